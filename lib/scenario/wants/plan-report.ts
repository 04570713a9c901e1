import { type Answers, attribute, type KnownSender, mapSteps, type Outcome, type Verdict } from '#lib/matcher'
import type { Phase } from '#lib/scenario/document/document'
import { newestTest } from './contradicted'
import type { HangsOn } from './hangs-on'
import type { Because, MailFrom, MissingFact, WantsInput } from './part'
import { type Cell, type Part, withNullSenderFixed } from './phase-results'
import { judgePlanInSteps, type PlanProgress } from './plan'
import { findInPlan, type PlanFinding } from './plan-findings'
import { isUnknownPart } from './plan-memory'
import { mailFromLeftOut } from './refused-by-name'
import { type Certainty, isFine, type ResultState } from './result-table'
import { type Summary, type SummaryInput, summarizePlan } from './summary'
import type { WhoKey } from './who'

/** Witnesses quoted of one part. */
const MOST_WITNESSES = 5

/** A sender that goes against what is wanted, and what the matcher answers it. */
export type Witness = { readonly sender: KnownSender; readonly verdict: Verdict }

/** A part of a cell as the HTTP contract says it. */
type PartReport = {
  /** recipient domains; null: recipients outside the tenant */
  readonly domains: readonly string[] | null
  readonly mailFrom: MailFrom
  /** the domains of MAIL FROM of which the part does not speak */
  readonly exceptMailFrom: readonly string[]
  /** true: only senders with TLS; false: only those without; null: all */
  readonly tls: boolean | null
  /** null where a fact is missing */
  readonly want: 'accepted' | 'refused' | 'either' | null
  readonly because: Because
  readonly missing: MissingFact | null
  readonly connectorId: string | null
  readonly wantId: string | null
  readonly sampleId: string | null
  readonly state: ResultState
  readonly certainty: Certainty | null
  readonly asToday: boolean
  readonly networks: { readonly all: number; readonly failing: number } | null
  readonly witnesses: readonly Witness[]
  readonly hangsOn: readonly HangsOn[]
}

type CellReport = {
  readonly who: WhoKey
  readonly phaseId: string
  readonly state: ResultState
  readonly certainty: Certainty | null
  /** every fault of the cell is as today */
  readonly asToday: boolean
  /** of no part is it unknown how it stands */
  readonly proved: boolean
  readonly planned: boolean
  /** what becomes of its bounces (MAIL FROM is empty) where no part speaks of them; null where one does */
  readonly bounces: { readonly outcomes: readonly Outcome[]; readonly witness: Witness | null } | null
  /** the latest test of the cell; null where nobody tested it */
  readonly tested: { readonly at: string; readonly by: string; readonly outcome: string } | null
  readonly parts: readonly PartReport[]
}

/** All that a plan comes to: what `POST /api/plan` answers, and what list, page and share page show. */
export type PlanReport = Summary & { readonly cells: readonly CellReport[]; readonly findings: readonly PlanFinding[] }

/** The report of a plan, in small steps, each of which reports progress. */
export function* reportPlanInSteps(document: SummaryInput): Generator<PlanProgress, PlanReport> {
  const cells = yield* mapSteps(judgePlanInSteps(document), (step) => step)
  const answers = withNullSenderFixed(document.answers)
  const reported = cells.flatMap((row, index) => {
    const phase = document.phases[index]
    return phase === undefined ? [] : row.map((cell) => reportCell(cell, phase, answers, document))
  })
  return { ...summarizePlan(document, cells), cells: reported, findings: findInPlan(document) }
}

/** One cell as the HTTP contract says it. */
function reportCell(
  cell: Cell,
  phase: Phase,
  answers: Answers,
  { evidence }: Pick<WantsInput, 'evidence'>,
): CellReport {
  const { who, phaseId, state, certainty, isPlanned, bounces, parts } = cell
  const faulty = parts.filter((part) => !isFine(part.state))
  return {
    who,
    phaseId,
    state,
    certainty,
    asToday: faulty.length > 0 && faulty.every((part) => part.isAsToday && !isUnknownPart(part)),
    proved: !parts.some(isUnknownPart),
    planned: isPlanned,
    bounces:
      bounces === null
        ? null
        : { ...bounces, witness: bounces.witness === null ? null : witnessIn(phase, bounces.witness, answers) },
    tested: latestTest(evidence, cell),
    parts: parts.map((part) => reportPart(part, phase, answers)),
  }
}

function latestTest(evidence: WantsInput['evidence'], { who, phaseId }: Cell): CellReport['tested'] {
  const latest = newestTest(evidence.filter((one) => one.who === who && one.phaseId === phaseId))
  return latest === null ? null : { at: latest.at, by: latest.by, outcome: latest.outcome }
}

const witnessIn = ({ tenant, connectors }: Phase, sender: KnownSender, answers: Answers): Witness => ({
  sender,
  verdict: attribute(tenant, connectors, sender, answers),
})

function reportPart(part: Part, phase: Phase, answers: Answers): PartReport {
  const { spec, missing, state, certainty, isAsToday, networks, failures, hangsOn } = part
  const { domains, mailFrom, tls, because, connectorId, wantId, sampleId } = spec
  return {
    domains,
    mailFrom,
    exceptMailFrom: mailFromLeftOut(spec, phase),
    tls,
    want: wantOf(part),
    because,
    missing,
    connectorId,
    wantId,
    sampleId,
    state,
    certainty,
    asToday: isAsToday,
    networks,
    witnesses: failures.slice(0, MOST_WITNESSES).map(({ witness }) => witnessIn(phase, witness, answers)),
    hangsOn,
  }
}

/** Mail that should get in and of which a refusal is to be decided is wanted accepted all the same. */
function wantOf({ spec: { wish } }: Part): PartReport['want'] {
  if (typeof wish !== 'string') return null
  return wish === 'decide' ? 'accepted' : wish
}
