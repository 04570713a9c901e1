import {
  countAddresses,
  type DomainSelection,
  fitsMicrosoft,
  formatIp,
  type GivenAnswer,
  type IpSet,
  intersect,
  ipv4Cidrs,
  type Outcome,
  type Outcomes,
  RowSet,
  type SampleChannel,
  type Swept,
  type SweptSenders,
  setOfRows,
  subtract,
  type Ways,
  type WitnessPlace,
} from '#lib/matcher'
import type { Service } from '#lib/scenario/document/document'
import type { Failure } from './failure'
import { domainsOf, productsOf } from './failure-domains'
import { networkSetsOf } from './network-sets'
import type { SenderClass } from './part-judge'

/** Failures of one part that are listed, and networks of each failure. The others are counted. */
const MOST_LISTED = 50
const MOST_NETWORKS = 200

/** How senders go against what is wanted: their outcome, and the answers it depends on. */
export type Fault = { readonly outcome: Outcome; readonly given: readonly GivenAnswer[] }

/**
 * Finds the faults of senders: under the defaults, or under which answers. Results are cached, because `Ways` are
 * shared.
 */
export class FaultFinder {
  private readonly known = new WeakMap<Ways, readonly Fault[]>()

  /** `isFault` gets the outcomes by side. `side` is the side whose outcome a fault reports. */
  constructor(
    private readonly isFault: (outcomes: Outcomes) => boolean,
    private readonly side = 0,
  ) {}

  find(ways: Ways): readonly Fault[] {
    const known = this.known.get(ways)
    if (known !== undefined) return known
    const found = this.findAnew(ways)
    this.known.set(ways, found)
    return found
  }

  private findAnew({ byDefault, all }: Ways): Fault[] {
    const outcomeOf = (outcomes: Outcomes) => outcomes[this.side] ?? 'rejected'
    const [first] = byDefault
    if (first !== undefined && byDefault.every(this.isFault)) return [{ outcome: outcomeOf(first), given: [] }]
    const faults = new Map<string, Fault>()
    for (const { outcomes, given } of all) {
      if (!this.isFault(outcomes)) continue
      const fault = { outcome: outcomeOf(outcomes), given: given() }
      faults.set(keyOf(fault), fault)
    }
    return [...faults.values()]
  }
}

export const keyOf = ({ outcome, given }: Fault): string =>
  `${outcome} ${given.map(({ question, answer }) => `${question}=${answer}`).join()}`

/** How an unwanted sender gets in: without TLS, with TLS alone, or with a name that matches the pattern. */
export type AdmittedBy = 'plain' | 'tls' | { readonly pattern: string }

/** The pattern of the name that admits; null if no name is needed. */
const patternOf = (way: AdmittedBy | null): string | null => (typeof way === 'string' ? null : (way?.pattern ?? null))

/** Senders of one set of domains and one certificate name that have the same fault. */
type Corner = {
  readonly selections: readonly DomainSelection[]
  /** the index of the name among those of the service; null if the name makes no difference */
  readonly name: number | null
  readonly rows: RowSet
  place: WitnessPlace
}

type FailureGroup = {
  readonly fault: Fault
  readonly way: AdmittedBy | null
  readonly isPlain: boolean
  readonly corners: Map<string, Corner>
}

/** Senders with one fault, and what tells them from others that have it too. */
type FailingSenders = Pick<SenderClass, 'selections'> & {
  readonly channel: SampleChannel
  readonly fault: Fault
  readonly way?: AdmittedBy | null
  readonly isPlain?: boolean
  readonly name?: number | null
}

/** Collects senders that go against what is wanted, grouped by fault. */
export class FailureCollector {
  private readonly found = new Map<string, FailureGroup>()
  private readonly numbers = new Map<SenderClass['selections'], number>()
  private senders: SweptSenders | null = null

