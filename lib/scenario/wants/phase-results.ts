import { type Answers, type Progress, QUESTIONS, type Swept, sweepInSteps } from '#lib/matcher'
import type { Phase, ScenarioSender } from '#lib/scenario/document/document'
import { type BounceCollector, type Bounces, bouncesOf } from './bounces'
import { contextOf, isAboutEverybody, type MissingFact, type PartSpec, type WantsInput } from './part'
import { PartCollector, type PartFindings } from './part-collector'
import { specsOfPhase } from './part-specs'
import { type Result, worstOf } from './result-table'
import { assessSample } from './sample-result'
import { MarkList } from './service-marks'
import { hasNoSenders, isSwept, judgeOf, type Sweeping } from './swept-parts'
import type { Who, WhoKey } from './who'

/** A part of a cell with how it stands. */
export type Part = PartFindings & {
  readonly spec: PartSpec
  /** what has to be entered before anything can be said; null where nothing is missing */
  readonly missing: MissingFact | null
  /** its failing senders fail today already, as badly */
  readonly isAsToday: boolean
}

/** A *who* in a phase: all its parts, and the worst of them. */
export type Cell = Result & {
  readonly who: WhoKey
  readonly phaseId: string
  /** everybody is wanted here, since MX points to Microsoft now, before or after */
  readonly isPlanned: boolean
  /** what becomes of its bounces where no part speaks of them; null where one does, or nothing is wanted */
  readonly bounces: Bounces | null
  readonly parts: readonly Part[]
}

/** Q6 (does `*` cover the null sender?) is raised by every lock alike: it stays at its answer or default in the cells. */
export const withNullSenderFixed = (answers: Answers): Answers => ({
  ...answers,
  Q6: answers.Q6 ?? QUESTIONS.Q6.answers[QUESTIONS.Q6.default],
})

const NOTHING_FOUND: PartFindings = {
  state: 'holds',
  certainty: null,
  faults: [],
  outcomes: [],
  networks: null,
  failures: [],
  failuresLeft: 0,
  hangsOn: [],
}

/**
 * Every cell of a phase, proved for all senders in one sweep; in small steps, each of which reports progress. `isAsToday` is
 * not known here: it takes the first phase too. `only`: the one row that is asked for.
 */
export function* judgePhaseInSteps(document: WantsInput, index: number, only?: WhoKey): Generator<Progress, Cell[]> {
  const { phase, groups } = contextOf(document, index)
  const rows = specsOfPhase(document, index).filter(({ who }) => only === undefined || who.key === only)
  const answers = withNullSenderFixed(document.answers)
  const marks = new MarkList()
  const allDomains = groups.flatMap(({ domains }) => domains)
  const collectors = new Map<PartSpec, PartCollector>()
  for (const { specs } of rows)
    for (const spec of specs)
      if (isSwept(spec))
        collectors.set(spec, new PartCollector(judgeOf(spec, { document, phase, marks, allDomains }), phase, answers))
  const bounces = new Map<Who, BounceCollector>()
  for (const { who, specs } of rows) {
    const own = bouncesOf(who, specs, { document, phase, marks, allDomains })
    if (own !== null) bounces.set(who, own)
  }
  const all = [...collectors.values(), ...bounces.values()]
  const swept: Swept | null =
    all.length === 0
      ? null
      : yield* sweepInSteps([phase], marks.marks, answers, (senders) => {
          for (const collector of all) collector.note(senders)
        })
  return rows.map(({ who, specs }) => {
    const parts = specs.map((spec) => partOf(spec, collectors.get(spec) ?? null, swept, { document, phase, answers }))
    return { ...cellOf(who, phase, parts), bounces: bounces.get(who)?.finish() ?? null }
  })
}

function partOf(
  spec: PartSpec,
  collector: PartCollector | null,
  swept: Swept | null,
  { document, phase, answers }: Pick<Sweeping, 'document' | 'phase'> & { readonly answers: Answers },
): Part {
  const missing = missingOf(spec)
  if (missing !== null) return { ...NOTHING_FOUND, state: 'noFacts', spec, missing, isAsToday: false }
  const sample = sampleOf(spec, document.senders)
  if (sample !== null) return { ...assessSample(spec, sample, phase, answers), spec, missing, isAsToday: false }
  if (collector === null || swept === null) return { ...NOTHING_FOUND, spec, missing, isAsToday: false }
  const found = collector.finish(swept)
  return {
    ...(spec.wish === 'either' ? { ...found, state: 'either' as const, certainty: null } : found),
    spec,
    missing,
    isAsToday: false,
  }
}

function missingOf(spec: PartSpec): MissingFact | null {
  if (typeof spec.wish !== 'string') return spec.wish.missing
  return hasNoSenders(spec) && spec.sampleId === null ? 'senders' : null
}

const sampleOf = ({ sampleId }: PartSpec, senders: readonly ScenarioSender[]): ScenarioSender | null =>
  sampleId === null ? null : (senders.find(({ id }) => id === sampleId) ?? null)

/** A cell is as its worst part; one without any part is nobody's wish. */
function cellOf(who: Who, phase: Phase, parts: readonly Part[]): Omit<Cell, 'bounces'> {
  const worst: Result = parts.length === 0 ? { state: 'either', certainty: null } : worstOf(parts)
  return {
    who: who.key,
    phaseId: phase.id,
    state: worst.state,
    certainty: worst.certainty,
    isPlanned: who.kind === 'everybodyElse' && parts.some(({ spec }) => isAboutEverybody(spec)),
    parts,
  }
}
