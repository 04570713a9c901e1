import type { ScenarioSender } from '#lib/scenario/document/document'
import type { Evidence } from './evidence'

/** Makes a sample sender with the facts of the evidence. Unknown facts are null. It belongs to no service yet. */
export function senderFromEvidence({ facts }: Evidence, id: string, name: string): ScenarioSender {
  const { sourceIP, tls, certificateNames, certificateTrusted, mailFrom, recipient } = facts
  return {
    id,
    name,
    sourceIP: sourceIP.value,
    tls: tls.value,
    certificateNames: certificateNames.value === null ? null : [...certificateNames.value],
    certificateTrusted: certificateTrusted.value,
    certificateClientAuth: null,
    mailFrom: mailFrom.value,
    recipient: recipient.value,
    serviceId: null,
    otherCustomer: false,
  }
}
