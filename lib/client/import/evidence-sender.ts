import type { Evidence, Hint } from '#lib/exchange/evidence/evidence'
import { senderFromEvidence } from '#lib/exchange/evidence/sender'
import type { ScenarioSender } from '#lib/scenario/document/document'

/** The hints that the user accepted, by fact. Only these facts have hints. */
export type AcceptedHints = Readonly<Partial<Record<'sourceIP' | 'mailFrom' | 'recipient', string>>>

export const isHintFact = (fact: Hint['fact']): fact is keyof AcceptedHints =>
  fact === 'sourceIP' || fact === 'mailFrom' || fact === 'recipient'

/** The sample sender of evidence. A fact of the evidence has precedence over an accepted hint. */
export function senderOfEvidence(evidence: Evidence, id: string, name: string, taken: AcceptedHints): ScenarioSender {
  const sender = senderFromEvidence(evidence, id, name)
  return {
    ...sender,
    sourceIP: sender.sourceIP ?? taken.sourceIP ?? null,
    mailFrom: sender.mailFrom ?? taken.mailFrom ?? null,
    recipient: sender.recipient ?? taken.recipient ?? null,
  }
}
