import {
  type Alternative,
  type Answers,
  attribute,
  type KnownSender,
  type Outcome,
  type Progress,
  type SweptSenders,
  sweepInSteps,
  type Verdict,
} from '#lib/matcher'
import type { Phase } from '#lib/scenario/document/document'
import { contextOf, type WantsInput } from './part'
import {
  type ClassOutcomes,
  outcomesOf,
  type PartJudge,
  resultByConnector,
  resultFor,
  type SenderClass,
} from './part-judge'
import { specsOfPhase } from './part-specs'
import { withNullSenderFixed } from './phase-results'
import { byWorst, NO_OUTCOME, type Result } from './result-table'
import { MarkList } from './service-marks'
import { isSwept, judgeOf } from './swept-parts'
import type { WhoKey } from './who'

/** A way that mail of a *who* takes in a phase. */
export type Strand = Result & {
  /** ids of the connectors that admit it, or that refuse it by themselves; empty where no connector is concerned */
  readonly connectorIds: readonly string[]
  readonly outcome: Outcome
  /** the codes of the SMTP reply, such as 550 5.7.51; null where it gets in */
  readonly codes: string | null
  /** it should be refused: then `holds` means that it is */
  readonly isUnwanted: boolean
  /** only other answers than the recorded ones and the defaults lead here */
  readonly isPerhaps: boolean
  /** one of the senders that take it */
  readonly example: KnownSender
}

/** The ways of one *who*, the worst first. */
export type WhoFlow = {
  readonly who: WhoKey
  readonly strands: readonly Strand[]
  /** not every sender was followed, so a way may be missing */
  readonly isCut: boolean
}

/** The most senders of one part that are followed through the rules, each for all that fare like it. */
const MOST_FOLLOWED = 2_000

/**
 * The flow of a phase: for each row of the matrix which connectors its mail takes and what becomes of it. Every way is that
 * of a real sender, asked of the matcher. In small steps, each of which reports progress. Throws for a phase that there is
 * not.
 */
export function* findFlowInSteps(document: WantsInput, index: number): Generator<Progress, readonly WhoFlow[]> {
  const { phase, groups } = contextOf(document, index)
  const answers = withNullSenderFixed(document.answers)
  const marks = new MarkList()
  const allDomains = groups.flatMap(({ domains }) => domains)
  const rows = specsOfPhase(document, index).map(({ who, specs }) => ({
    who,
    collectors: specs
      .filter(isSwept)
      .map((spec) => new StrandCollector(judgeOf(spec, { document, phase, marks, allDomains }), phase, answers)),
  }))
  const all = rows.flatMap(({ collectors }) => collectors)
  if (all.length > 0)
    yield* sweepInSteps([phase], marks.marks, answers, (senders) => {
      for (const collector of all) collector.note(senders)
    })
  return rows.map(({ who, collectors }) => ({
    who: who.key,
    strands: merge(collectors.flatMap((collector) => collector.strands())),
    isCut: collectors.some(({ isCut }) => isCut),
  }))
}

/** Senders that are judged together, and the ways that they take. */
type Group = { outcomes: ClassOutcomes; readonly ways: Map<string, JudgedWay> }
/** `byConnector`: what comes of it that one connector alone must admit them; null where any may. */
type JudgedWay = Way & { readonly byConnector: Result | null; readonly example: KnownSender }

const HOLDS: Result = { state: 'holds', certainty: null }
const EITHER: Result = { state: 'either', certainty: null }

/** Follows the senders of one part, class by class. */
class StrandCollector {
  private readonly groups = new Map<string, Group>()
  private readonly domains = new Map<SenderClass['selections'], number>()
  private followed = 0

  constructor(
    private readonly judge: PartJudge,
    private readonly phase: Phase,
    private readonly answers: Answers,
  ) {}

  get isCut(): boolean {
    return this.followed > MOST_FOLLOWED
  }

