import { normalizeDomain } from '#lib/matcher'
import type { DomainRecords } from '#lib/scenario/document/domain-records'
import { LIMITS } from '#lib/scenario/document/limits'
import type { Edit } from './edit'

/** Stores what DNS said about a domain in place of what it said before. Beyond the limit, the oldest is removed. */
export const keepDomainRecords =
  (records: DomainRecords): Edit =>
  (document) => {
    const domain = normalizeDomain(records.domain)
    const others = document.domainRecords.filter((one) => normalizeDomain(one.domain) !== domain)
    const newest = [...others].sort((a, b) => b.askedAt.localeCompare(a.askedAt)).slice(0, LIMITS.domainRecords - 1)
    return { ...document, domainRecords: [...others.filter((other) => newest.includes(other)), records] }
  }
