import type { Evidence, Hint } from '#lib/exchange/evidence/evidence'
import { senderFromEvidence } from '#lib/exchange/evidence/sender'
import type { ScenarioSender, Service } from '#lib/scenario/document/document'
import { connectionOf } from '#lib/scenario/services/service-senders'

/** The hints that the user accepted, by fact. Only these facts have hints. */
export type AcceptedHints = Readonly<Partial<Record<'sourceIP' | 'mailFrom' | 'recipient', string>>>

export const isHintFact = (fact: Hint['fact']): fact is keyof AcceptedHints =>
  fact === 'sourceIP' || fact === 'mailFrom' || fact === 'recipient'

const OF_SERVICE = ['sourceIP', 'tls', 'certificateNames', 'certificateTrusted'] as const
type FactOfService = (typeof OF_SERVICE)[number]

/** Facts of a connection that evidence does not state and that are known of the service that delivered it. */
export type ServiceFacts = Readonly<Partial<Pick<ScenarioSender, FactOfService>>>

export const isOfService = (fact: string): fact is FactOfService => OF_SERVICE.some((each) => each === fact)

/**
 * What the chosen service tells of the connection where neither the text nor an accepted hint does. `leftOpen` are the
 * facts that the user wants to stay open. Where the text says that there was no TLS, there was no certificate either.
 */
export function factsOfService(
  service: Service | undefined,
  { facts }: Evidence,
  taken: AcceptedHints,
  leftOpen: readonly string[],
): ServiceFacts {
  if (service === undefined) return {}
  const known = knownOf(service)
  const isPlain = facts.tls.value === false
  const isOpen = (fact: FactOfService) =>
    facts[fact].value === null &&
    known[fact] !== null &&
    !leftOpen.includes(fact) &&
    !(fact === 'sourceIP' && taken.sourceIP !== undefined) &&
    !(isPlain && (fact === 'certificateNames' || fact === 'certificateTrusted'))
  return Object.fromEntries(OF_SERVICE.filter(isOpen).map((fact) => [fact, known[fact]]))
}

/** What is known of the connections of a service. Where it lists no certificate, whether it presents one is not known. */
function knownOf(service: Service): ReturnType<typeof connectionOf> {
  const known = connectionOf(service)
  return service.tls !== false && service.certificateNames.length === 0 ? { ...known, certificateNames: null } : known
}

/**
 * The sample sender of evidence. A fact of the evidence has precedence over an accepted hint, and that over what is
 * known of its service.
 */
export function senderOfEvidence(
  evidence: Evidence,
  id: string,
  name: string,
  taken: AcceptedHints,
  ofService: ServiceFacts = {},
): ScenarioSender {
  const sender = senderFromEvidence(evidence, id, name)
  return {
    ...sender,
    ...ofService,
    sourceIP: sender.sourceIP ?? taken.sourceIP ?? ofService.sourceIP ?? null,
    mailFrom: sender.mailFrom ?? taken.mailFrom ?? null,
    recipient: sender.recipient ?? taken.recipient ?? null,
  }
}