  /** Notes the fault of senders with the channel. `selections`: their domains, the same list at each call in one walk. */
  add(
    senders: SweptSenders,
    { channel, selections, fault, way = null, isPlain = false, name = null }: FailingSenders,
  ): void {
    this.senders ??= senders
    const key = `${keyOf(fault)}|${typeof way === 'string' ? way : patternOf(way)}${isPlain ? '|plain' : ''}`
    let known = this.found.get(key)
    if (known === undefined) {
      known = { fault, way, isPlain, corners: new Map() }
      this.found.set(key, known)
    }
    const number = this.numbers.get(selections) ?? this.numbers.size
    this.numbers.set(selections, number)
    const place = senders.place(channel, selections[0])
    const corner = known.corners.get(`${number} ${name}`)
    if (corner === undefined) {
      const rows = new RowSet(senders.axes.rows.count)
      rows.add(senders.rows)
      known.corners.set(`${number} ${name}`, { selections, name, rows, place })
      return
    }
    corner.rows.add(senders.rows)
    if (senders.isBetter(place, corner.place)) corner.place = place
  }

  get isEmpty(): boolean {
    return this.found.size === 0
  }

  /** The collected failures. `service` is the service that all senders belong to, or null. */
  list(swept: Swept, service: Service | null): { failures: Failure[]; failuresLeft: number } {
    const { senders } = this
    if (senders === null) return { failures: [], failuresLeft: 0 }
    const all = [...this.found.values()]
    // Names that may match a pattern add nothing if names that surely match it are admitted.
    const isOpenAnyway = ({ fault, way }: FailureGroup) =>
      patternOf(way) !== null &&
      fault.given.length > 0 &&
      all.some((other) => other.fault.given.length === 0 && patternOf(other.way) === patternOf(way))
    const failures = all
      .filter((one) => !isOpenAnyway(one) && !all.some((other) => covers(other, one)))
      .flatMap((one) => boxesOf(one, swept, senders).map((box) => writeFailure(one, box, { swept, senders, service })))
      .sort(worstFirst)
    return { failures: failures.slice(0, MOST_LISTED), failuresLeft: Math.max(0, failures.length - MOST_LISTED) }
  }
}

/**
 * Reports whether one group has at least the senders of the other, an outcome as bad, and needs fewer of the same
 * answers.
 */
function covers(one: FailureGroup, other: FailureGroup): boolean {
  if (one === other || one.isPlain !== other.isPlain || keyOfWay(one.way) !== keyOfWay(other.way)) return false
  const { given } = other.fault
  const isPart = one.fault.given.every(({ question, answer }) =>
    given.some((said) => said.question === question && said.answer === answer),
  )
  if (!isPart || one.fault.given.length >= given.length || RANK[one.fault.outcome] > RANK[other.fault.outcome])
    return false
  return [...other.corners].every(([key, { rows }]) => one.corners.get(key)?.rows.holds(rows) === true)
}

const keyOfWay = (way: AdmittedBy | null): string | null => (typeof way === 'string' ? way : patternOf(way))

/** Addresses, names and domains of which every combination fails. */
type Box = {
  readonly rows: RowSet
  readonly names: ReadonlySet<number>
  readonly selections: ReadonlySet<DomainSelection>
  readonly place: WitnessPlace
}

/** Splits a group into boxes, because a description of the whole group would include combinations that do not fail. */
function boxesOf({ corners }: FailureGroup, swept: Swept, senders: SweptSenders): Box[] {
  const byDomains = new Map<Corner['selections'], Map<string, Corner[]>>()
  for (const corner of corners.values()) {
    const byRows = byDomains.get(corner.selections) ?? new Map<string, Corner[]>()
    const { key } = corner.rows
    byRows.set(key, [...(byRows.get(key) ?? []), corner])
    byDomains.set(corner.selections, byRows)
  }
  const alike = new Map<string, Corner[]>()
  for (const byRows of byDomains.values())
    for (const [rows, own] of byRows) {
      const key = `${own
        .map(({ name }) => name)
        .sort()
        .join()}|${rows}`
      alike.set(key, [...(alike.get(key) ?? []), ...own])
    }
  return [...alike.values()].flatMap((own) =>
    productsOf(swept, new Set(own.flatMap(({ selections }) => selections))).flatMap((selections) => {
      const [first, ...others] = own.flatMap((corner) => within(corner, selections))
      if (first === undefined) return []
      const names = new Set([first, ...others].flatMap(({ name }) => name ?? []))
      const place = others.reduce(
        (best, corner) => (senders.isBetter(corner.place, best) ? corner.place : best),
        first.place,
      )
      return [{ rows: first.rows, names, selections, place }]
    }),
  )
}

