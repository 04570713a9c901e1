import { QUESTION_IDS, type QuestionId } from '#lib/matcher'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { mergeIds } from './merge-ids'
import { isEqual } from './structural-sharing'

/** What two edits may touch apart from each other: a list of things that have an id, or a fact of the scenario as a whole. */
type ListName =
  | 'phases'
  | 'services'
  | 'senders'
  | 'wants'
  | 'deliverers'
  | 'spfAnswers'
  | 'answers'
  | 'acceptedRisks'
  | 'evidence'
type FactName = 'title' | 'description' | 'collected' | 'sideEntranceClosedFrom' | 'unordered' | 'switches'

/** The smallest part of a document that is merged as a whole. `order`: that of the phases; other lists have none that counts. */
export type Unit =
  | { readonly kind: ListName; readonly id: string }
  | { readonly kind: 'connectors'; readonly phaseId: string; readonly id: string }
  | { readonly kind: 'fact'; readonly id: FactName }
  | { readonly kind: 'order' }

/** A unit that both sides changed, each in its own way; undefined where a side has removed it. */
export type MergeConflict = {
  readonly unit: Unit
  readonly base: unknown
  readonly mine: unknown
  readonly theirs: unknown
}

export type MergeSide = 'mine' | 'theirs'

export type Merge = {
  /** both edits; of a unit in conflict what `choose` says */
  readonly document: ScenarioDocument
  readonly conflicts: readonly MergeConflict[]
}

export const unitKey = (unit: Unit): string => JSON.stringify(unit)

/**
 * Applies two edits of one document together. They are apart where no connector of a phase, no phase, service, sample or
 * other unit was changed by both; whatever was, is a conflict, for which `choose` picks a side. What both did alike is none.
 * References are not looked at: one side may have removed what the other refers to.
 */
export function mergeDocuments(
  base: ScenarioDocument,
  mine: ScenarioDocument,
  theirs: ScenarioDocument,
  choose: (unit: Unit) => MergeSide = () => 'theirs',
): Merge {
  const conflicts: MergeConflict[] = []
  const pick = <Value>(unit: Unit, was: Value, own: Value, other: Value): Value => {
    if (isEqual(own, other) || isEqual(other, was)) return own
    if (isEqual(own, was)) return other
    conflicts.push({ unit, base: was, mine: own, theirs: other })
    return choose(unit) === 'mine' ? own : other
  }
  const list = <Item>(
    kind: ListName,
    keyOf: (item: Item) => string,
    of: (document: ScenarioDocument) => readonly Item[],
  ) => {
    const [was, own, other] = [keyed(of(base), keyOf), keyed(of(mine), keyOf), keyed(of(theirs), keyOf)]
    return mergeIds([...was.keys()], [...own.keys()], [...other.keys()], 'theirs').ids.flatMap((id) => {
      const item = pick({ kind, id }, was.get(id), own.get(id), other.get(id))
      return item === undefined ? [] : [item]
    })
  }
  const fact = <Name extends FactName>(id: Name): ScenarioDocument[Name] =>
    pick({ kind: 'fact', id }, base[id], mine[id], theirs[id])
  const phaseOrder = (): readonly string[] => {
    const [was, own, other] = [idsOf(base.phases), idsOf(mine.phases), idsOf(theirs.phases)]
    const { ids, isAmbiguous } = mergeIds(was, own, other, choose({ kind: 'order' }))
    if (isAmbiguous) conflicts.push({ unit: { kind: 'order' }, base: was, mine: own, theirs: other })
    return ids
  }
  const phase = (id: string): Phase[] => {
    const of = ({ phases }: ScenarioDocument) => phases.find((one) => one.id === id)
    const [was, own, other] = [of(base), of(mine), of(theirs)]
    // A phase that a side lacks is merged as a whole: connectors cannot be added to what is removed.
    if (own === undefined || other === undefined) return withoutNothing(pick({ kind: 'phases', id }, was, own, other))
    const facts = pick<Omit<Phase, 'connectors'> | undefined>(
      { kind: 'phases', id },
      was && factsOf(was),
      factsOf(own),
      factsOf(other),
    )
    const connectorsOf = (document: ScenarioDocument) => of(document)?.connectors ?? []
    const listed = [base, mine, theirs].map((document) => idsOf(connectorsOf(document)))
    const [inBase = [], inMine = [], inTheirs = []] = listed
    const connectors = mergeIds(inBase, inMine, inTheirs, 'theirs').ids.flatMap((connectorId) => {
      const find = (document: ScenarioDocument) => connectorsOf(document).find((one) => one.id === connectorId)
      return withoutNothing(
        pick({ kind: 'connectors', phaseId: id, id: connectorId }, find(base), find(mine), find(theirs)),
      )
    })
    return facts === undefined ? [] : [{ ...facts, connectors }]
  }
  const answers: ScenarioDocument['answers'] = {}
  const answer = <Id extends QuestionId>(id: Id) => {
    const chosen = pick({ kind: 'answers', id }, base.answers[id], mine.answers[id], theirs.answers[id])
    if (chosen !== undefined) answers[id] = chosen
  }
  for (const id of QUESTION_IDS) answer(id)
  const document: ScenarioDocument = {
    ...theirs,
    title: fact('title'),
    description: fact('description'),
    services: list('services', idOf, ({ services }) => services),
    phases: phaseOrder().flatMap(phase),
    senders: list('senders', idOf, ({ senders }) => senders),
    answers,
    deliverers: list('deliverers', idOf, ({ deliverers }) => deliverers),
    spfAnswers: list(
      'spfAnswers',
      ({ domain }) => domain,
      ({ spfAnswers }) => spfAnswers,
    ),
    wants: list('wants', idOf, ({ wants }) => wants),
    sideEntranceClosedFrom: fact('sideEntranceClosedFrom'),
    unordered: fact('unordered'),
    switches: fact('switches'),
    acceptedRisks: list(
      'acceptedRisks',
      ({ who, phaseIds }) => JSON.stringify([who, phaseIds]),
      (one) => one.acceptedRisks,
    ),
    evidence: list(
      'evidence',
      ({ who, phaseId, at }) => JSON.stringify([who, phaseId, at]),
      ({ evidence }) => evidence,
    ),
  }
  const collected = fact('collected')
  return { document: withCollected(document, collected), conflicts }
}

const idOf = ({ id }: { readonly id: string }): string => id
const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(idOf)
const withoutNothing = <Item>(item: Item | undefined): Item[] => (item === undefined ? [] : [item])

/** What a phase says of itself, without its connectors, which are units of their own. */
function factsOf({ connectors: _, ...facts }: Phase): Omit<Phase, 'connectors'> {
  return facts
}

/** The items by their key; one whose key was there before gets a key of its own, so that none is lost. */
function keyed<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item> {
  const found = new Map<string, Item>()
  for (const item of items) {
    let key = keyOf(item)
    while (found.has(key)) key += '+'
    found.set(key, item)
  }
  return found
}

function withCollected(document: ScenarioDocument, collected: ScenarioDocument['collected']): ScenarioDocument {
  if (collected !== undefined) return { ...document, collected }
  const { collected: _, ...rest } = document
  return rest
}
