import { RowSet, setOfRows } from '#lib/matcher/compare/addresses'
import type { GivenAnswer } from '#lib/matcher/compare/judging'
import type { Outcomes } from '#lib/matcher/compare/ways'
import type { Outcome } from '#lib/matcher/index'
import {
  countAddresses,
  formatIp,
  type IpSet,
  intersect,
  ipSet,
  ipv4Cidrs,
  parseNetwork,
  subtract,
} from '#lib/matcher/sets/ip'
import { fitsMicrosoft } from '#lib/matcher/survey/microsoft-names'
import type { Place, SampleChannel, Swept, SweptSenders, Ways } from '#lib/matcher/sweep'
import type { Service } from '#lib/scenario/document'
import { domainsOf } from './failure-domains'
import type { Failure } from './gates'

/** Failures of one gate that are listed, and networks of each. The rest is counted. */
const MOST_LISTED = 50
const MOST_NETWORKS = 200

/** A way in which senders go against an invariant. */
export type Fault = { readonly outcome: Outcome; readonly given: readonly GivenAnswer[] }

/** Whether senders go against something: under the defaults, or under which answers. Remembered, since ways are shared. */
export class FaultFinder {
  private readonly known = new WeakMap<Ways, readonly Fault[]>()

  /** `isFault` is told the outcomes by side; `side` is the one of which the outcome is told. */
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

/** How somebody gets in who may not: without TLS, with TLS alone, or with a name that fits the pattern. */
export type Way = 'plain' | 'tls' | { readonly pattern: string }

/** The pattern of a name that lets in; null where it takes none. */
const patternOf = (way: Way | null): string | null => (typeof way === 'string' ? null : (way?.pattern ?? null))

type Gathered = {
  readonly fault: Fault
  readonly way: Way | null
  readonly isPlain: boolean
  readonly rows: RowSet
  readonly names: Set<number>
  readonly selections: Set<object>
  readonly swept: Pick<SweptSenders, 'witness'>
  place: Place
}

/** Gathers senders that go against an invariant, by what becomes of them and under which answers. */
export class FailureCollector {
  private readonly found = new Map<string, Gathered>()

  add(
    senders: SweptSenders,
    channel: SampleChannel,
    fault: Fault,
    { way = null, isPlain = false, name }: { way?: Way | null; isPlain?: boolean; name?: number },
  ): void {
    const key = `${keyOf(fault)}|${typeof way === 'string' ? way : patternOf(way)}${isPlain ? '|plain' : ''}`
    const place = senders.place(channel)
    let known = this.found.get(key)
    if (known === undefined) {
      const rows = new RowSet(senders.axes.rows.count)
      known = { fault, way, isPlain, rows, names: new Set(), selections: new Set(), swept: senders, place }
      this.found.set(key, known)
    }
    known.rows.add(senders.rows)
    known.selections.add(senders.walk.selection)
    if (name !== undefined) known.names.add(name)
    if (senders.isBetter(place, known.place)) known.place = place
  }

  get isEmpty(): boolean {
    return this.found.size === 0
  }

  /** What was gathered, written out. `service`: whose senders they are, if those of one. */
  list(swept: Swept, service: Service | null): { failures: Failure[]; failuresLeft: number } {
    const all = [...this.found.values()]
    // Names that perhaps fit a pattern say nothing new where those that surely fit it are let in.
    const isOpenAnyway = ({ fault, way }: Gathered) =>
      patternOf(way) !== null &&
      fault.given.length > 0 &&
      all.some((other) => other.fault.given.length === 0 && patternOf(other.way) === patternOf(way))
    const failures = all
      .filter((one) => !isOpenAnyway(one))
      .map((one) => writeFailure(one, swept, service))
      .sort(worstFirst)
    return { failures: failures.slice(0, MOST_LISTED), failuresLeft: Math.max(0, failures.length - MOST_LISTED) }
  }
}

function writeFailure(
  { fault, way, isPlain, rows, names, selections, swept: senders, place }: Gathered,
  swept: Swept,
  service: Service | null,
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

function doorOf(way: Way, isAnywhere: boolean): NonNullable<Failure['admits']> {
  const pattern = patternOf(way)
  if (!isAnywhere) return { to: 'listed-addresses', pattern }
  if (pattern !== null) return { to: fitsMicrosoft(pattern) ? 'every-microsoft-365-tenant' : 'customers-of', pattern }
  return { to: way === 'plain' ? 'everyone' : 'everyone-with-tls', pattern }
}

/** The service's networks that are concerned: as they are written where they are so as a whole, else the part that is. */
function ownNetworks({ networks }: Service, set: IpSet): string[] {
  return networks.flatMap((text) => {
    const network = parseNetwork(text)
    if (network === null) return []
    const own = ipSet([network.range])
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
