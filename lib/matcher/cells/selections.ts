import type { Prepared } from '#lib/matcher/rules/prepare'
import { onPremisesKey, partnerKey, type Reach, scopeOfEntry } from '#lib/matcher/rules/traits'
import { cutDomains, type DomainClass } from '#lib/matcher/sets/domain-classes'
import { containsDomain, type DomainSet } from '#lib/matcher/sets/domains'
import { Numbering } from './numbering'
import type { Axes, AxisMember } from './sides'

/**
 * Pairs of MAIL FROM and recipient classes for which the same members take part in the same way on every side. What the
 * senders of a selection are told depends on address and channel only.
 */
export type DomainSelection = {
  readonly members: readonly AxisMember[]
  /** for each member, the number of its shape: the rules tell members of one shape apart by address and certificate only */
  readonly shapes: readonly number[]
  /** sample domains of the selection; '' is the null sender */
  readonly from: string
  readonly to: string
  /** a key of everything that the rules read of these senders' domains besides the members */
  readonly facts: string
  /** by side: whether an OnPremises connector asks if a certificate name is an accepted domain */
  readonly asksOwn: readonly boolean[]
  /** places in `Selections.fromGroups` and `.toGroups` */
  readonly pairs: readonly (readonly [number, number])[]
  /**
   * null: the sides may differ everywhere; otherwise only in addresses that one list of a pair holds and the other does
   * not
   */
  readonly differingLists: readonly (readonly [number, number])[] | null
}

export type Selections = {
  readonly all: readonly DomainSelection[]
  readonly from: readonly DomainClass[]
  readonly to: readonly DomainClass[]
  /** classes that no connector tells apart, as places in `from` */
  readonly fromGroups: readonly (readonly number[])[]
  readonly toGroups: readonly (readonly number[])[]
}

/** Every pair of sender and recipient domains that the sides can tell apart. */
export function selectParts(axes: Axes): Selections {
  const from = cutDomains(fromPatterns(axes), true)
  const to = cutDomains(toPatterns(axes), false)
  const fromGroups = groupBySignature(from, ({ sample }) => readFrom(axes, sample))
  const toGroups = groupBySignature(to, ({ sample }) => readTo(axes, sample))
  const shapes = new Numbering<null>()
  const found = new Numbering<DomainSelection & { pairs: [number, number][] }>()
  for (const [f, sender] of fromGroups.entries())
    for (const [t, recipient] of toGroups.entries()) {
      const made = makeSelection(axes, shapes, sender.value, recipient.value)
      const key = `${made.facts}|${made.members.map((member, i) => `${member.index}:${made.shapes[i]}`).join()}`
      found.values[found.add(key, { ...made, pairs: [] })]?.pairs.push([f, t])
    }
  const membersOf = ({ members }: { readonly members: readonly number[] }) => members
  return { all: found.values, from, to, fromGroups: fromGroups.map(membersOf), toGroups: toGroups.map(membersOf) }
}

/**
 * The patterns that cut MAIL FROM. Accepted domains are among them only where a rule asks: OnPremises and
 * RejectDirectSend.
 */
function* fromPatterns({ sides, members }: Axes): Generator<string> {
  for (const { prepared } of members) if (prepared.traits.connectorType === 'Partner') yield* prepared.senderDomains
  for (const side of sides) if (asksFrom(side)) yield* patternsOf(side.accepted)
}

function* toPatterns({ sides, members }: Axes): Generator<string> {
  for (const side of sides) yield* patternsOf(side.accepted)
  for (const { prepared } of members) if (prepared.recipients !== null) yield* patternsOf(prepared.recipients)
}

const asksFrom = ({ onPremises, rejectDirectSend }: Prepared): boolean => onPremises.length > 0 || rejectDirectSend

function* patternsOf({ exact, bases }: DomainSet): Generator<string> {
  yield* exact
  for (const base of bases) yield `*.${base}`
}

function groupBySignature<T extends { readonly signature: string }>(
  classes: readonly DomainClass[],
  read: (member: DomainClass) => T,
): { value: T; members: number[] }[] {
  const groups = new Map<string, { value: T; members: number[] }>()
  for (const [index, member] of classes.entries()) {
    const value = read(member)
    const group = groups.get(value.signature)
    if (group === undefined) groups.set(value.signature, { value, members: [index] })
    else group.members.push(index)
  }
  return [...groups.values()]
}

type ReadFrom = ReturnType<typeof readFrom>
type ReadTo = ReturnType<typeof readTo>

/**
 * How specifically each member covers the MAIL FROM domain (-1 not), and whether it is an accepted domain where that is
 * asked.
 */
function readFrom(axes: Axes, from: string) {
  const index = entriesOf(axes)
  const scopes = new Int16Array(axes.members.length).fill(-1)
  const note = (entry: string) => {
    for (const member of index.get(entry) ?? [])
      scopes[member] = Math.max(scopes[member] ?? -1, scopeOfEntry(entry, from))
  }
  note('*')
  if (from !== '') {
    note(from)
    for (let domain = from; domain !== ''; domain = parentOf(domain)) note(`*.${domain}`)
  }
  const isOwn = axes.sides.map((side) => asksFrom(side) && containsDomain(side.accepted, from))
  return { from, scopes, isOwn, signature: `${from === ''}|${isOwn.join()}|${scopes.join()}` }
}

