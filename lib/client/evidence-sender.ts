import type { Evidence, Hint } from '#lib/exchange/evidence/evidence'
import { senderFromEvidence } from '#lib/exchange/evidence/sender'
import { normalizeDomain } from '#lib/matcher/sets/domains'
import { containsIp, ipSetOf, parseIp } from '#lib/matcher/sets/ip'
import { fitName } from '#lib/matcher/sets/names'
import type { ScenarioSender, Service } from '#lib/scenario/document'

/** Hints that a person has decided to believe, by their fact; only these facts have hints. */
export type Taken = Readonly<Partial<Record<'sourceIP' | 'mailFrom' | 'recipient', string>>>

export const isTakeable = (fact: Hint['fact']): fact is keyof Taken =>
  fact === 'sourceIP' || fact === 'mailFrom' || fact === 'recipient'

/** The sample sender of evidence. What it proves goes before what a person has taken over. */
export function senderOfEvidence(evidence: Evidence, id: string, name: string, taken: Taken): ScenarioSender {
  const sender = senderFromEvidence(evidence, id, name)
  return {
    ...sender,
    sourceIP: sender.sourceIP ?? taken.sourceIP ?? null,
    mailFrom: sender.mailFrom ?? taken.mailFrom ?? null,
    recipient: sender.recipient ?? taken.recipient ?? null,
  }
}

/** Whose sender it is by what the services are known by: by its address first, then by a name on its certificate; null for nobody's. */
export function findOwner(
  services: readonly Service[],
  { sourceIP, certificateNames }: Pick<ScenarioSender, 'sourceIP' | 'certificateNames'>,
): Service | null {
  const ip = sourceIP === null ? null : parseIp(sourceIP)
  const byAddress = ip === null ? undefined : services.find(({ networks }) => containsIp(ipSetOf(networks), ip))
  const names = (certificateNames ?? []).map(normalizeDomain)
  const isNamed = ({ certificateNames: known }: Service) =>
    known.some((wanted) => names.some((name) => fitName(normalizeDomain(wanted), name) !== null))
  return byAddress ?? services.find(isNamed) ?? null
}
