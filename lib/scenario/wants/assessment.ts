import {
  type Alternative,
  type Answers,
  attribute,
  containsDomain,
  domainOf,
  domainSet,
  type Given,
  type QuestionId,
  type Verdict,
} from '#lib/matcher'
import type { Phase, ScenarioSender } from '#lib/scenario/document/document'
import type { Because, PartSpec, WantsInput } from './part'
import { specsOfPhase } from './part-specs'
import { isLeftOut } from './refused-by-name'
import { type Who, whoOfSample } from './who'

/**
 * What a sample sender comes to in a phase. Colour follows the want, not the outcome:
 * - `in`, `shut`: accepted or refused, as wanted (or nothing is wanted)
 * - `lost`: refused for good though it must get in; `delayed`: told to come back later
 * - `decide`: refused, and the team has not said from when that is fine
 * - `open`: accepted though it must be refused; `shared`: another customer of a shared service gets in
 * - `elsewhere`: accepted, but not by the connector that must admit it
 * - `uncertain`: open questions or unknown facts decide
 */
export type SampleState = 'in' | 'shut' | 'lost' | 'delayed' | 'decide' | 'open' | 'shared' | 'elsewhere' | 'uncertain'

/** What is wanted of a sample, and why. `decide`: it should get in, and a refusal is for the team to weigh. */
export type SampleWant = {
  readonly outcome: 'accepted' | 'refused' | 'decide' | null
  readonly connectorId: string | null
  readonly because: Because
  readonly gettingIn: 'open' | 'shared'
  /** the exception of the document that says so; null for a default */
  readonly wantId: string | null
}

export type AssessedSample = {
  readonly verdict: Verdict
  readonly want: SampleWant
  readonly state: SampleState
  /** alternatives under which the state would become bad; empty if it is the same under every answer */
  readonly hangsOn: readonly Alternative[]
}

/**
 * What is wanted of a sample sender in a phase: its own exception, else what is wanted of the part of its *who* that it
 * belongs to; of several parts the strictest. Of whom everybody's part does not speak, nothing is wanted.
 */
function wantOfSample(document: WantsInput, phaseIndex: number, sample: ScenarioSender): SampleWant {
  const phase = phaseAt(document, phaseIndex)
  const key = whoOfSample(sample)
  const row = rowsOf(document, phaseIndex).find(({ who }) => who.key === key)
  const own = row?.specs.find(({ sampleId }) => sampleId === sample.id)
  const found = own ?? strictestOf((row?.specs ?? []).filter((part) => isIn(part, sample, phase)))
  const from = sample.mailFrom === null ? null : domainOf(sample.mailFrom)
  if (found !== undefined && from !== null && isLeftOut(found, from, phase))
    return toWant({ ...found, wish: 'either', because: 'refused-by-name' })
  return toWant(found ?? null)
}

function toWant(part: PartSpec | null): SampleWant {
  const { wish = 'either', connectorId = null, because = 'not-asked', gettingIn = 'open', wantId = null } = part ?? {}
  const outcome = typeof wish === 'string' && wish !== 'either' ? wish : null
  return { outcome, connectorId, because, gettingIn, wantId }
}

const specsByPhase = new WeakMap<WantsInput, Map<number, { who: Who; specs: PartSpec[] }[]>>()

/** The parts of a phase; remembered for as long as the document is. */
function rowsOf(document: WantsInput, phaseIndex: number): { who: Who; specs: PartSpec[] }[] {
  const byPhase = getOrMake(specsByPhase, document, () => new Map<number, { who: Who; specs: PartSpec[] }[]>())
  const known = byPhase.get(phaseIndex) ?? specsOfPhase(document, phaseIndex)
  byPhase.set(phaseIndex, known)
  return known
}

/** Reports whether the sample is one of the part's senders; a fact of it that is not known excludes nothing. */
function isIn(part: PartSpec, { recipient, mailFrom, tls }: ScenarioSender, { tenant }: Phase): boolean {
  if (part.sampleId !== null || (part.tls !== null && tls !== null && part.tls !== tls)) return false
  const to = recipient === null ? null : domainOf(recipient)
  const isTo =
    to === null ||
    (part.domains === null
      ? !containsDomain(domainSet(tenant.acceptedDomains), to)
      : containsDomain(domainSet(part.domains), to))
  return isTo && (mailFrom === null || isFrom(part, domainOf(mailFrom), tenant.acceptedDomains))
}

function isFrom({ mailFrom }: PartSpec, from: string, acceptedDomains: readonly string[]): boolean {
  const isOwn = containsDomain(domainSet(acceptedDomains), from)
  if (mailFrom === 'any') return true
  if (mailFrom === 'own') return isOwn
  if (mailFrom === 'ownAndNull') return isOwn || from === ''
  if (mailFrom === 'foreign') return !isOwn && from !== ''
  return containsDomain(domainSet(mailFrom), from)
}

const STRICTNESS = ['accepted', 'refused', 'decide', 'either'] as const
const strictnessOf = ({ wish }: PartSpec): number =>
  typeof wish === 'string' ? STRICTNESS.indexOf(wish) : STRICTNESS.length

const strictestOf = (parts: readonly PartSpec[]): PartSpec | undefined =>
  [...parts].sort((one, other) => strictnessOf(one) - strictnessOf(other))[0]

/** Judges one sample sender in one phase against what is wanted of it. */
export function assess(document: WantsInput, phaseIndex: number, sample: ScenarioSender): AssessedSample {
  const verdict = verdictOf(phaseAt(document, phaseIndex), sample, document.answers)
  const want = wantOfSample(document, phaseIndex, sample)
  const state = stateOf(verdict, want)
  return { verdict, want, state, hangsOn: isBad(state) ? [] : hangingOn(verdict, want, state) }
}

function phaseAt({ phases }: WantsInput, index: number): Phase {
  const phase = phases[index]
  if (phase === undefined) throw new Error(`There is no phase ${index}.`)
  return phase
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

type Reached = Pick<Verdict, 'possible' | 'attributedTo'>

function stateOf(verdict: Reached, { outcome, connectorId, gettingIn }: SampleWant): SampleState {
  if (!verdict.possible.includes('accepted')) {
    if (outcome === 'decide') return 'decide'
    if (outcome !== 'accepted') return 'shut'
    return verdict.possible.every((one) => one === 'deferred') ? 'delayed' : 'lost'
  }
  if (verdict.possible.length > 1) return 'uncertain'
  if (outcome === 'refused') return gettingIn
  const { attributedTo } = verdict
  if (connectorId === null || (attributedTo.length === 1 && attributedTo[0] === connectorId)) return 'in'
  return attributedTo.includes(connectorId) ? 'uncertain' : 'elsewhere'
}

/** Reports whether a state goes against what is wanted. A shared entrance is a risk to accept, not a fault. */
export const isBad = (state: SampleState): boolean =>
  state === 'lost' || state === 'delayed' || state === 'open' || state === 'elsewhere'

function hangingOn({ alternatives }: Verdict, wanted: SampleWant, state: SampleState): Alternative[] {
  if (state === 'uncertain') return alternatives.filter(({ given }) => given.length > 0)
  if (wanted.outcome === null) return []
  return alternatives.filter(({ outcome, attributedTo }) => {
    const other = stateOf({ possible: [outcome], attributedTo }, wanted)
    return isBad(other) || (other === 'shared' && state !== 'shared') || (other === 'decide' && state !== 'decide')
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
