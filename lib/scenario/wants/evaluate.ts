import { type Answers, attribute, mapSteps, type Progress, runToEnd, sweepInSteps } from '#lib/matcher'
import type { Phase } from '#lib/scenario/document/document'
import type { Invariant } from '#lib/scenario/document/invariants'
import { EVERYONE } from '#lib/scenario/document/invariants'
import { type Claim, GetsThrough, NobodyElse, NoPlainText } from './claims'
import { EveryoneThrough } from './everyone'
import { checkGap } from './gap'
import { type Gate, type GatesInput, gate } from './gates'
import { MarkList } from './service-marks'

/** The progress of the evaluation: the phase and its progress, and the gates of the finished phases. */
type GatesProgress = Progress & {
  readonly phase: number
  readonly phases: number
  readonly soFar: readonly Gate[]
}

/** Evaluates every invariant of the document in each of its phases, in the order of the phases. */
export function evaluateInvariants(document: GatesInput): Gate[] {
  return runToEnd(evaluateInSteps(document))
}

/** `evaluateInvariants` in small steps that report progress, so that a caller can show it, or stop. */
export function* evaluateInSteps(document: GatesInput): Generator<GatesProgress, Gate[]> {
  const phases = document.phases.length
  let soFar: readonly Gate[] = []
  for (const [index, phase] of document.phases.entries()) {
    const before = soFar
    const steps = evaluatePhase(document, index)
    const found = yield* mapSteps(steps, (step) => ({ ...step, phase: index, phases, soFar: before }))
    for (const one of found) confirm(document, phase, one)
    soFar = [...before, ...found]
  }
  return [...soFar]
}

/** Evaluates the invariants of one phase. All that concern this phase alone share one sweep. */
function* evaluatePhase(document: GatesInput, index: number): Generator<Progress, Gate[]> {
  const phase = document.phases[index] as Phase
  const here = document.invariants.filter(({ phaseIds }) => phaseIds.includes(phase.id))
  if (here.length === 0) return []
  const marks = new MarkList()
  const claims = here.map((invariant) => claimOf(invariant, { document, phase, marks, answers: document.answers }))
  const own = claims.filter((claim) => claim !== null)
  const swept =
    own.length === 0
      ? null
      : yield* sweepInSteps([phase], marks.marks, document.answers, (senders) => {
          for (const claim of own) claim.note(senders)
        })
  const gates: Gate[] = []
  for (const [at, invariant] of here.entries()) {
    const claim = claims[at]
    if (claim && swept) gates.push(claim.finish(swept))
    else if (invariant.kind === 'noGap') gates.push(yield* checkGap(document, invariant, index))
    else gates.push(gate(invariant.id, phase.id, { state: 'unchecked', because: 'nothing-known' }))
  }
  return gates
}

function claimOf(invariant: Invariant, about: ConstructorParameters<typeof NobodyElse>[1]): Claim | null {
  switch (invariant.kind) {
    case 'getsThrough': {
      if (invariant.serviceId === EVERYONE) return new EveryoneThrough(invariant, about)
      const service = about.document.services.find(({ id }) => id === invariant.serviceId)
      return service === undefined ? null : new GetsThrough(invariant, service, about)
    }
    case 'nobodyElse':
      return new NobodyElse(invariant, about)
    case 'noPlainText':
      return new NoPlainText(invariant, about)
    case 'noGap':
      return null
  }
}

/** Checks that the matcher confirms the witness of every failure; throws if it does not. */
function confirm({ answers }: GatesInput, { tenant, connectors }: Phase, { failures }: Gate): void {
  for (const { witness, given, outcome } of failures) {
    const assumed: Answers = {
      ...answers,
      ...Object.fromEntries(given.map(({ question, answer }) => [question, answer])),
    }
    const { possible } = attribute(tenant, connectors, witness, assumed)
    const isConfirmed = outcome === 'accepted' ? possible.join() === 'accepted' : !possible.includes('accepted')
    if (!isConfirmed)
      throw new Error(
        `The matcher does not confirm a witness: ${JSON.stringify({ witness, given, outcome, possible })}`,
      )
  }
}
