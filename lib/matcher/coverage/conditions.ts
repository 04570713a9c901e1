import type { Connector } from '#lib/matcher/model/connector'
import type { Tenant } from '#lib/matcher/model/tenant'
import { type Facts, type PreparedConnector, prepareConnector } from '#lib/matcher/rules/prepare'
import { scopeOf } from '#lib/matcher/rules/traits'
import { containsDomain, normalizeDomain, specificity } from '#lib/matcher/sets/domains'
import { containsIp, type Ip, type IpRange, parseNetwork } from '#lib/matcher/sets/ip'
import { fitName } from '#lib/matcher/sets/names'

/**
 * One thing that a connector asks of a sender, one way round: that it holds, or that it fails. `of` is the entry that is
 * meant: a sender domain, a network, the certificate name. `edge` says which address beside or inside of a network.
 */
export type Condition = {
  readonly connectorId: string
  readonly check: 'senderDomain' | 'recipient' | 'tls' | 'sourceIP' | 'certificate'
  readonly holds: boolean
  readonly of: string | null
  readonly edge: 'first' | 'last' | 'before' | 'after' | null
}

/** A condition, and how to tell whether a sender exercises it. */
export type Testable = Condition & {
  /** the address of an edge, or the first of a network */
  readonly ip: Ip | null
  readonly isMet: (facts: Facts) => boolean
}

/** Every condition of an enabled connector. Those of a check count only for senders that get as far as the check. */
export function conditionsOf(connector: Connector): Testable[] {
  const prepared = prepareConnector(connector)
  const inScope = (facts: Facts) => isInScope(prepared, facts)
  const make = (
    own: Pick<Condition, 'check' | 'holds'> & Partial<Testable>,
    isMet: (facts: Facts) => boolean,
  ): Testable => ({ connectorId: connector.id, of: null, edge: null, ip: null, ...own, isMet })
  return [
    ...scopeConditions(prepared, make),
    ...(prepared.traits.requireTls && hasScope(prepared)
      ? [true, false].map((tls) => make({ check: 'tls', holds: tls }, (facts) => inScope(facts) && facts.tls === tls))
      : []),
    ...networkConditions(prepared, make, inScope),
    ...nameConditions(prepared, make, inScope),
  ]
}

type Make = (own: Pick<Condition, 'check' | 'holds'> & Partial<Testable>, isMet: Testable['isMet']) => Testable

/** OnPremises connectors look at no sender domain, no limit of recipients and no RequireTls. */
const hasScope = ({ traits }: PreparedConnector): boolean => traits.connectorType === 'Partner'

const coversFrom = ({ senderDomains }: PreparedConnector, from: string): boolean => scopeOf(senderDomains, from) >= 0

function isInScope(prepared: PreparedConnector, { from, to }: Facts): boolean {
  if (!hasScope(prepared)) return true
  if (from === null || to === null) return false
  return coversFrom(prepared, from) && (prepared.recipients === null || containsDomain(prepared.recipients, to))
}

function scopeConditions(prepared: PreparedConnector, make: Make): Testable[] {
  if (!hasScope(prepared)) return []
  const { senderDomains, recipients, quoted } = prepared
  const isCovered = (entry: string, from: string | null) =>
    from !== null && from !== '' && specificity(entry, from) >= 0
  return [
    ...senderDomains.map((entry) =>
      make({ check: 'senderDomain', holds: true, of: entry }, ({ from }) => isCovered(entry, from)),
    ),
    ...(senderDomains.includes('*')
      ? []
      : [make({ check: 'senderDomain', holds: false }, ({ from }) => from !== null && !coversFrom(prepared, from))]),
    ...quoted.associatedAcceptedDomains.map((domain) =>
      make(
        { check: 'recipient', holds: true, of: normalizeDomain(domain) },
        ({ to }) => to !== null && specificity(normalizeDomain(domain), to) >= 0,
      ),
    ),
    ...(recipients === null
      ? []
      : [make({ check: 'recipient', holds: false }, ({ to }) => to !== null && !containsDomain(recipients, to))]),
  ]
}

function networkConditions(prepared: PreparedConnector, make: Make, inScope: Testable['isMet']): Testable[] {
  const { ips, traits, quoted } = prepared
  if (!traits.hasIps) return []
  const inside = quoted.senderIPAddresses.flatMap((text) => {
    const range = parseNetwork(text)?.range
    if (range === undefined) return []
    return [
      make(
        { check: 'sourceIP', holds: true, of: text, ip: range.first },
        (facts) => inScope(facts) && isWithin(range, facts.ip),
      ),
      ...edgesOf(range, (ip) => containsIp(ips, ip)).map(({ edge, ip, holds }) =>
        make({ check: 'sourceIP', holds, of: text, edge, ip }, (facts) => inScope(facts) && facts.ip === ip),
      ),
    ]
  })
  const isOutside = (facts: Facts) => inScope(facts) && facts.ip !== null && !containsIp(ips, facts.ip)
  return [...inside, make({ check: 'sourceIP', holds: false }, isOutside)]
}

const isWithin = ({ first, last }: IpRange, ip: Ip | null): boolean =>
  ip !== null && typeof ip === typeof first && first <= ip && ip <= last

type Edge = { readonly edge: NonNullable<Condition['edge']>; readonly ip: Ip; readonly holds: boolean }

/** Where a network ends: its outermost addresses, and their neighbours unless another entry lists those. */
function edgesOf({ first, last }: IpRange, isListed: (ip: Ip) => boolean): Edge[] {
  const edges: Edge[] = [
    { edge: 'first', ip: first, holds: true },
    { edge: 'last', ip: last, holds: true },
  ]
  const [before, after] = [neighbour(first, -1), neighbour(last, 1)]
  if (before !== null && !isListed(before)) edges.push({ edge: 'before', ip: before, holds: false })
  if (after !== null && !isListed(after)) edges.push({ edge: 'after', ip: after, holds: false })
  return edges
}

function neighbour(ip: Ip, step: 1 | -1): Ip | null {
  if (typeof ip === 'number') return ip + step >= 0 && ip + step < 2 ** 32 ? ip + step : null
  const next = ip + BigInt(step)
  return next >= 0n && next < 1n << 128n ? next : null
}

function nameConditions({ wantedName }: PreparedConnector, make: Make, inScope: Testable['isMet']): Testable[] {
  if (wantedName === null) return []
  const fits = (facts: Facts, wanted: boolean) =>
    inScope(facts) &&
    facts.names !== null &&
    facts.names.length > 0 &&
    facts.trusted !== null &&
    wanted === (facts.trusted && facts.names.some((name) => isSureFit(wantedName, name)))
  return [true, false].map((holds) =>
    make({ check: 'certificate', holds, of: wantedName }, (facts) => fits(facts, holds)),
  )
}

const isSureFit = (wanted: string, name: string): boolean => ['exact', 'below'].includes(fitName(wanted, name) ?? '')

/** Accepted domains a sample can be sent to: those that are no pattern, else what lies below one. */
export const recipientDomains = ({ acceptedDomains }: Tenant): string[] =>
  acceptedDomains.map(normalizeDomain).map((domain) => (domain.startsWith('*.') ? domain.slice(2) : domain))
