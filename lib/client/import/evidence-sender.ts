import type { Evidence, Hint } from '#lib/exchange/evidence/evidence'
import { senderFromEvidence } from '#lib/exchange/evidence/sender'
import type { ScenarioSender } from '#lib/scenario/document/document'

/** Hints that a person has decided to believe, by their fact; only these facts have hints. */
export type AcceptedHints = Readonly<Partial<Record<'sourceIP' | 'mailFrom' | 'recipient', string>>>

export const isHintFact = (fact: Hint['fact']): fact is keyof AcceptedHints =>
  fact === 'sourceIP' || fact === 'mailFrom' || fact === 'recipient'

/** The sample sender of evidence. What it proves goes before what a person has taken over. */
export function senderOfEvidence(evidence: Evidence, id: string, name: string, taken: AcceptedHints): ScenarioSender {
  const sender = senderFromEvidence(evidence, id, name)
  return {
    ...sender,
    sourceIP: sender.sourceIP ?? taken.sourceIP ?? null,
    mailFrom: sender.mailFrom ?? taken.mailFrom ?? null,
    recipient: sender.recipient ?? taken.recipient ?? null,
  }
}
