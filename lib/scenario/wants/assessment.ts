import {
  type Alternative,
  type Answers,
  attribute,
  type Given,
  isNotAccepted,
  type QuestionId,
  runToEnd,
  type Verdict,
} from '#lib/matcher'
import type { Expectation, Phase, ScenarioDocument, ScenarioSender } from '#lib/scenario/document/document'
import { allAtMicrosoft, recordsFor } from '#lib/scenario/document/mx'

/**
 * The state of a sample sender in a phase. It follows from what is wanted, not from the outcome alone:
 * - `in`, `shut`: accepted or refused, as wanted (or nothing is wanted)
 * - `lost`: refused for good though it must get in; `delayed`: told to come back later
 * - `open`: accepted though it must be refused; `shared`: another customer of a shared service gets in
 * - `elsewhere`: accepted, but not by the connector that must admit it
 * - `uncertain`: open questions or unknown facts decide
 */
export type SampleState = 'in' | 'shut' | 'lost' | 'delayed' | 'open' | 'shared' | 'elsewhere' | 'uncertain'

/**
 * Why something is wanted of a sender in a phase. `yours` is an expectation of the document; the others are defaults.
 */
type WantReason = 'yours' | 'mx' | 'former-mx' | 'service' | 'stranger' | 'other-customer' | 'mx-microsoft' | 'nothing'

type Want = {
  readonly outcome: 'accepted' | 'rejected' | null
  readonly connectorId: string | null
  readonly because: WantReason
}

export type AssessedSample = {
  readonly verdict: Verdict
  readonly want: Want
  readonly state: SampleState
  /** alternatives under which the state would become bad; empty if it is the same under every answer */
  readonly hangsOn: readonly Alternative[]
}

const expectationsOf = new WeakMap<readonly Expectation[], Map<string, Expectation>>()

/** The team's expectation of a sender in a phase, or null. Of several the last one counts. */
export function findExpectation(document: ScenarioDocument, phaseId: string, senderId: string): Expectation | null {
  let known = expectationsOf.get(document.expectations)
  if (known === undefined) {
    known = new Map(
      document.expectations.map((expectation) => [`${expectation.phaseId}\n${expectation.senderId}`, expectation]),
    )
    expectationsOf.set(document.expectations, known)
  }
  return known.get(`${phaseId}\n${senderId}`) ?? null
}

/**
 * What is wanted of a sender in a phase, by the MX of the recipient's domain. The service that MX points to must get
 * in, and also after MX has moved on (TTL, retries, quarantine releases). Services other than filters must always get
 * in. Strangers must be refused, unless MX points to Microsoft, where everyone delivers. Of a filter before MX points
 * to it, nothing is wanted.
 */
export function wantOf(document: ScenarioDocument, phaseIndex: number, sender: ScenarioSender): Want {
  const phase = document.phases[phaseIndex] as Phase
  const own = findExpectation(document, phase.id, sender.id)
  if (own !== null) return { outcome: own.outcome, connectorId: own.connectorId, because: 'yours' }
  const defaultWant = (outcome: Want['outcome'], because: WantReason): Want => ({ outcome, connectorId: null, because })
  const recordsIn = (one: Phase) => recordsFor(one, sender.recipient)
  const mxAtMicrosoft = allAtMicrosoft(recordsIn(phase))
  if (sender.otherCustomer)
    return mxAtMicrosoft ? defaultWant('accepted', 'mx-microsoft') : defaultWant('rejected', 'other-customer')
  const service = document.services.find(({ id }) => id === sender.serviceId)
  if (service === undefined) {
    if (mxAtMicrosoft) return defaultWant('accepted', 'mx-microsoft')
    return phase.mx.length > 0 ? defaultWant('rejected', 'stranger') : defaultWant(null, 'nothing')
  }
  const pointsHere = (one: Phase) => recordsIn(one).some(({ to }) => to === service.id)
  if (pointsHere(phase)) return defaultWant('accepted', 'mx')
  if (document.phases.slice(0, phaseIndex).some(pointsHere)) return defaultWant('accepted', 'former-mx')
  return service.kind === 'filter' ? defaultWant(null, 'nothing') : defaultWant('accepted', 'service')
}

/** Judges one sender in one phase against what is wanted of it. */
export function assess(document: ScenarioDocument, phaseIndex: number, sender: ScenarioSender): AssessedSample {
  const phase = document.phases[phaseIndex] as Phase
  const verdict = verdictOf(phase, sender, document.answers)
  const want = wantOf(document, phaseIndex, sender)
  const state = sampleStateOf(verdict, want, sender)
  return { verdict, want, state, hangsOn: isBad(state) ? [] : decidingAlternatives(verdict, want, sender, state) }
}

