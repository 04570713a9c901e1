import { isEqual } from '#lib/client/draft/structural-sharing'
import { FACTS, type Fact, type KnownSender, type Sender } from '#lib/matcher'
import type { ScenarioDocument, ScenarioSender } from '#lib/scenario/document/document'
import { isAddress } from '#lib/scenario/document/forms'
import { LIMITS } from '#lib/scenario/document/limits'
import { newId } from './ids'

/** The sample sender with the same facts as a witness; null if there is none. */
export const findWitness = (
  { senders }: Pick<ScenarioDocument, 'senders'>,
  witness: KnownSender,
): ScenarioSender | null =>
  senders.find((sender) => FACTS.every((fact) => isEqual(countedFact(sender, fact), witness[fact]))) ?? null

/** A fact as a verdict counts it: clientAuth that is not known is true. */
const countedFact = (sender: Sender, fact: Fact): Sender[Fact] =>
  fact === 'certificateClientAuth' ? (sender[fact] ?? true) : sender[fact]

/** Makes a sample sender with the facts of a witness. */
export function senderOfWitness(
  { senders }: Pick<ScenarioDocument, 'senders'>,
  witness: KnownSender,
  name: string,
  serviceId: string | null,
): ScenarioSender {
  return {
    ...witness,
    // A misspelt domain of a connector does not make a valid address, so the fact stays unknown.
    mailFrom: witness.mailFrom === '' || isAddress(witness.mailFrom) ? witness.mailFrom : null,
    recipient: isAddress(witness.recipient) ? witness.recipient : null,
    certificateNames: [...witness.certificateNames],
    // A proof takes certificates to have clientAuth; whether this one has it nobody has looked up.
    certificateClientAuth: null,
    id: newId('sender-', senders),
    name: name.slice(0, LIMITS.title),
    serviceId,
    otherCustomer: false,
  }
}
