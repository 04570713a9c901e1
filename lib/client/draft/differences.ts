import type { ScenarioDocument } from '#lib/scenario/document/document'
import { isEqual } from './structural-sharing'

const NAMED_PARTS = ['phases', 'senders', 'services'] as const
const WHOLE_PARTS = [
  'title',
  'description',
  'answers',
  'wants',
  'sideEntranceClosedFrom',
  'unordered',
  'switches',
  'acceptedRisks',
  'evidence',
  'deliverers',
  'spfAnswers',
  'collected',
] as const

type Part = (typeof NAMED_PARTS)[number] | (typeof WHOLE_PARTS)[number]

/**
 * A part in which two versions of a scenario differ, with the names of items that only one side has or that changed.
 */
export type DocumentDifference = {
  readonly part: Part
  readonly onlyMine: readonly string[]
  readonly onlyTheirs: readonly string[]
  readonly changed: readonly string[]
}

/** The differences of two documents of one scenario, part by part. Equal parts are left out. */
export function findDifferences(mine: ScenarioDocument, theirs: ScenarioDocument): DocumentDifference[] {
  const whole = WHOLE_PARTS.filter((part) => !isEqual(mine[part], theirs[part])).map(
    (part): DocumentDifference => ({ part, onlyMine: [], onlyTheirs: [], changed: [] }),
  )
  const named = NAMED_PARTS.map((part) => compareLists(part, mine[part], theirs[part])).filter(
    ({ onlyMine, onlyTheirs, changed }) => onlyMine.length + onlyTheirs.length + changed.length > 0,
  )
  return [...whole, ...named]
}

type NamedItem = { readonly id: string; readonly name: string }

function compareLists(
  part: DocumentDifference['part'],
  mine: readonly NamedItem[],
  theirs: readonly NamedItem[],
): DocumentDifference {
  const other = new Map(theirs.map((item) => [item.id, item]))
  const own = new Set(mine.map(({ id }) => id))
  const nameOf = ({ name, id }: NamedItem) => name || id
  return {
    part,
    onlyMine: mine.filter(({ id }) => !other.has(id)).map(nameOf),
    onlyTheirs: theirs.filter(({ id }) => !own.has(id)).map(nameOf),
    changed: mine.filter((item) => other.has(item.id) && !isEqual(item, other.get(item.id))).map(nameOf),
  }
}

/**
 * The parts other than phases in which two documents differ. Comparing the large phases with every keystroke would be
 * slow.
 */
export const differingParts = (mine: ScenarioDocument, theirs: ScenarioDocument): Part[] =>
  [...WHOLE_PARTS, ...NAMED_PARTS].filter((part) => part !== 'phases' && !isEqual(mine[part], theirs[part]))