type BySender = WeakMap<ScenarioSender, Verdict>
const verdicts = new WeakMap<Phase['connectors'], WeakMap<Phase['tenant'], WeakMap<Answers, BySender>>>()

/** The verdict on a sender in a phase, cached by the objects it depends on. */
function verdictOf(phase: Phase, sender: ScenarioSender, answers: Answers): Verdict {
  const byTenant = getOrMake(verdicts, phase.connectors, () => new WeakMap())
  const byAnswers = getOrMake(byTenant, phase.tenant, () => new WeakMap())
  const bySender: BySender = getOrMake(byAnswers, answers, () => new WeakMap())
  return getOrMake(bySender, sender, () => attribute(phase.tenant, phase.connectors, sender, answers))
}

function getOrMake<K extends object, V>(map: WeakMap<K, V>, key: K, make: () => V): V {
  let value = map.get(key)
  if (value === undefined) {
    value = make()
    map.set(key, value)
  }
  return value
}

type ReachedOutcomes = Pick<Verdict, 'possible' | 'attributedTo'>

function sampleStateOf(verdict: ReachedOutcomes, want: Want, sender: ScenarioSender): SampleState {
  if (isNotAccepted(verdict as Verdict)) {
    if (want.outcome !== 'accepted') return 'shut'
    return verdict.possible.every((outcome) => outcome === 'deferred') ? 'delayed' : 'lost'
  }
  if (verdict.possible.length > 1) return 'uncertain'
  if (want.outcome === 'rejected') return sender.otherCustomer ? 'shared' : 'open'
  if (want.connectorId === null || (verdict.attributedTo.length === 1 && verdict.attributedTo[0] === want.connectorId))
    return 'in'
  return verdict.attributedTo.includes(want.connectorId) ? 'uncertain' : 'elsewhere'
}

/** Reports whether a state contradicts what is wanted. A shared entrance is a risk to accept, not a fault. */
export const isBad = (state: SampleState): boolean =>
  state === 'lost' || state === 'delayed' || state === 'open' || state === 'elsewhere'

function decidingAlternatives(
  { alternatives }: Verdict,
  want: Want,
  sender: ScenarioSender,
  state: SampleState,
): Alternative[] {
  if (state === 'uncertain') return alternatives.filter(({ given }) => given.length > 0)
  return alternatives.filter((alternative) => {
    const other = sampleStateOf(
      { possible: [alternative.outcome], attributedTo: alternative.attributedTo },
      want,
      sender,
    )
    if (want.outcome === null) return false
    return isBad(other) || (other === 'shared' && state !== 'shared')
  })
}

/** The open questions that alternatives depend on. */
export function questionsOf(alternatives: readonly Alternative[]): QuestionId[] {
  const isQuestion = (given: Given) => 'question' in given
  return [
    ...new Set(
      alternatives.flatMap(({ given }) =>
        given.filter(isQuestion).map((g) => (g as { question: QuestionId }).question),
      ),
    ),
  ]
}

export type PhaseAssessment = {
  readonly phaseId: string
  /** `ok` under every answer; `if` it depends on open questions or unknown facts; `bad` contradicts what is wanted */
  readonly state: 'ok' | 'if' | 'bad' | 'empty'
  readonly lost: readonly string[]
  readonly delayed: readonly string[]
  readonly open: readonly string[]
  readonly shared: readonly string[]
  readonly elsewhere: readonly string[]
  readonly uncertain: readonly string[]
  /** ids of senders whose verdict would contradict what is wanted under another answer or fact */
  readonly conditional: readonly string[]
  /** the conditional senders: those that must get in and may not; strangers, and other customers, that may get in */
  readonly perhapsLost: readonly string[]
  readonly perhapsOpen: readonly string[]
  readonly perhapsShared: readonly string[]
  readonly questions: readonly QuestionId[]
  /** for each of these questions, the ids of the senders that depend on it */
  readonly sendersByQuestion: readonly { readonly question: QuestionId; readonly senders: readonly string[] }[]
}