const entryIndexes = new WeakMap<Axes, Map<string, number[]>>()

/**
 * By entry, the members that have it among their sender domains. The index saves trying thousands of entries for every
 * domain.
 */
function entriesOf(axes: Axes): Map<string, number[]> {
  const known = entryIndexes.get(axes)
  if (known !== undefined) return known
  const index = new Map<string, number[]>()
  for (const member of axes.members)
    for (const entry of new Set(member.prepared.senderDomains)) {
      const places = index.get(entry)
      if (places === undefined) index.set(entry, [member.index])
      else places.push(member.index)
    }
  entryIndexes.set(axes, index)
  return index
}

function parentOf(domain: string): string {
  const dot = domain.indexOf('.')
  return dot < 0 ? '' : domain.slice(dot + 1)
}

/** By side, whether the recipient is the tenant's; by member, whether the recipient is outside of its limits. */
function readTo(axes: Axes, to: string) {
  const isOurs = axes.sides.map(({ accepted }) => containsDomain(accepted, to))
  const isOut = axes.members.map(
    ({ prepared: { recipients } }) => recipients !== null && !containsDomain(recipients, to),
  )
  return { to, isOurs, isOut, signature: `${isOurs.join()}|${isOut.map(Number).join('')}` }
}

function makeSelection(axes: Axes, numbers: Numbering<null>, sender: ReadFrom, recipient: ReadTo) {
  const members: AxisMember[] = []
  const shapes: number[] = []
  const traits: string[] = []
  for (const member of axes.members) {
    const shape = shapeOf(axes, member, sender, recipient)
    if (shape === null) continue
    members.push(member)
    shapes.push(numbers.add(`${member.side}|${shape}`, null))
    traits.push(shape)
  }
  const facts = axes.sides.map(
    (_, side) => `${sender.isOwn[side]}${recipient.isOurs[side]}${directSendOf(axes, sender, side)}`,
  )
  return {
    members,
    shapes,
    from: sender.from,
    to: recipient.to,
    facts: `${sender.from === ''}|${facts.join('|')}`,
    asksOwn: axes.sides.map(({ onPremises }) => onPremises.length > 0),
    differingLists:
      facts.length === 2 && facts[0] === facts[1] && agreeOnNames(axes) ? pairLists(members, traits) : null,
  }
}

const directSendOf = ({ sides }: Axes, { isOwn }: ReadFrom, side: number): boolean =>
  sides[side]?.rejectDirectSend === true && isOwn[side] === true

/**
 * A key that is equal for members of one side that, but for their identity, no rule can tell apart for these senders;
 * null where the member takes no part. The rules ask only whether some or all connectors are in a certain state, so one
 * connector of each shape and state stands for all of them; laws in the tests guard that. A mark takes part where the
 * domains are its own.
 */
function shapeOf(
  axes: Axes,
  { index, side, prepared }: AxisMember,
  sender: ReadFrom,
  recipient: ReadTo,
): string | null {
  const reach: Reach = {
    scope: sender.scopes[index] ?? -1,
    takesRecipient: recipient.isOut[index] !== true,
    canBeLookedUp: axes.answers.Q18 !== 'scoped',
    needsExemption: directSendOf(axes, sender, side),
  }
  if (side >= axes.sides.length) return reach.takesRecipient && reach.scope >= 0 ? `mark ${index}` : null
  if (prepared.traits.connectorType === 'OnPremises') return onPremisesKey(prepared.traits)
  return recipient.isOurs[side] === true ? partnerKey(prepared.traits, reach) : null
}

/** Reports whether every certificate name has the same membership in the accepted domains of both sides. */
function agreeOnNames({ sides }: Axes): boolean {
  if (sides.every(({ onPremises }) => onPremises.length === 0)) return true
  const [before, after] = sides.map((side) => [...patternsOf(side.accepted)].sort().join())
  return before === after
}

/**
 * Pairs of lists in which connectors differ that are otherwise equal on both sides; null if connectors differ in more.
 */
function pairLists(members: readonly AxisMember[], traits: readonly string[]): [number, number][] | null {
  const listsBySide = [new Map<string, number[]>(), new Map<string, number[]>()]
  for (const [i, member] of members.entries()) {
    const key = `${traits[i]}|${member.wanted}|${member.name}`
    const lists = listsBySide[member.side]
    lists?.set(key, [...(lists.get(key) ?? []), member.list])
  }
  const [before = new Map<string, number[]>(), after = new Map<string, number[]>()] = listsBySide
  if (before.size !== after.size) return null
  const pairs: [number, number][] = []
  for (const [key, lists] of before) {
    const others = [...(after.get(key) ?? [])].sort()
    if (others.length !== lists.length) return null
    for (const [i, list] of [...lists].sort().entries()) {
      const other = others[i] ?? -1
      if (list !== other) pairs.push([list, other])
    }
  }
  return pairs
}
