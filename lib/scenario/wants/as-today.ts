import {
  type Answers,
  type DomainSelection,
  type Progress,
  type SweptSenders,
  sweepInSteps,
  type Ways,
} from '#lib/matcher'
import { contextOf, isAboutEverybody, type PartSpec, type WantsInput } from './part'
import { type ClassOutcomes, outcomesOf, PartJudge, resultFor } from './part-judge'
import { scopeOf } from './part-scope'
import { specsOfPhase } from './part-specs'
import type { Cell, Part } from './phase-results'
import { isFine, isNoWorse, NO_OUTCOME, type Result, type ResultState, worstOf } from './result-table'
import { classesOf } from './sender-classes'
import { MarkList } from './service-marks'
import type { WhoKey } from './who'

/** Which list of the summary a state belongs to: somebody is lost, somebody else gets in, or it is to be decided. */
const KIND: Readonly<Partial<Record<ResultState, 'lost' | 'entrance' | 'decide'>>> = {
  lost: 'lost',
  delayed: 'lost',
  elsewhere: 'lost',
  open: 'entrance',
  shared: 'entrance',
  decide: 'decide',
}

/** Wanted and unwanted senders that hang on a question are different faults, though the state is the same. */
const kindOf = ({ state }: Result, { wish }: PartSpec): string | undefined =>
  state === 'holdsIf' ? (wish === 'refused' ? 'entrance' : 'lost') : KIND[state]

/**
 * Marks the faults of a phase that are as today: every failing sender of theirs fails in the first phase too, in the same
 * way and no less certainly, against what is wanted there. Needs a sweep over both phases only where a *who* fails in both.
 */
export function* markAsTodayInSteps(
  document: WantsInput,
  index: number,
  { first, cells, answers }: { first: readonly Cell[]; cells: readonly Cell[]; answers: Answers },
): Generator<Progress, Cell[]> {
  const { isUnordered } = contextOf(document, index)
  if (isUnordered) return [...cells]
  if (index === 0) return cells.map((cell) => withMarks(cell, new Set(cell.parts.filter(isFaultOfToday))))
  const failingFirst = new Set(first.filter(({ parts }) => parts.some(isFaultOfToday)).map(({ who }) => who))
  const suspects = cells.filter(({ who, parts }) => failingFirst.has(who) && parts.some(isFaulty))
  if (suspects.length === 0) return [...cells]
  const asToday = yield* findAsToday(document, index, suspects, answers)
  return cells.map((cell) => withMarks(cell, asToday))
}

/** What is wanted only because MX moves in the next phase is no fault of today. */
const isPlanned = ({ because }: PartSpec): boolean => because === 'ready-for-handover' || because === 'everybody-ready'

const isFaulty = ({ state, spec, missing }: Part): boolean =>
  missing === null && spec.sampleId === null && kindOf({ state, certainty: null }, spec) !== undefined

const isFaultOfToday = (part: Part): boolean => isFaulty(part) && !isPlanned(part.spec)

const withMarks = (cell: Cell, asToday: ReadonlySet<Part>): Cell => ({
  ...cell,
  parts: cell.parts.map((part) => (asToday.has(part) ? { ...part, isAsToday: true } : part)),
})

function* findAsToday(
  document: WantsInput,
  index: number,
  suspects: readonly Cell[],
  answers: Answers,
): Generator<Progress, Set<Part>> {
  const { phase, groups } = contextOf(document, index)
  const { phase: today } = contextOf(document, 0)
  const marks = new MarkList()
  const allDomains = groups.flatMap(({ domains }) => domains)
  const judgeOf = (spec: PartSpec, side: typeof phase) =>
    new PartJudge(
      spec,
      scopeOf(spec, side, allDomains, marks),
      classesOf(spec.who, isAboutEverybody(spec), { services: document.services, phase, marks }),
    )
  const todaySpecs = specsOfPhase(document, 0)
  const pairs = suspects.flatMap(({ who, parts }) => {
    const before = specsOf(todaySpecs, who).map((spec) => judgeOf(spec, today))
    return parts.filter(isFaulty).map((part) => new AsToday(part, judgeOf(part.spec, phase), before))
  })
  const { isComplete } = yield* sweepInSteps([today, phase], marks.marks, answers, (senders) => {
    for (const pair of pairs) pair.note(senders)
  })
  // Ways that were not followed may be worse than today.
  if (!isComplete) return new Set()
  return new Set(pairs.filter((pair) => pair.finish()).map(({ part }) => part))
}

const specsOf = (rows: ReturnType<typeof specsOfPhase>, key: WhoKey): PartSpec[] =>
  (rows.find(({ who }) => who.key === key)?.specs ?? []).filter(
    (spec) => typeof spec.wish === 'string' && spec.wish !== 'either' && spec.sampleId === null && !isPlanned(spec),
  )

type Both = { readonly now: ClassOutcomes; readonly today: ClassOutcomes; readonly specs: readonly PartSpec[] }

/** Holds the failing senders of one part against what becomes of them today. */
class AsToday {
  private isSame = true
  private readonly vague = new Map<string, Both>()
  private readonly selections = new Map<DomainSelection, number>()

  constructor(
    readonly part: Part,
    private readonly judge: PartJudge,
    private readonly before: readonly PartJudge[],
  ) {}

  note(senders: SweptSenders): void {
    if (!this.isSame) return
    const now = this.judge.classesIn(senders, (ways: Ways) => outcomesOf(ways, 1))
    if (now.length === 0) return
    const today = this.judge.classesIn(senders, (ways: Ways) => outcomesOf(ways, 0))
    const before = this.before.filter(
      (judge) => judge.classesIn(senders, (ways: Ways) => outcomesOf(ways, 0)).length > 0,
    )
    for (const selection of this.judge.selectionsIn(senders) ?? []) {
      const specs = before
        .filter((judge) => judge.selectionsIn(senders)?.includes(selection) === true)
        .map(({ spec }) => spec)
      for (const [place, one] of now.entries()) {
        const both = { now: one, today: today[place] ?? NO_OUTCOMES, specs }
        if (this.judge.isVague) this.noteVague(selection, one.name, both)
        else this.isSame &&= this.isNoWorseThanToday(both)
      }
    }
  }

  private noteVague(selection: DomainSelection, name: number | null, both: Both): void {
    const number = this.selections.get(selection) ?? this.selections.size
    this.selections.set(selection, number)
    const key = `${number} ${name}`
    const known = this.vague.get(key)
    this.vague.set(key, known === undefined ? both : join(known, both))
  }

  private isNoWorseThanToday({ now, today, specs }: Both): boolean {
    const { spec } = this.judge
    const result = resultFor(spec, now)
    if (result === null || isFine(result.state)) return true
    const kind = kindOf(result, spec)
    const before = specs.flatMap((one) => {
      const found = resultFor(one, today)
      return found !== null && kindOf(found, one) === kind ? [found] : []
    })
    return before.length > 0 && isNoWorse(result, worstOf(before))
  }

  finish(): boolean {
    return this.isSame && [...this.vague.values()].every((both) => this.isNoWorseThanToday(both))
  }
}

const NO_OUTCOMES: ClassOutcomes = { byDefault: NO_OUTCOME, byAll: NO_OUTCOME }

const join = (one: Both, other: Both): Both => ({
  now: union(one.now, other.now),
  today: union(one.today, other.today),
  specs: one.specs,
})

const union = (one: ClassOutcomes, other: ClassOutcomes): ClassOutcomes => ({
  byDefault: one.byDefault | other.byDefault,
  byAll: one.byAll | other.byAll,
})
