import { containsDomain, domainOf, domainSet, normalizeDomain, wildcardBase } from '#lib/matcher'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { isAddress } from '#lib/scenario/document/forms'

/** More domains than these make a kit that nobody works through at night. */
const MOST_DOMAINS = 6

/** Whose mail is probed in a phase, and whose is not, since there are too many. */
export type ProbedDomains = { readonly probed: readonly string[]; readonly left: readonly string[] }

/**
 * The domains of a phase that are probed: those whose MX or handover moves in it; where a connector or RejectDirectSend changes,
 * which asks for whom no message is, every accepted one with an MX; else the first accepted one.
 */
export function probedDomains({ phases, unordered }: ScenarioDocument, phase: Phase): ProbedDomains {
  const before = unordered ? undefined : phases[phases.findIndex(({ id }) => id === phase.id) - 1]
  const accepted = domainSet(phase.tenant.acceptedDomains)
  const concerned = before === undefined ? [] : [...movedDomains(before, phase), ...domainsOfLocks(before, phase)]
  const domains = [...new Set(concerned.map(normalizeDomain))].filter((one) => containsDomain(accepted, one))
  const named = (domains.length > 0 ? domains : phase.tenant.acceptedDomains.map(baseOf)).filter(isMailable)
  if (domains.length === 0) return { probed: named.slice(0, 1), left: [] }
  return { probed: named.slice(0, MOST_DOMAINS), left: named.slice(MOST_DOMAINS) }
}

const isMailable = (domain: string): boolean => isAddress(`user@${domain}`)
const baseOf = (domain: string): string => domainOf(wildcardBase(domain) ?? domain)

function movedDomains(before: Phase, after: Phase): string[] {
  const wayOf = ({ mx }: Phase, domain: string) => {
    const own = mx.find((one) => normalizeDomain(one.domain) === normalizeDomain(domain))
    return JSON.stringify([own?.to ?? [], own?.handedOverBy ?? []])
  }
  return after.mx.map(({ domain }) => domain).filter((domain) => wayOf(before, domain) !== wayOf(after, domain))
}

function domainsOfLocks(before: Phase, after: Phase): string[] {
  const rulesOf = ({ tenant, connectors }: Phase) => JSON.stringify([tenant.rejectDirectSend, connectors])
  return rulesOf(before) === rulesOf(after) ? [] : after.mx.map(({ domain }) => domain)
}