/** The part of the corner with these domains; nothing where it has none of them. */
function within(corner: Corner, selections: ReadonlySet<DomainSelection>): Corner[] {
  const selection = corner.selections.find((one) => selections.has(one))
  return selection === undefined ? [] : [{ ...corner, place: { ...corner.place, selection } }]
}

type WriteContext = { readonly swept: Swept; readonly senders: SweptSenders; readonly service: Service | null }

function writeFailure(
  { fault, way, isPlain }: FailureGroup,
  { rows, names, selections, place }: Box,
  { swept, senders, service }: WriteContext,
): Failure {
  const set = setOfRows(swept.axes.rows, [...rows])
  const { ipv4, ipv6 } = countAddresses(set)
  const isAnywhere = ipv4 > 2n ** 31n || ipv6 > 2n ** 127n
  const concerned =
    service === null || service.networks.length === 0 ? (isAnywhere ? [] : networksOf(set)) : ownNetworks(service, set)
  const isEveryName = service === null || names.size === 0 || names.size === service.certificateNames.length
  return {
    ...fault,
    serviceId: service?.id ?? null,
    isPlain,
    admits: way === null ? null : doorOf(way, isAnywhere),
    networks: concerned.slice(0, MOST_NETWORKS),
    networksLeft: Math.max(0, concerned.length - MOST_NETWORKS),
    addresses: { ipv4: String(ipv4), ipv6: String(ipv6) },
    certificateNames: isEveryName ? null : service.certificateNames.filter((_, index) => names.has(index)),
    ...domainsOf(swept, selections),
    witness: senders.witness(place),
  }
}

function doorOf(way: AdmittedBy, isAnywhere: boolean): NonNullable<Failure['admits']> {
  const pattern = patternOf(way)
  if (!isAnywhere) return { to: 'listed-addresses', pattern }
  if (pattern !== null) return { to: fitsMicrosoft(pattern) ? 'every-microsoft-365-tenant' : 'customers-of', pattern }
  return { to: way === 'plain' ? 'everyone' : 'everyone-with-tls', pattern }
}

/** The networks of the service in the set: as written if the whole network is in it, else the part that is. */
function ownNetworks({ networks }: Service, set: IpSet): string[] {
  return networkSetsOf(networks).flatMap(({ text, set: own }) => {
    const rest = subtract(own, set)
    return rest.v4.length + rest.v6.length === 0 ? [text] : networksOf(intersect(own, set))
  })
}

function networksOf(set: IpSet): string[] {
  const ranges: string[] = []
  for (let i = 0; i + 1 < set.v6.length; i += 2) {
    const [first = 0n, end = 1n] = [set.v6[i], set.v6[i + 1]]
    ranges.push(end - first === 1n ? formatIp(first) : `${formatIp(first)}-${formatIp(end - 1n)}`)
  }
  return [...ipv4Cidrs(set, 1), ...ranges]
}

const RANK: Record<Outcome, number> = { accepted: 0, rejected: 1, 'not-ours': 2, deferred: 3 }

const worstFirst = (one: Failure, other: Failure): number =>
  one.given.length - other.given.length ||
  RANK[one.outcome] - RANK[other.outcome] ||
  Number(BigInt(other.addresses.ipv4) - BigInt(one.addresses.ipv4))
