import { type IpSet, intersect, ipSetOf, ipv4Cidrs, parseNetwork, subtract } from '#lib/matcher'
import type { SpfAnswer } from '#lib/scenario/document/document'
import type { FlattenedSpf } from './flattened-spf'

/** The differences of two lists of addresses, each in the fewest networks. */
type NetworkChanges = {
  /** only in the new list; /24 to /32, ready for a connector */
  readonly added: readonly string[]
  /** only in the old list */
  readonly removed: readonly string[]
  /** in both */
  readonly same: readonly string[]
}

/** The networks that an SPF record passes, compared with the list of a connector. */
export type ConnectorComparison = NetworkChanges & {
  /** entries of the connector that are not IPv4 networks; they are not compared */
  readonly notCompared: readonly string[]
  /** false if the record was read in part: then networks in `removed` may only be missing from what was read */
  readonly isComplete: boolean
}

/** Compares the record's networks with a connector's `SenderIPAddresses`, as sets of addresses and not as texts. */
export function compareWithConnector(
  flattened: Pick<FlattenedSpf, 'networks' | 'isComplete'>,
  senderIPAddresses: readonly string[],
): ConnectorComparison {
  const isIpv4 = (text: string) => parseNetwork(text)?.family === 4
  return {
    ...compareSets(ipSetOf(senderIPAddresses.filter(isIpv4)), ipSetOf(flattened.networks)),
    notCompared: senderIPAddresses.filter((text) => !isIpv4(text)),
    isComplete: flattened.isComplete,
  }
}

export type AnswerComparison = {
  readonly networks: NetworkChanges
  readonly cannotGoIn: { readonly added: readonly string[]; readonly removed: readonly string[] }
  /** domains whose record changed; null if there was or is no record */
  readonly records: readonly {
    readonly domain: string
    readonly before: string | null
    readonly after: string | null
  }[]
  /** false if either answer is incomplete: then a difference may only come from a part that was not read */
  readonly isComplete: boolean
}

/** The changes of a record between two answers. */
export function compareAnswers(before: SpfAnswer, after: SpfAnswer): AnswerComparison {
  const listed = ({ cannotGoIn }: SpfAnswer) => new Set(cannotGoIn.map(({ value }) => value))
  const without = (values: ReadonlySet<string>, others: ReadonlySet<string>) =>
    [...values].filter((one) => !others.has(one))
  return {
    networks: compareSets(ipSetOf(before.networks), ipSetOf(after.networks)),
    cannotGoIn: { added: without(listed(after), listed(before)), removed: without(listed(before), listed(after)) },
    records: compareRecords(recordsOf(before), recordsOf(after)),
    isComplete: before.isComplete && after.isComplete,
  }
}

function compareSets(before: IpSet, after: IpSet): NetworkChanges {
  return {
    added: ipv4Cidrs(subtract(after, before)),
    // These are only displayed, so entries wider than /24 are not split.
    removed: ipv4Cidrs(subtract(before, after), 0),
    same: ipv4Cidrs(intersect(before, after), 0),
  }
}

const recordsOf = ({ records }: SpfAnswer): ReadonlyMap<string, string> =>
  new Map(records.map(({ domain, record }) => [domain, record]))

function compareRecords(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): AnswerComparison['records'] {
  const domains = [...new Set([...before.keys(), ...after.keys()])]
  return domains
    .map((domain) => ({ domain, before: before.get(domain) ?? null, after: after.get(domain) ?? null }))
    .filter((record) => record.before !== record.after)
}
