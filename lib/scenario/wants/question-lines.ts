import type { Answers, QuestionId } from '#lib/matcher'
import type { Phase } from '#lib/scenario/document/document'
import { areRefused } from './bounces'
import type { WantsInput } from './part'
import { inOrder } from './phase-order'
import type { ShownCell, ShownPart } from './plan-memory'
import { hasLockForAll } from './stranger-parts'
import type { WhoKey } from './who'

/** An open question that decides something in the phases. */
export type QuestionLine = {
  readonly kind: 'question'
  readonly question: QuestionId
  readonly phaseIds: readonly string[]
  /** a cell hangs on it of which something is wanted, and that is not as today */
  readonly changesState: boolean
  /** how many cells hang on it; null where it is not told cell by cell, since all take its default answer */
  readonly cells: number | null
  /** of those, how many are as today */
  readonly cellsAsToday: number
  /** of Q6: services of which other mail is wanted, and whose bounces the default answer refuses; each with its phases */
  readonly bounces: readonly Omit<BouncesLine, 'kind'>[]
}

/** The recorded answer to Q6 refuses the bounces of a service of which other mail is wanted. */
export type BouncesLine = {
  readonly kind: 'bounces'
  readonly who: WhoKey
  readonly phaseIds: readonly string[]
}

/** Unrecorded questions on which a cell hangs, and Q6 wherever there is a lock, since every lock raises it alike. */
export function questionLines(
  { answers, phases }: WantsInput,
  cells: readonly (readonly ShownCell[])[],
): QuestionLine[] {
  const found = new Map<QuestionId, ShownCell[]>()
  for (const cell of cells.flat())
    for (const question of questionsOfCell(cell))
      if (isOpen(answers, question)) found.set(question, [...(found.get(question) ?? []), cell])
  const lines = [...found].map(([question, hanging]): QuestionLine => {
    const parts = hanging.map((cell) => cell.parts.filter((part) => doesHangOn(part, question)))
    const phaseIds = hanging.map(({ phaseId }) => phaseId)
    return {
      kind: 'question',
      question,
      phaseIds: inOrder(phases, phaseIds),
      changesState: parts.flat().some((part) => !part.isAsToday && part.state !== 'either' && !isInAnyway(part)),
      cells: hanging.length,
      cellsAsToday: parts.filter(areAsToday).length,
      bounces: [],
    }
  })
  const locked = phasesOfNullSender({ answers, phases })
  if (locked.length === 0) return lines
  const phaseIds = locked.map(({ id }) => id)
  const bounces = bouncesLines({ phases }, cells).map(({ who, phaseIds }) => ({ who, phaseIds }))
  const ofQ6 = { kind: 'question', question: 'Q6', changesState: false, cells: null, cellsAsToday: 0 } as const
  return [...lines, { ...ofQ6, phaseIds, bounces }]
}

/** Whose bounces do not get in though other mail is wanted of them: one line for each, with its phases. */
export function bouncesLines(
  { phases }: Pick<WantsInput, 'phases'>,
  cells: readonly (readonly ShownCell[])[],
): BouncesLine[] {
  const found = new Map<WhoKey, string[]>()
  for (const { who, phaseId, bounces } of cells.flat())
    if (areRefused(bounces)) found.set(who, [...(found.get(who) ?? []), phaseId])
  return [...found].map(([who, phaseIds]) => ({ kind: 'bounces', who, phaseIds: inOrder(phases, phaseIds) }))
}

/** The phases in which Q6 is open: its answer changes what locks make of the null sender, and the cells take its default. */
export const phasesOfNullSender = ({ answers, phases }: Pick<WantsInput, 'answers' | 'phases'>): Phase[] =>
  isOpen(answers, 'Q6') ? phases.filter(hasLockForAll) : []

/** Reports whether some get in for certain who must stay out: an answer can only let in more of them. */
const isInAnyway = ({ spec, certainty }: ShownPart): boolean => spec.wish === 'refused' && certainty === 'certain'

/** Reports whether all is as today of which something is wanted. */
function areAsToday(parts: readonly ShownPart[]): boolean {
  const wanted = parts.filter(({ state }) => state !== 'either')
  return wanted.length > 0 && wanted.every(({ isAsToday }) => isAsToday)
}

const doesHangOn = ({ hangsOn }: ShownPart, question: QuestionId): boolean =>
  hangsOn.some((one) => 'question' in one && one.question === question)

/** The questions on which some part of a cell hangs. */
export const questionsOfCell = ({ parts }: ShownCell): ReadonlySet<QuestionId> =>
  new Set(parts.flatMap(({ hangsOn }) => hangsOn.flatMap((one) => ('question' in one ? [one.question] : []))))

/** Reports whether nobody has recorded an answer to the question. */
export const isOpen = (answers: Answers, question: QuestionId): boolean => answers[question] === undefined
