import { normalizeDomain } from '#lib/matcher'
import type { Mx, Phase, ScenarioDocument, Service } from '#lib/scenario/document/document'
import type { DomainRecords } from '#lib/scenario/document/domain-records'
import { MICROSOFT } from '#lib/scenario/document/microsoft'
import { findMxOwner } from '#lib/scenario/services/mx-owner'

/** `unknown`: the names in DNS do not tell whose they are. `not-read`: nobody knows what DNS says. */
export type MxComparison = 'same' | 'differs' | 'unknown' | 'not-read'

/** Compares where MX points in DNS with what a phase says of the domain. */
export function compareMx(
  { state, records }: DomainRecords['mx'],
  { to }: Pick<Mx, 'to'>,
  services: readonly Service[],
): MxComparison {
  if (state === 'not-read') return 'not-read'
  if (records.every(({ exchange }) => exchange === '.')) return 'differs'
  const owners = new Set(records.map(({ exchange }) => findMxOwner(exchange, services)))
  if (to.every((id) => owners.has(id)) && [...owners].every((id) => id !== null && to.includes(id))) return 'same'
  const isElsewhere = [...owners].some((id) => id !== null && !to.includes(id))
  // Names of Microsoft are known, so that a name of nobody is not one of them.
  const isNotMicrosoft = to.includes(MICROSOFT) && !owners.has(MICROSOFT)
  return isElsewhere || isNotMicrosoft ? 'differs' : 'unknown'
}

/** The domains whose MX the phases state and that can be looked up, each once as it is first written. */
export function mxDomains(phases: readonly Pick<Phase, 'mx'>[]): string[] {
  const domains = new Map<string, string>()
  for (const { domain } of phases.flatMap(({ mx }) => mx)) {
    const comparable = normalizeDomain(domain)
    if (!domain.includes('*') && !domains.has(comparable)) domains.set(comparable, domain)
  }
  return [...domains.values()]
}

/** What DNS said about a domain when it was last looked up; null if it was not. */
export function recordsOf(document: Pick<ScenarioDocument, 'domainRecords'>, domain: string): DomainRecords | null {
  const comparable = normalizeDomain(domain)
  return document.domainRecords.find((one) => normalizeDomain(one.domain) === comparable) ?? null
}

type Known = Pick<ScenarioDocument, 'phases' | 'services' | 'domainRecords'>

/**
 * `wrong` where DNS has something that a move of MX must respect: an MTA-STS policy, TLSA records, MX that is where no phase
 * says, or a TTL longer than the phase's. `ok` only if all was read of every domain whose MX the phases state.
 */
export function judgeDomainRecords(document: Known): 'ok' | 'wrong' | 'not-read' {
  const domains = mxDomains(document.phases)
  const records = domains.flatMap((domain) => recordsOf(document, domain) ?? [])
  if (records.some((one) => isToRespect(one, document))) return 'wrong'
  return domains.length > 0 && records.length === domains.length && records.every(isReadWhole) ? 'ok' : 'not-read'
}

function isToRespect({ domain, mx, mtaSts, tlsa }: DomainRecords, { phases, services }: Known): boolean {
  if (mtaSts.state === 'read' || tlsa.some(({ state }) => state === 'read')) return true
  const stated = phases.flatMap(({ mx: records, mxTtl }) =>
    records
      .filter((record) => normalizeDomain(record.domain) === normalizeDomain(domain))
      .map((record) => ({ comparison: compareMx(mx, record, services), mxTtl })),
  )
  const isNowhere = stated.every(({ comparison }) => comparison === 'differs')
  return isNowhere || stated.some(({ comparison, mxTtl }) => comparison === 'same' && isLonger(mx.ttl, mxTtl))
}

const isLonger = (found: number | null, stated: number | null): boolean =>
  found !== null && stated !== null && found > stated

/** Reports whether every part was read, TLSA of every mail server too. */
function isReadWhole({ mx, mtaSts, tlsa }: DomainRecords): boolean {
  const hosts = mx.records.map(({ exchange }) => exchange.toLowerCase()).filter((host) => host !== '.')
  return (
    mx.state !== 'not-read' &&
    mtaSts.state !== 'not-read' &&
    hosts.every((host) => tlsa.some((one) => one.host === host && one.state !== 'not-read'))
  )
}
