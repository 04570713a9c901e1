import 'server-only'
import type { RunbookAnswer, RunbookRequest } from '#lib/contract/runbook'
import type { GroupProof } from '#lib/exchange/runbook/order'
import { makeRunbookInSteps, type Runbook } from '#lib/exchange/runbook/runbook'
import { type Answers, attribute } from '#lib/matcher'
import { LIMITS } from '#lib/scenario/document/limits'
import { withNullSenderFixed } from '#lib/scenario/wants/phase-results'
import type { World, WorldFault } from '#lib/scenario/wants/worlds'
import { loadEngineTexts } from '#lib/texts/engine-texts'
import { fillIn, fillInStep } from '#lib/texts/format'

/** The runbook from one phase to another, with its sentences in English. */
export function* writeRunbook({ document, before, after }: RunbookRequest): Generator<unknown, Promise<RunbookAnswer>> {
  const placeOf = (id: string) => document.phases.findIndex((phase) => phase.id === id)
  return sayInEnglish(yield* makeRunbookInSteps(document, placeOf(before), placeOf(after)), { document, before, after })
}

async function sayInEnglish(runbook: Runbook, { document, before, after }: RunbookRequest): Promise<RunbookAnswer> {
  const texts = await loadEngineTexts('runbook-steps', 'en')
  const notes = await loadEngineTexts('runbook-notes', 'en')
  const nameOf = (id: string) => document.phases.find((phase) => phase.id === id)?.name ?? ''
  const between = fillIn(notes.BETWEEN, { before: nameOf(before), after: nameOf(after) }).slice(0, LIMITS.title)
  const answers = withNullSenderFixed(document.answers)
  const scripts = new Set(runbook.scripts.map(({ name }) => name))
  const stepOf = new Map(runbook.steps.flatMap(({ id, change }) => (change === null ? [] : [[change.id, id]])))
  const stepsOf = (changes: readonly string[]) => changes.flatMap((id) => stepOf.get(id) ?? [])
  const faultsOf = (found: { faults: readonly WorldFault[]; world: World | null }) =>
    found.faults.map((fault) => faultAnswer(fault, found.world, answers))
  const proofAnswer = (proof: GroupProof): StepAnswer['proof'] => ({
    state: proof.state,
    combinations: proof.combinations,
    changes: stepsOf(proof.changes),
    settled: stepsOf(proof.settled),
    faults: faultsOf(proof),
  })
  const { searched, isExhausted, unsafe } = runbook.order
  return {
    safe: runbook.safe,
    order: {
      searched,
      exhausted: isExhausted,
      unsafe: unsafe === null ? null : { stepId: unsafe.stepId, faults: faultsOf(unsafe) },
    },
    between: runbook.between === null ? null : { ...runbook.between, name: between },
    notes: runbook.notes.map(({ code, parameters, who }) => ({
      code,
      message: fillIn(notes[code], { ...parameters, who: who ?? '' }),
    })),
    steps: runbook.steps.map(({ id, code, kind, window, parameters, command, wait, changes, proof, ...step }) => ({
      ...{ id, code, kind, window, command, wait, changes },
      ...fillInStep(texts[code], parameters, step),
      script: scripts.has(`${id}.ps1`) ? `${id}.ps1` : null,
      proof: proof === null ? null : proofAnswer(proof),
    })),
    scripts: runbook.scripts,
    breakGlass: runbook.breakGlass,
  }
}

type StepAnswer = RunbookAnswer['steps'][number]
type FaultAnswer = StepAnswer['proof'] extends infer Proof
  ? NonNullable<Proof> extends { readonly faults: readonly (infer Fault)[] }
    ? Fault
    : never
  : never

/** A fault with the verdict of its witness in the world in which it is worse off. */
function faultAnswer(
  { who, want, state, certainty, given, witness }: WorldFault,
  world: World | null,
  answers: Answers,
): FaultAnswer {
  const shown =
    witness === null || world === null
      ? null
      : { sender: witness, verdict: attribute(world.tenant, world.connectors, witness, answers) }
  return { who, want, state, certainty, given, witness: shown }
}
