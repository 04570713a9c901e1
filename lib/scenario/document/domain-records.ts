import { z } from 'zod'
import { LONGEST_DOMAIN } from './forms'
import { LIMITS } from './limits'
import { listOf } from './list'
import { comparedText, FORMATS } from './text'

/** Why DNS gave no answer to a question. */
export const DNS_FAILURES = ['NXDOMAIN', 'NODATA', 'SERVFAIL', 'REFUSED', 'TIMEOUT', 'TIME_UP', 'FAILED'] as const
/** Why records were not read: the question failed, or has a larger answer than is kept. */
export const NOT_READ_REASONS = [
  'SERVFAIL',
  'REFUSED',
  'TIMEOUT',
  'TIME_UP',
  'FAILED',
  'TOO_LARGE',
] as const satisfies readonly ((typeof DNS_FAILURES)[number] | 'TOO_LARGE')[]

/** `none`: DNS said that there are no such records. `not-read`: nobody knows whether there are. */
export const RECORDS_STATES = ['read', 'none', 'not-read'] as const

const read = {
  state: z.enum(RECORDS_STATES),
  /** why the records were not read; null in the other states */
  reason: z.enum(NOT_READ_REASONS).nullable().default(null),
  /** seconds for which the resolver may still keep the answer: the TTL of the zone is this or more; null if not known */
  ttl: z.number().int().min(0).max(LIMITS.ttl).nullable().default(null),
}
const host = comparedText.trim().min(1).max(LONGEST_DOMAIN)
const recordText = z.string().max(LIMITS.text)
/** Whether the resolver says that DNSSEC proves the answer; false too where it does not check. */
const isAuthentic = z.boolean().default(false)
const byte = z.number().int().min(0).max(255)

/** What DNS said about the mail of a domain at one time. */
export const domainRecordsSchema = z.strictObject({
  domain: host.meta(FORMATS.domain),
  askedAt: z.iso.datetime(),
  /** the preferred first; the exchange `.` says that the domain takes no mail (RFC 7505) */
  mx: z.strictObject({
    ...read,
    isAuthentic,
    records: listOf(
      z.strictObject({ preference: z.number().int().min(0).max(65_535), exchange: host }),
      LIMITS.dnsRecords,
    ).default([]),
  }),
  /** the records `v=STSv1` of `_mta-sts` (RFC 8461 §3.1); more than one count as none */
  mtaSts: z.strictObject({
    ...read,
    /** the id of the policy; null unless there is exactly one record */
    id: z.string().max(LIMITS.text).nullable().default(null),
    /** the policy stands on a web server, which is never asked from here */
    policy: z.enum(['not-read']).default('not-read'),
    records: listOf(recordText, LIMITS.dnsRecords).default([]),
  }),
  /** the records `v=DMARC1` of `_dmarc` below the domain, or else below its next parent that has one */
  dmarc: z.strictObject({
    ...read,
    /** the domain that has the record; null without one */
    foundAt: host.meta(FORMATS.domain).nullable().default(null),
    records: listOf(recordText, LIMITS.dnsRecords).default([]),
  }),
  /** the records `v=spf1` of the domain itself; more than one is an error of the domain (RFC 7208 §4.5) */
  spf: z
    .strictObject({ ...read, records: listOf(recordText, LIMITS.dnsRecords).default([]) })
    .prefault({ state: 'not-read' }),
  /** the TLSA records of port 25 of the first mail servers (RFC 7672); senders use them only if DNSSEC proves them */
  tlsa: listOf(
    z.strictObject({
      host,
      ...read,
      isAuthentic,
      records: listOf(
        z.strictObject({ usage: byte, selector: byte, matchingType: byte, data: z.string().max(LIMITS.text) }),
        LIMITS.dnsRecords,
      ).default([]),
    }),
    LIMITS.mxTargets,
  ).default([]),
})

export type DomainRecords = z.output<typeof domainRecordsSchema>
export type NotReadReason = (typeof NOT_READ_REASONS)[number]
