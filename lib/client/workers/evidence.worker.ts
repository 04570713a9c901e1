import { type BounceCause, explainBounce } from '#lib/exchange/evidence/explain-bounce'
import { checkKept, checkModel } from '#lib/exchange/evidence/model-check'
import { readEvidence } from '#lib/exchange/evidence/read-evidence'
import { findSendersWithReply } from '#lib/exchange/evidence/senders-with-reply'
import type { EvidenceTasks, Explained } from './evidence-tasks'
import { inOneStep, serve } from './serve'

// A phase is one step, which takes seconds where nothing is known of the sender: each is reported before it is begun.
serve<EvidenceTasks>(
  self,
  {
    read: inOneStep(readEvidence),
    explain: explainByPhase,
    check: inOneStep(({ phase, answers, evidence, sender }) =>
      'outcome' in evidence
        ? checkKept(phase, answers, evidence, sender)
        : checkModel(phase, answers, evidence, sender),
    ),
  },
  { progressEvery: 0 },
)

function* explainByPhase({
  document,
  evidence,
  sender,
}: EvidenceTasks['explain']['task']): Generator<{ readonly progress: number }, Explained> {
  const { reply } = explainBounce({ ...document, phases: [] }, evidence, sender)
  const phases: BounceCause[] = []
  for (const [index, phase] of document.phases.entries()) {
    yield { progress: index }
    phases.push(...explainBounce({ ...document, phases: [phase] }, evidence, sender).phases)
  }
  return {
    explanation: { reply, phases },
    answered: reply === null ? [] : findSendersWithReply(document, sender, reply),
  }
}
