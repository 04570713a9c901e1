import { type AnsweredSender, findAnsweredSenders } from '#lib/exchange/evidence/answered-senders'
import type { Evidence } from '#lib/exchange/evidence/evidence'
import { type BounceExplanation, explainBounce } from '#lib/exchange/evidence/explain-bounce'
import { readEvidence } from '#lib/exchange/evidence/read-evidence'
import type { ScenarioDocument } from '#lib/scenario/document/document'

/** What the worker can be asked; the answer comes back under the same number. */
export type EvidenceTask =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'explain'; readonly document: ScenarioDocument; readonly evidence: Evidence }

/** In which phases a bounce can have been sent, and to whom of the scenario's senders. */
export type Explained = { readonly explanation: BounceExplanation; readonly answered: readonly AnsweredSender[] }

export type EvidenceAnswer =
  | { readonly kind: 'read'; readonly evidence: Evidence }
  | { readonly kind: 'progress'; readonly phases: number }
  | { readonly kind: 'explain'; readonly explained: Explained }

self.addEventListener('message', ({ data }: MessageEvent<{ number: number; task: EvidenceTask }>) => {
  const say = (answer: EvidenceAnswer) => self.postMessage({ number: data.number, answer })
  const { task } = data
  if (task.kind === 'read') say({ kind: 'read', evidence: readEvidence(task.text) })
  else say({ kind: 'explain', explained: explainAll(task, (phases) => say({ kind: 'progress', phases })) })
})

type ExplainTask = Extract<EvidenceTask, { kind: 'explain' }>

/** Phase by phase, since a sender of whom nothing is known takes seconds beside many connectors. */
function explainAll({ document, evidence }: ExplainTask, onPhase: (phases: number) => void): Explained {
  const { reply } = explainBounce({ ...document, phases: [] }, evidence)
  const phases = document.phases.flatMap((phase, index) => {
    onPhase(index)
    return explainBounce({ ...document, phases: [phase] }, evidence).phases
  })
  return {
    explanation: { reply, phases },
    answered: reply === null ? [] : findAnsweredSenders(document, evidence, reply),
  }
}