/** Sums up a phase: the ids of senders by state, and the questions it depends on. */
export function assessPhase(document: ScenarioDocument, phaseIndex: number): PhaseAssessment {
  const byState: Record<SampleState, string[]> = {
    in: [],
    shut: [],
    lost: [],
    delayed: [],
    open: [],
    shared: [],
    elsewhere: [],
    uncertain: [],
  }
  const sendersByQuestion = new Map<QuestionId, string[]>()
  const conditional: string[] = []
  const perhapsLost: string[] = []
  const perhapsOpen: string[] = []
  const perhapsShared: string[] = []
  for (const sender of document.senders) {
    const cell = assess(document, phaseIndex, sender)
    byState[cell.state].push(sender.id)
    if (cell.want.outcome === null && cell.state === 'uncertain') continue
    if (cell.state === 'uncertain' || cell.hangsOn.length > 0) {
      conditional.push(sender.id)
      if (cell.want.outcome === 'accepted') perhapsLost.push(sender.id)
      if (cell.want.outcome === 'rejected') (sender.otherCustomer ? perhapsShared : perhapsOpen).push(sender.id)
    }
    for (const question of questionsOf(cell.hangsOn)) {
      const senders = sendersByQuestion.get(question)
      if (senders === undefined) sendersByQuestion.set(question, [sender.id])
      else senders.push(sender.id)
    }
  }
  const { lost, delayed, open, shared, elsewhere, uncertain } = byState
  const bad = lost.length + delayed.length + open.length + elsewhere.length > 0
  const state = document.senders.length === 0 ? 'empty' : bad ? 'bad' : conditional.length > 0 ? 'if' : 'ok'
  return {
    phaseId: (document.phases[phaseIndex] as Phase).id,
    state,
    lost,
    delayed,
    open,
    shared,
    elsewhere,
    uncertain,
    conditional,
    perhapsLost,
    perhapsOpen,
    perhapsShared,
    questions: [...sendersByQuestion.keys()],
    sendersByQuestion: [...sendersByQuestion].map(([question, senders]) => ({ question, senders })),
  }
}

export type Summary = {
  readonly phases: readonly PhaseAssessment[]
  /** ids of senders that lose mail in some phase, with the index of the first such phase */
  readonly lost: { readonly senders: readonly string[]; readonly from: number | null }
  readonly delayed: { readonly senders: readonly string[]; readonly from: number | null }
  /** ids of senders that must get in, and do not under some answer */
  readonly perhapsLost: { readonly senders: readonly string[]; readonly from: number | null }
  /**
   * The worst certain state of any phase. Without a certain one, `perhaps` if a stranger gets in under some answer, and
   * `perhapsShared` if only another customer does.
   */
  readonly sideEntrance: {
    readonly state: 'open' | 'shared' | 'perhaps' | 'perhapsShared' | 'closed' | 'untested'
    readonly from: number | null
    readonly senders: readonly string[]
  }
  readonly questions: readonly QuestionId[]
}

/** Sums up a scenario: lost mail, the side entrance, and open questions. */
export function summarize(document: ScenarioDocument): Summary {
  return runToEnd(summarizeInSteps(document))
}

/** `summarize` in steps, one a phase: so that a caller can stop between them. */
export function* summarizeInSteps(document: ScenarioDocument): Generator<void, Summary> {
  const phases: PhaseAssessment[] = []
  for (const index of document.phases.keys()) {
    yield
    phases.push(assessPhase(document, index))
  }
  const gather = (pick: Choose) => gatherFrom(phases, pick)
  return {
    phases,
    lost: gather(({ lost }) => lost),
    delayed: gather(({ delayed }) => delayed),
    perhapsLost: gather(({ perhapsLost }) => perhapsLost),
    sideEntrance: sideEntranceOf(document, phases),
    questions: [...new Set(phases.flatMap(({ questions }) => questions))],
  }
}

type Choose = (phase: PhaseAssessment) => readonly string[]

function gatherFrom(
  phases: readonly PhaseAssessment[],
  pick: Choose,
): { senders: readonly string[]; from: number | null } {
  const from = phases.findIndex((phase) => pick(phase).length > 0)
  return { senders: [...new Set(phases.flatMap(pick))], from: from < 0 ? null : from }
}

/** The state of the side entrance under the loosest answers: one that may be open is never called closed. */
function sideEntranceOf(document: ScenarioDocument, phases: readonly PhaseAssessment[]): Summary['sideEntrance'] {
  for (const [state, pick] of WORST_FIRST) {
    const gathered = gatherFrom(phases, pick)
    if (gathered.from !== null) return { state, ...gathered }
  }
  const isTested = document.senders.some((sender) =>
    document.phases.some((_, i) => wantOf(document, i, sender).outcome === 'rejected'),
  )
  return { state: isTested ? 'closed' : 'untested', from: null, senders: [] }
}

/** Certain states come before possible ones, so that an open entrance is never hidden by one that may be open. */
const WORST_FIRST: readonly ['open' | 'shared' | 'perhaps' | 'perhapsShared', Choose][] = [
  ['open', ({ open }) => open],
  ['shared', ({ shared }) => shared],
  ['perhaps', ({ perhapsOpen }) => perhapsOpen],
  ['perhapsShared', ({ perhapsShared }) => perhapsShared],
]
