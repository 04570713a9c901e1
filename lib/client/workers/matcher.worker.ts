import { type Answers, type Connector, type ExplainedVerdict, explain, type Sender, type Tenant } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { type Summary, summarize } from '#lib/scenario/wants/assessment'

/** What the worker can be asked; the answer comes back under the same number. */
export type WorkerTask =
  | { readonly kind: 'summarize'; readonly document: ScenarioDocument }
  | {
      readonly kind: 'explain'
      readonly tenant: Tenant
      readonly connectors: readonly Connector[]
      readonly sender: Sender
      readonly answers: Answers
    }

export type WorkerAnswer = Summary | ExplainedVerdict

self.addEventListener('message', ({ data }: MessageEvent<{ number: number; task: WorkerTask }>) => {
  const { number, task } = data
  self.postMessage({ number, answer: perform(task) })
})

function perform(task: WorkerTask): WorkerAnswer {
  if (task.kind === 'summarize') return summarize(task.document)
  return explain(task.tenant, task.connectors, task.sender, task.answers)
}
