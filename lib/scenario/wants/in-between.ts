import { type Answers, type Progress, type SweptSenders, sweepInSteps, type Ways } from '#lib/matcher'
import type { Phase } from '#lib/scenario/document/document'
import { FailureCollector, FaultFinder } from './failures'
import { QuestionFinder } from './hangs-on'
import { contextOf, type WantsInput } from './part'
import { type ClassOutcomes, PartJudge } from './part-judge'
import { scopeOf } from './part-scope'
import type { Cell, Part } from './phase-results'
import { byWorst, outcomeSet, type Result, resultOf, UNPROVED, worstOf } from './result-table'
import { classesOf } from './sender-classes'
import { MarkList } from './service-marks'

/** Accepted before and after, and not in between. */
const isGap = ([before, now, after]: readonly string[]): boolean =>
  before === 'accepted' && now !== 'accepted' && after === 'accepted'

/**
 * Where the switch asks for it: judges parts of whom nothing is wanted. Whoever is accepted in the phase before and in the
 * one after must not be refused in between. Without such parts, neighbours or the switch the cells stay as they are.
 */
export function* judgeInBetweenInSteps(
  document: WantsInput,
  index: number,
  cells: readonly Cell[],
  answers: Answers,
): Generator<Progress, Cell[]> {
  const { phase, groups, isUnordered } = contextOf(document, index)
  const [before, after] = [document.phases[index - 1], document.phases[index + 1]]
  const isAsked = document.switches.nobodyRefusedInBetween.includes(phase.id)
  if (isUnordered || !isAsked || before === undefined || after === undefined) return [...cells]
  if (isSame(before, phase) || isSame(phase, after)) return [...cells]
  const marks = new MarkList()
  const allDomains = groups.flatMap(({ domains }) => domains)
  const judges = new Map<Part, GapJudge>()
  for (const part of cells.flatMap(({ parts }) => parts)) {
    const { spec } = part
    if (spec.wish !== 'either' || spec.sampleId !== null) continue
    const classes = classesOf(spec.who, false, { services: document.services, phase, marks })
    judges.set(part, new GapJudge(new PartJudge(spec, scopeOf(spec, phase, allDomains, marks), classes)))
  }
  const swept = yield* sweepInSteps([before, phase, after], marks.marks, answers, (senders) => {
    for (const judge of judges.values()) judge.note(senders)
  })
  // Ways that were not followed may be a gap.
  const unseen = swept.isComplete ? [] : [UNPROVED]
  return cells.map((cell) => {
    const parts = cell.parts.map((part) => {
      const judge = judges.get(part)
      if (judge === undefined) return part
      const faults = [...(judge.worst === null ? [] : [judge.worst]), ...unseen]
      if (faults.length === 0) return part
      const service = part.spec.who.kind === 'service' ? part.spec.who.service : null
      return {
        ...part,
        ...worstOf(faults),
        ...judge.failures.list(swept, service),
        faults,
        hangsOn: judge.questions.answers.list(false),
        spec: { ...part.spec, because: 'in-between-switch' as const },
      }
    })
    const { state, certainty } = parts.length === 0 ? cell : worstOf(parts)
    return { ...cell, parts, state, certainty }
  })
}

const isSame = (one: Phase, other: Phase): boolean =>
  (one.connectors === other.connectors && one.tenant === other.tenant) ||
  JSON.stringify([one.tenant, one.connectors]) === JSON.stringify([other.tenant, other.connectors])

/** Looks for senders of one part who are refused in between. */
class GapJudge {
  readonly failures = new FailureCollector()
  readonly questions = new QuestionFinder({ fateOf: (outcomes) => String(isGap(outcomes)), isWrong: isGap })
  worst: Result | null = null
  private readonly faults = new FaultFinder(isGap, 1)

  constructor(private readonly judge: PartJudge) {}

  note(senders: SweptSenders): void {
    for (const { byDefault, byAll, channels, selections, name } of this.judge.classesIn(senders, gapOutcomes)) {
      for (const { channel } of channels) this.questions.note(senders.ways(channel))
      const result = resultOf('accepted', byDefault, byAll)
      if (result.state === 'holds') continue
      if (this.worst === null || byWorst(result, this.worst) < 0) this.worst = result
      for (const { channel } of channels)
        for (const fault of this.faults.find(senders.ways(channel)))
          this.failures.add(senders, { channel, selections, fault, name })
    }
  }
}

/** A gap counts as a refusal, everything else as accepted. */
const gapOutcomes = ({ byDefault, all }: Ways): ClassOutcomes => {
  const toOutcome = (outcomes: Ways['byDefault'][number]) => (isGap(outcomes) ? 'rejected' : 'accepted')
  return {
    byDefault: outcomeSet(byDefault.map(toOutcome)),
    byAll: outcomeSet(all.map(({ outcomes }) => toOutcome(outcomes))),
  }
}
