import type { Evidence } from '#lib/exchange/evidence/evidence'
import type { BounceExplanation } from '#lib/exchange/evidence/explain-bounce'
import type { KeptEvidence, ModelCheck } from '#lib/exchange/evidence/model-check'
import type { SenderWithReply } from '#lib/exchange/evidence/senders-with-reply'
import type { Answers, Sender } from '#lib/matcher'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'

/** In which phases a bounce can have been sent, and to whom of the scenario's senders. */
export type Explained = { readonly explanation: BounceExplanation; readonly answered: readonly SenderWithReply[] }

/** What the evidence worker does. */
export type EvidenceTasks = {
  /** what a pasted text states */
  readonly read: {
    readonly task: string
    readonly progress: never
    readonly part: never
    readonly answer: Evidence
  }
  /** holds a bounce against every phase, by all that is known of its sender; progress: the index of the phase that is begun */
  readonly explain: {
    readonly task: { readonly document: ScenarioDocument; readonly evidence: Evidence; readonly sender: Sender }
    readonly progress: number
    readonly part: never
    readonly answer: Explained
  }
  /** holds evidence, or what was kept of it, against the verdict of one phase; the sender may know more than the text states */
  readonly check: {
    readonly task: {
      readonly phase: Phase
      readonly answers: Answers
      readonly evidence: Evidence | KeptEvidence
      readonly sender: Sender
    }
    readonly progress: never
    readonly part: never
    readonly answer: ModelCheck
  }
}
