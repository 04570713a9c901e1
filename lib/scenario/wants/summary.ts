import type { Answers, QuestionId } from '#lib/matcher'
import type { AcceptedRisk, Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { findAcceptedRisk } from './accepted-risk'
import { areRefused } from './bounces'
import { type ContradictedLine, contradictedLines } from './contradicted'
import { findNotJudged, type NotJudged } from './not-judged'
import { contextOf, isAboutEverybody, type WantsInput } from './part'
import type { ShownCell, ShownPart } from './plan-memory'
import { byWorst, type Certainty, isUnknownState, type Result, type ResultState } from './result-table'
import { hasLockForAll } from './stranger-parts'
import { EVERYBODY_ELSE, type WhoKey } from './who'

/** A *who* that is not as wanted, with the phases in which it is so in the same way. */
export type FaultLine = Result & {
  readonly kind: 'fault'
  /** the list that it belongs to, also where it is listed apart as today */
  readonly list: ListName
  readonly who: WhoKey
  readonly phaseIds: readonly string[]
  /** the team has accepted it by name; null where nobody has */
  readonly accepted: Pick<AcceptedRisk, 'reason' | 'by' | 'at'> | null
}

/** Somebody gets in as the plan has it: everybody while MX points to Microsoft, or until the side entrance is closed. */
type PlannedLine = {
  readonly kind: 'everybody-delivers' | 'open-until-closed' | 'other-tenants'
  readonly who: WhoKey
  readonly phaseIds: readonly string[]
}

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
type BouncesLine = {
  readonly kind: 'bounces'
  readonly who: WhoKey
  readonly phaseIds: readonly string[]
}

/** Rows of which something is wanted in the phase, and that nobody has tested in it. */
type UntestedLine = {
  readonly kind: 'untested'
  readonly phaseIds: readonly string[]
  readonly whos: readonly WhoKey[]
}

/** A fact that nobody has entered or read, and that no row asks for. */
export type MissingLine = {
  readonly kind: 'missing'
  readonly fact: 'mx' | 'rejectDirectSend'
  readonly phaseIds: readonly string[]
}

/** The three lists of a plan, and what is as today apart. */
export type SummaryLists = {
  readonly lost: readonly FaultLine[]
  readonly entrance: readonly (FaultLine | PlannedLine)[]
  readonly notKnown: readonly (FaultLine | MissingLine | QuestionLine | BouncesLine | UntestedLine | ContradictedLine)[]
  readonly asToday: readonly FaultLine[]
}

export type Summary = {
  /** list 1 is empty, list 2 holds only what is accepted or planned, list 3 only what changes no state */
  readonly green: boolean
  readonly lists: SummaryLists
  readonly notJudged: readonly NotJudged[]
}

/** What wants depend on, and what was read of the rest of the tenant. */
export type SummaryInput = WantsInput &
  Pick<ScenarioDocument, 'collected' | 'domainRecords' | 'spfAnswers' | 'rejectDirectSendNotRead'>

/** The lists of a summary that a fault may belong to. */
export type ListName = 'lost' | 'entrance' | 'notKnown'

/**
 * The one place that sums up a plan. Its lists are complete: lib/scenario/wants/listed-summary.ts keeps the first lines for
 * the list of scenarios, and components/plan/summary-lists.tsx shows the first lines until somebody asks for all. `cells`: by
 * phase, in the order of the rows; of phases that are not judged yet none.
 */
export function summarizePlan(document: SummaryInput, cells: readonly (readonly ShownCell[])[]): Summary {
  const faults = gatherFaults(cells)
  const linesOf = (list: ListName) =>
    toLines(
      document,
      faults.filter((one) => one.list === list && !one.isAsToday),
    )
  const lists: SummaryLists = {
    lost: linesOf('lost'),
    entrance: [...linesOf('entrance'), ...plannedLines(document, cells)],
    notKnown: [
      ...contradictedLines(document, cells),
      ...linesOf('notKnown'),
      ...missingMx(document, cells),
      ...missingDirectSend(document),
      ...questionLines(document, cells),
      ...(isOpen(document.answers, 'Q6') ? [] : bouncesLines(document, cells)),
      ...untestedLines(document, cells),
    ],
    asToday: toLines(
      document,
      faults.filter(({ isAsToday }) => isAsToday),
    ),
  }
  return {
    green: isGreen(lists) && cells.length === document.phases.length,
    lists,
    notJudged: findNotJudged(document),
  }
}

function isGreen({ lost, entrance, notKnown }: SummaryLists): boolean {
  const isAccepted = (line: SummaryLists['entrance'][number]) => line.kind !== 'fault' || line.accepted !== null
  const isHarmless = (line: SummaryLists['notKnown'][number]) =>
    line.kind === 'untested' || line.kind === 'bounces' || (line.kind === 'question' && !line.changesState)
  return lost.length === 0 && entrance.every(isAccepted) && notKnown.every(isHarmless)
}

type Fault = Result & {
  readonly list: ListName
  readonly who: WhoKey
  readonly phaseId: string
  readonly isAsToday: boolean
  readonly isNeverAcceptable: boolean
}

function gatherFaults(cells: readonly (readonly ShownCell[])[]): Fault[] {
  return cells.flat().flatMap(({ who, phaseId, parts }) =>
    parts.flatMap((part) =>
      faultsOf(part).map((result) => ({
        ...result,
        list: listOf(result.state, part),
        who,
        phaseId,
        // What is not known now may be worse than today.
        isAsToday: part.isAsToday && !isUnknownState(result.state),
        isNeverAcceptable: part.spec.because === 'relay',
      })),
    ),
  )
}

/** All that is wrong with a part, or not known of it: with some senders this, with others that. */
function faultsOf({ state, certainty, faults }: ShownPart): readonly Result[] {
  return isUnknownState(state) && faults.length === 0 ? [{ state, certainty }] : faults
}

function listOf(state: ResultState, { spec }: ShownPart): ListName {
  switch (state) {
    case 'lost':
    case 'delayed':
    case 'elsewhere':
      return 'lost'
    case 'open':
    case 'shared':
      return 'entrance'
    case 'holdsIf':
      return spec.wish === 'refused' ? 'entrance' : 'lost'
    default:
      return 'notKnown'
  }
}

/** One line for each *who*, state and certainty, with all phases in which it is so; the worst first, certain before perhaps. */
function toLines({ acceptedRisks, phases }: WantsInput, faults: readonly Fault[]): FaultLine[] {
  const lines = new Map<string, { line: FaultLine; phaseIds: string[] }>()
  for (const fault of faults) {
    const risk = fault.isNeverAcceptable ? null : acceptedRiskOf(acceptedRisks, fault)
    const key = `${fault.list} ${fault.who} ${fault.state} ${fault.certainty} ${risk === null ? '' : JSON.stringify(risk)}`
    const known = lines.get(key)
    if (known !== undefined) known.phaseIds.push(fault.phaseId)
    else {
      const { who, state, certainty, list } = fault
      lines.set(key, {
        line: { kind: 'fault', list, who, state, certainty, phaseIds: [], accepted: risk },
        phaseIds: [fault.phaseId],
      })
    }
  }
  return [...lines.values()]
    .map(({ line, phaseIds }) => ({ ...line, phaseIds: inOrder(phases, phaseIds) }))
    .sort((one, other) => certaintyRank(one.certainty) - certaintyRank(other.certainty) || byWorst(one, other))
}

const certaintyRank = (certainty: Certainty | null): number => (certainty === 'perhaps' ? 1 : 0)

const inOrder = (phases: readonly Phase[], ids: readonly string[]): string[] =>
  phases.map(({ id }) => id).filter((id) => ids.includes(id))

function acceptedRiskOf(risks: readonly AcceptedRisk[], fault: Fault): FaultLine['accepted'] {
  const risk = fault.list === 'entrance' ? findAcceptedRisk(risks, fault, fault) : null
  return risk === null ? null : { reason: risk.reason, by: risk.by, at: risk.at }
}

function plannedLines(document: WantsInput, cells: readonly (readonly ShownCell[])[]): PlannedLine[] {
  const phasesWhere = (who: WhoKey, isIt: (part: ShownPart) => boolean): string[] =>
    cells.flat().flatMap((cell) => (cell.who === who && cell.parts.some(isIt) ? [cell.phaseId] : []))
  const lines: PlannedLine[] = [
    {
      kind: 'everybody-delivers',
      who: EVERYBODY_ELSE,
      phaseIds: phasesWhere(EVERYBODY_ELSE, ({ spec }) => isAboutEverybody(spec)),
    },
    {
      kind: 'open-until-closed',
      who: EVERYBODY_ELSE,
      phaseIds: phasesWhere(
        EVERYBODY_ELSE,
        ({ spec, outcomes }) => spec.because === 'open-until-closed' && outcomes.includes('accepted'),
      ),
    },
    ...document.services
      .filter(({ kind }) => kind === 'tenant')
      .map(({ id }): PlannedLine => {
        const who: WhoKey = `service:${id}`
        return {
          kind: 'other-tenants',
          who,
          phaseIds: phasesWhere(who, ({ outcomes }) => outcomes.includes('accepted')),
        }
      }),
  ]
  return lines.filter(({ phaseIds }) => phaseIds.length > 0)
}

/** Phases that state no MX where no row asks for it, and no exception says what is wanted instead. */
function missingMx({ phases }: WantsInput, cells: readonly (readonly ShownCell[])[]): MissingLine[] {
  const isAsked = ({ parts }: ShownCell) =>
    parts.some(({ spec, missing }) => missing === 'mx' || missing === 'acceptedDomains' || spec.wantId !== null)
  const phaseIds = phases
    .filter(({ mx }, index) => mx.length === 0 && cells[index]?.some(isAsked) === false)
    .map(({ id }) => id)
  return phaseIds.length === 0 ? [] : [{ kind: 'missing', fact: 'mx', phaseIds }]
}

/** Phases that take RejectDirectSend for off because nobody has read it. */
function missingDirectSend({ phases, rejectDirectSendNotRead }: SummaryInput): MissingLine[] {
  const phaseIds = phases.filter(({ tenant }) => !tenant.rejectDirectSend).map(({ id }) => id)
  return !rejectDirectSendNotRead || phaseIds.length === 0
    ? []
    : [{ kind: 'missing', fact: 'rejectDirectSend', phaseIds }]
}

/** Unrecorded questions on which a cell hangs, and Q6 wherever there is a lock, since every lock raises it alike. */
function questionLines({ answers, phases }: WantsInput, cells: readonly (readonly ShownCell[])[]): QuestionLine[] {
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
      changesState: parts.flat().some(({ isAsToday, state }) => !isAsToday && state !== 'either'),
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
function bouncesLines({ phases }: Pick<WantsInput, 'phases'>, cells: readonly (readonly ShownCell[])[]): BouncesLine[] {
  const found = new Map<WhoKey, string[]>()
  for (const { who, phaseId, bounces } of cells.flat())
    if (areRefused(bounces)) found.set(who, [...(found.get(who) ?? []), phaseId])
  return [...found].map(([who, phaseIds]) => ({ kind: 'bounces', who, phaseIds: inOrder(phases, phaseIds) }))
}

/** The phases in which Q6 is open: its answer changes what locks make of the null sender, and the cells take its default. */
export const phasesOfNullSender = ({ answers, phases }: Pick<WantsInput, 'answers' | 'phases'>): Phase[] =>
  isOpen(answers, 'Q6') ? phases.filter(hasLockForAll) : []

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

const isOpen = (answers: Answers, question: QuestionId): boolean => answers[question] === undefined

/** Who is to be tested before the next step: rows of the second phase of which something is wanted, without evidence. */
function untestedLines(document: WantsInput, cells: readonly (readonly ShownCell[])[]): UntestedLine[] {
  const next = document.phases[1]
  if (next === undefined || contextOf(document, 1).isUnordered) return []
  const whos = (cells[1] ?? [])
    .filter(({ parts }) => parts.some(({ spec }) => typeof spec.wish === 'string' && spec.wish !== 'either'))
    .filter(({ who }) => !document.evidence.some((one) => one.who === who && one.phaseId === next.id))
    .map(({ who }) => who)
  return whos.length === 0 ? [] : [{ kind: 'untested', phaseIds: [next.id], whos }]
}
