import type { QuestionId } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { InvariantKind } from '#lib/scenario/document/invariants'
import type { PhaseAssessment } from '#lib/scenario/wants/assessment'
import type { Gate, GateState } from '#lib/scenario/wants/gates'
import { otherAnswer, type VerdictCondition } from './conditions'

/**
 * `partial`: it holds for the senders that were examined, which are not all. `stopped`: the evaluation stopped before
 * it.
 */
export type ShownState = GateState | 'partial' | 'waiting' | 'stopped'

/** The state that is shown for a gate. A gate that holds in part is not shown as holding. */
export const shownState = ({ state, isComplete }: Pick<Gate, 'state' | 'isComplete'>): ShownState =>
  state === 'holds' && !isComplete ? 'partial' : state

/** What the gates of a phase prove about all senders. */
export type ProvedPhase = {
  /** the worst outcome of senders that must get in; null if all get in, or nothing is proved */
  readonly lost: 'lost' | 'delayed' | 'perhaps' | null
  /** the side entrance: `planned` if it is open and may be; null if nothing is proved */
  readonly door: 'open' | 'perhaps' | 'planned' | 'closed' | null
  /** some invariant holds for every sender, under every answer */
  readonly holds: boolean
  /** at least one service surely gets through, and no gate shows that one does not */
  readonly isDeliveryProved: boolean
  /**
   * if `door` is `perhaps`: the smallest set of answers that lets strangers in; empty if several sets are that small
   */
  readonly opensIf: readonly GivenAnswer[]
  /** the worst state of all gates; null if none fails or depends on anything */
  readonly state: 'bad' | 'if' | null
  /** the conditions of gates that depend on answers */
  readonly conditions: readonly VerdictCondition[]
}

export const NOTHING_PROVED: ProvedPhase = {
  lost: null,
  door: null,
  holds: false,
  isDeliveryProved: false,
  opensIf: [],
  state: null,
  conditions: [],
}

type GivenAnswer = Gate['failures'][number]['given'][number]

type JudgedGate = { readonly gate: Gate; readonly kind: InvariantKind }

/** What is proved about each phase. `gates` is null while they are not known. */
export function provedPhases(
  { phases, invariants }: Pick<ScenarioDocument, 'phases' | 'invariants'>,
  gates: readonly Gate[] | null,
): readonly ProvedPhase[] {
  const known = new Map(invariants.map((invariant) => [invariant.id, invariant]))
  return phases.map(({ id }) => {
    const here = (gates ?? []).flatMap((gate): JudgedGate[] => {
      const invariant = known.get(gate.invariantId)
      if (gate.phaseId !== id || !invariant?.phaseIds.includes(id)) return []
      return [{ gate, kind: invariant.kind }]
    })
    const states = here.map(({ gate }) => gate.state)
    return {
      lost: lostIn(here),
      door: doorOf(here),
      holds: here.some(({ gate }) => shownState(gate) === 'holds'),
      isDeliveryProved: isDeliveryProved(here),
      opensIf: opensIf(here),
      state: states.includes('fails') ? 'bad' : states.includes('hangs') ? 'if' : null,
      conditions: conditionsOfGates(here.map(({ gate }) => gate)),
    }
  })
}

function lostIn(here: readonly JudgedGate[]): ProvedPhase['lost'] {
  const must = here.filter(({ kind }) => kind === 'getsThrough' || kind === 'noGap').map(({ gate }) => gate)
  const sure = must
    .filter(({ state }) => state === 'fails')
    .flatMap(({ failures }) => failures.filter(({ given }) => given.length === 0))
  if (sure.some(({ outcome }) => outcome !== 'deferred')) return 'lost'
  if (sure.length > 0) return 'delayed'
  return must.some(({ state }) => state === 'hangs') ? 'perhaps' : null
}

function isDeliveryProved(here: readonly JudgedGate[]): boolean {
  const must = here.filter(({ kind }) => kind === 'getsThrough').map(({ gate }) => shownState(gate))
  return must.includes('holds') && must.every((state) => state === 'holds' || state === 'unchecked')
}

function doorOf(here: readonly JudgedGate[]): ProvedPhase['door'] {
  const gates = here.filter(({ kind }) => kind === 'nobodyElse').map(({ gate }) => gate)
  const is = (state: Gate['state']) => gates.some((gate) => gate.state === state)
  if (is('fails')) return 'open'
  if (is('hangs')) return 'perhaps'
  if (is('open')) return 'planned'
  return gates.some(({ state, isComplete }) => state === 'holds' && isComplete) ? 'closed' : null
}

function opensIf(here: readonly JudgedGate[]): ProvedPhase['opensIf'] {
  if (doorOf(here) !== 'perhaps') return []
  const ways = here
    .filter(({ kind, gate }) => kind === 'nobodyElse' && gate.state === 'hangs')
    .flatMap(({ gate }) => gate.failures.map(({ given }) => given))
    .filter((given) => given.length > 0)
  const least = Math.min(...ways.map(({ length }) => length))
  const [first, ...others] = ways.filter(({ length }) => length === least)
  return first !== undefined && others.every((given) => sameAnswers(given, first)) ? first : []
}

/** Reports whether both sets have the same answers. */
export const sameAnswers = (one: ProvedPhase['opensIf'], other: ProvedPhase['opensIf']): boolean =>
  one.length === other.length &&
  one.every(({ question, answer }) => other.some((said) => said.question === question && said.answer === answer))

/** The conditions under which gates that depend on questions hold; each question once. */
function conditionsOfGates(gates: readonly Gate[]): VerdictCondition[] {
  const conditional = gates.filter(({ state }) => state === 'hangs').flatMap(({ failures }) => failures)
  const good = new Map<QuestionId, Set<string>>()
  for (const { question, answer } of conditional.flatMap(({ given }) => given))
    good.set(question, (good.get(question) ?? new Set()).add(otherAnswer(question, answer)))
  return [...good].map(([question, answers]): VerdictCondition => {
    const [answer, ...more] = answers
    return answer === undefined || more.length > 0 ? { kind: 'either', question } : { kind: 'answer', question, answer }
  })
}

/** The conditions of the samples, and those of the gates that are not among them. */
export function joinConditions(
  samples: readonly VerdictCondition[],
  proved: readonly VerdictCondition[],
): readonly VerdictCondition[] {
  const asked = new Set(samples.map((one) => (one.kind === 'fact' ? null : one.question)))
  return [...samples, ...proved.filter((one) => one.kind === 'fact' || !asked.has(one.question))]
}

/** The state of a phase: the worse of its samples and its gates. */
export function worseState(
  samples: PhaseAssessment['state'],
  { state, holds }: Pick<ProvedPhase, 'state' | 'holds'>,
): PhaseAssessment['state'] {
  if (samples === 'bad' || state === 'bad') return 'bad'
  return state ?? (samples === 'empty' && holds ? 'ok' : samples)
}
