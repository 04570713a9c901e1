import { readEvidence } from '#lib/exchange/evidence'
import { type AnsweredSender, findAnsweredSenders } from '#lib/exchange/evidence/answered-senders'
import type { Evidence } from '#lib/exchange/evidence/evidence'
import { type BounceExplanation, explainBounce } from '#lib/exchange/evidence/explain-bounce'
import type { ScenarioDocument } from '#lib/scenario/document'

/** What the worker can be asked; the answer comes back under the same number. */
export type EvidenceTask =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'explain'; readonly document: ScenarioDocument; readonly evidence: Evidence }

/** In which phases a bounce can have been sent, and to whom of the scenario's senders. */
export type Explained = { readonly explanation: BounceExplanation; readonly answered: readonly AnsweredSender[] }

export type EvidenceAnswer =
  | { readonly kind: 'read'; readonly evidence: Evidence }
  | { readonly kind: 'explain'; readonly explained: Explained }

self.addEventListener('message', ({ data }: MessageEvent<{ number: number; task: EvidenceTask }>) => {
  self.postMessage({ number: data.number, answer: perform(data.task) })
})

function perform(task: EvidenceTask): EvidenceAnswer {
  if (task.kind === 'read') return { kind: 'read', evidence: readEvidence(task.text) }
  const explanation = explainBounce(task.document, task.evidence)
  const { reply } = explanation
  const answered = reply === null ? [] : findAnsweredSenders(task.document, task.evidence, reply)
  return { kind: 'explain', explained: { explanation, answered } }
}