  strands(): Strand[] {
    const { spec } = this.judge
    return [...this.groups.values()].flatMap(({ outcomes, ways }) => {
      const general = resultFor(spec, outcomes) ?? EITHER
      return [...ways.values()].map(({ byConnector, ...way }) => ({
        ...way,
        ...(byConnector !== null && byWorst(byConnector, general) < 0 ? byConnector : general),
        isUnwanted: spec.wish === 'refused',
      }))
    })
  }

  note(senders: SweptSenders): void {
    for (const one of this.judge.classesIn(senders, (ways) => outcomesOf(ways, 0))) {
      const group = this.groupOf(one)
      for (const { channel } of one.channels) {
        this.followed += 1
        if (!this.isCut) this.follow(senders.witness(senders.place(channel, one.selections[0])), group)
      }
    }
  }

  /** Classes that no address list narrows are one group for all addresses; all others are a group by what becomes of them. */
  private groupOf({ name, selections, byDefault, byAll }: SenderClass): Group {
    const number = this.domains.get(selections) ?? this.domains.size
    this.domains.set(selections, number)
    const key = this.judge.isVague ? `${number} ${name}` : `${byDefault} ${byAll}`
    const known = this.groups.get(key) ?? { outcomes: { byDefault: NO_OUTCOME, byAll: NO_OUTCOME }, ways: new Map() }
    const { outcomes } = known
    known.outcomes = { byDefault: outcomes.byDefault | byDefault, byAll: outcomes.byAll | byAll }
    this.groups.set(key, known)
    return known
  }

  private follow(witness: KnownSender, { ways }: Group): void {
    const { spec } = this.judge
    const { tenant, connectors } = this.phase
    const verdict = attribute(tenant, connectors, witness, this.answers)
    const byConnector =
      spec.connectorId === null || spec.wish === 'refused' ? null : resultByConnector(HOLDS, spec.connectorId, verdict)
    for (const way of waysOf(verdict)) {
      const key = JSON.stringify([way, byConnector])
      if (!ways.has(key)) ways.set(key, { ...way, byConnector, example: witness })
    }
  }
}

type Way = Pick<Strand, 'connectorIds' | 'outcome' | 'codes' | 'isPerhaps'>

/**
 * The ways of one sender: that of the recorded answers and the defaults, and where another answer decides whether it gets
 * in, those of the other answers.
 */
function waysOf({ outcome, attributedTo, reply, alternatives }: Verdict): Way[] {
  const isIn = (one: Alternative['outcome']) => one === 'accepted'
  const main = outcome === 'uncertain' ? [] : [wayOf({ outcome, attributedTo, reply }, false)]
  const isForked = new Set([...main, ...alternatives].map((one) => isIn(one.outcome))).size > 1
  if (main.length > 0 && !isForked) return main
  const others = alternatives.filter((one) => outcome === 'uncertain' || isIn(one.outcome) !== isIn(outcome))
  return [...main, ...others.map((one) => wayOf(one, isForked))]
}

const wayOf = ({ outcome, attributedTo, reply }: Omit<Alternative, 'given'>, isPerhaps: boolean): Way => ({
  connectorIds: attributedTo,
  outcome,
  codes: reply === null ? null : `${reply.code} ${reply.enhancedCode}`,
  isPerhaps,
})

/**
 * Each way once, the worst first. A way that some of its senders are wanted to take, or not, is drawn as theirs; senders of
 * whom nothing is wanted then add nothing.
 */
function merge(strands: readonly Strand[]): Strand[] {
  const wayOfStrand = ({ connectorIds, outcome, codes, isPerhaps }: Strand) =>
    JSON.stringify([connectorIds, outcome, codes, isPerhaps])
  const wanted = new Set(strands.filter(({ state }) => state !== 'either').map(wayOfStrand))
  const merged = new Map<string, Strand>()
  for (const strand of [...strands].sort(byWorst)) {
    const key = `${wayOfStrand(strand)} ${strand.state}`
    const isSaid = strand.state === 'either' && wanted.has(wayOfStrand(strand))
    if (!isSaid && !merged.has(key)) merged.set(key, strand)
  }
  return [...merged.values()]
}
