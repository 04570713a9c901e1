import type { Connector } from '#lib/matcher/model/connector'
import { NEW_CONNECTOR_DEFAULTS } from '#lib/matcher/model/defaults'
import type { Answers } from '#lib/matcher/model/questions'
import type { Tenant } from '#lib/matcher/model/tenant'
import { type PreparedConnector, type PreparedSide, prepare, prepareConnector } from '#lib/matcher/rules/prepare'
import type { IpSet } from '#lib/matcher/sets/ip'
import { type AddressRows, cutAddresses } from './addresses'
import { cutNames, type NameClass, type NameLiteral } from './certificates'
import { Numbering } from './numbering'

/** One state of the world: the tenant facts and the connector set of a phase. */
export type Side = { readonly tenant: Tenant; readonly connectors: readonly Connector[] }

/**
 * Senders that must not share a cell with others although no connector tells them apart: those with these MAIL FROM and
 * recipient domains, from these networks, or with a certificate name that fits. A mark is described by the properties
 * of a connector, but the rules never see it.
 */
export type SenderMark = Partial<
  Pick<Connector, 'senderDomains' | 'senderIPAddresses' | 'tlsSenderCertificateName' | 'associatedAcceptedDomains'>
>

/**
 * What the axes are cut by: an enabled connector of a side, or a mark, whose side is past the last one. Equal lists, names
 * and so on have equal numbers.
 */
export type AxisMember = {
  /** its place among all members */
  readonly index: number
  readonly side: number
  readonly prepared: PreparedConnector
  /** its address list among the distinct ones, -1 if it has none */
  readonly list: number
  /** its certificate name among the distinct ones, -1 if it has none */
  readonly wanted: number
  /** its display name among the distinct ones, case ignored */
  readonly name: number
}

/** The axes of a comparison (two sides) or a survey (one side), cut at every value that a side or a mark mentions. */
export type Axes = {
  readonly sides: readonly PreparedSide[]
  readonly answers: Answers
  readonly members: readonly AxisMember[]
  readonly rows: AddressRows
  readonly names: readonly NameClass[]
  /** the literals, by the numbers that the name classes hold */
  readonly literals: readonly NameLiteral[]
  /** a certificate name that fits nothing: the subject of certificates whose SANs are looked at */
  readonly strangerName: string
  /** display names by `AxisMember.name`, as the first member with the name writes them */
  readonly displayNames: readonly string[]
}

/**
 * Prepares the sides, and cuts addresses and certificate names into the rows and classes that sides and marks tell
 * apart.
 */
export function cutSides(sides: readonly Side[], answers: Answers, marks: readonly SenderMark[] = []): Axes {
  const prepared = sides.map(({ tenant, connectors }) => prepare(tenant, connectors))
  const lists = new Numbering<IpSet>()
  const wanted = new Numbering<string>()
  const displayNames = new Numbering<string>()
  const enabled = [
    ...prepared.flatMap((side, number) => side.enabled.map((connector) => ({ connector, side: number }))),
    ...marks.map((mark, index) => ({ connector: prepareMark(mark, index), side: sides.length })),
  ]
  const members = enabled.map(({ connector, side }, index) => ({
    index,
    side,
    prepared: connector,
    list: connector.traits.hasIps ? lists.add(listKey(connector.ips), connector.ips) : -1,
    wanted: connector.wantedName === null ? -1 : wanted.add(connector.wantedName, connector.wantedName),
    name: displayNames.add(connector.name.toLowerCase(), connector.name),
  }))
  return {
    sides: prepared,
    answers,
    members,
    rows: cutAddresses(lists.values),
    ...cutNames(wanted.values, prepared),
    displayNames: displayNames.values,
  }
}

/** The place of the first mark among the members; the other marks follow it. -1 if there is none. */
export const firstMark = ({ members, sides }: Axes): number => members.findIndex(({ side }) => side >= sides.length)

const prepareMark = (mark: SenderMark, index: number): PreparedConnector =>
  prepareConnector({ ...NEW_CONNECTOR_DEFAULTS, id: `mark ${index}`, name: '', requireTls: false, ...mark })

const listKey = ({ v4, v6 }: IpSet): string => `${v4.join()}|${v6.join()}`
