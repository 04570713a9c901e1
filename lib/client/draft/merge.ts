import { QUESTION_IDS, type QuestionId } from '#lib/matcher'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { isOrderContested, mergeIds } from './merge-ids'
import { isEqual } from './structural-sharing'

/** What two edits may touch apart from each other: a list of things that have an id, or a fact of the scenario as a whole. */
type ListName =
  | 'phases'
  | 'services'
  | 'senders'
  | 'wants'
  | 'deliverers'
  | 'spfAnswers'
  | 'domainRecords'
  | 'answers'
  | 'acceptedRisks'
  | 'evidence'
type FactName =
  | 'title'
  | 'description'
  | 'collected'
  | 'sideEntranceClosedFrom'
  | 'unordered'
  | 'switches'
  | 'rejectDirectSendNotRead'

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

/** One value in the document that both edits were made from, and in each edit. */
type Three<Value> = { readonly base: Value; readonly mine: Value; readonly theirs: Value }

/** What the merge of every part needs: how a unit is decided. */
type Deciding = {
  readonly documents: Three<ScenarioDocument>
  /** notes a conflict, and returns the side that is chosen for it */
  readonly contest: (unit: Unit, values: Three<unknown>) => MergeSide
}

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
  const deciding: Deciding = {
    documents: { base, mine, theirs },
    contest: (unit, values) => {
      conflicts.push({ unit, ...values })
      return choose(unit)
    },
  }
  const document: ScenarioDocument = {
    ...theirs,
    ...mergeFacts(deciding),
    ...mergeLists(deciding),
    phases: mergePhaseIds(deciding).flatMap((id) => mergePhase(deciding, id)),
    answers: mergeAnswers(deciding),
  }
  const collected = decide(deciding, { kind: 'fact', id: 'collected' }, ({ collected }) => collected)
  return { document: withCollected(document, collected), conflicts }
}

/** The value of a unit: that of the side which changed it, or of the side that is chosen where both did. */
function decide<Value>(
  { documents, contest }: Deciding,
  unit: Unit,
  valueIn: (document: ScenarioDocument) => Value,
): Value {
  const values = eachOf(documents, valueIn)
  const { base, mine, theirs } = values
  if (isEqual(mine, theirs) || isEqual(theirs, base)) return mine
  if (isEqual(mine, base)) return theirs
  return values[contest(unit, values)]
}

function mergeFacts(deciding: Deciding) {
  const fact = <Name extends FactName>(id: Name): ScenarioDocument[Name] =>
    decide(deciding, { kind: 'fact', id }, (document) => document[id])
  return {
    title: fact('title'),
    description: fact('description'),
    sideEntranceClosedFrom: fact('sideEntranceClosedFrom'),
    unordered: fact('unordered'),
    switches: fact('switches'),
    rejectDirectSendNotRead: fact('rejectDirectSendNotRead'),
  }
}

function mergeLists(deciding: Deciding) {
  return {
    services: mergeList(deciding, 'services', ({ services }) => services, idOf),
    senders: mergeList(deciding, 'senders', ({ senders }) => senders, idOf),
    deliverers: mergeList(deciding, 'deliverers', ({ deliverers }) => deliverers, idOf),
    wants: mergeList(deciding, 'wants', ({ wants }) => wants, idOf),
    spfAnswers: mergeList(
      deciding,
      'spfAnswers',
      ({ spfAnswers }) => spfAnswers,
      ({ domain }) => domain,
    ),
    domainRecords: mergeList(
      deciding,
      'domainRecords',
      ({ domainRecords }) => domainRecords,
      ({ domain }) => domain,
    ),
    acceptedRisks: mergeList(
      deciding,
      'acceptedRisks',
      ({ acceptedRisks }) => acceptedRisks,
      ({ who, phaseIds }) => JSON.stringify([who, phaseIds]),
    ),
    evidence: mergeList(
      deciding,
      'evidence',
      ({ evidence }) => evidence,
      ({ who, phaseId, at }) => JSON.stringify([who, phaseId, at]),
    ),
  }
}

function mergeList<Item>(
  deciding: Deciding,
  kind: ListName,
  itemsIn: (document: ScenarioDocument) => readonly Item[],
  keyOf: (item: Item) => string,
): Item[] {
  const keyedItems = new Map(
    Object.values(deciding.documents).map((document) => [document, keyed(itemsIn(document), keyOf)]),
  )
  const ids = eachOf(deciding.documents, (document) => [...(keyedItems.get(document)?.keys() ?? [])])
  return mergeIds(ids, 'theirs').flatMap((id) =>
    presentOnly(decide(deciding, { kind, id }, (document) => keyedItems.get(document)?.get(id))),
  )
}

function mergeAnswers(deciding: Deciding): ScenarioDocument['answers'] {
  const answers: ScenarioDocument['answers'] = {}
  const take = <Id extends QuestionId>(id: Id) => {
    const answer = decide(deciding, { kind: 'answers', id }, (document) => document.answers[id])
    if (answer !== undefined) answers[id] = answer
  }
  for (const id of QUESTION_IDS) take(id)
  return answers
}

/** The phases of both sides in their order. Only the order of phases counts, so only it can be in conflict. */
function mergePhaseIds({ documents, contest }: Deciding): string[] {
  const ids = eachOf(documents, ({ phases }) => phases.map(idOf))
  return mergeIds(ids, isOrderContested(ids) ? contest({ kind: 'order' }, ids) : 'theirs')
}

function mergePhase(deciding: Deciding, id: string): Phase[] {
  const phaseIn = ({ phases }: ScenarioDocument) => phases.find((phase) => phase.id === id)
  const unit: Unit = { kind: 'phases', id }
  const { mine, theirs } = eachOf(deciding.documents, phaseIn)
  // A phase that a side lacks is merged as a whole: connectors cannot be added to what is removed.
  if (mine === undefined || theirs === undefined) return presentOnly(decide(deciding, unit, phaseIn))
  const facts = decide(deciding, unit, (document) => factsOf(phaseIn(document)))
  return facts === undefined ? [] : [{ ...facts, connectors: mergeConnectors(deciding, id) }]
}

function mergeConnectors(deciding: Deciding, phaseId: string): Phase['connectors'] {
  const connectorsIn = ({ phases }: ScenarioDocument) => phases.find(({ id }) => id === phaseId)?.connectors ?? []
  const ids = eachOf(deciding.documents, (document) => connectorsIn(document).map(idOf))
  return mergeIds(ids, 'theirs').flatMap((id) =>
    presentOnly(
      decide(deciding, { kind: 'connectors', phaseId, id }, (document) =>
        connectorsIn(document).find((connector) => connector.id === id),
      ),
    ),
  )
}

const eachOf = <Value>(
  { base, mine, theirs }: Three<ScenarioDocument>,
  of: (document: ScenarioDocument) => Value,
): Three<Value> => ({ base: of(base), mine: of(mine), theirs: of(theirs) })

const idOf = ({ id }: { readonly id: string }): string => id
const presentOnly = <Item>(item: Item | undefined): Item[] => (item === undefined ? [] : [item])

/** What a phase says of itself, without its connectors, which are units of their own. */
function factsOf(phase: Phase | undefined): Omit<Phase, 'connectors'> | undefined {
  if (phase === undefined) return undefined
  const { connectors: _, ...facts } = phase
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
