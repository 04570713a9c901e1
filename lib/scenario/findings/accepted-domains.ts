import { normalizeDomain, type Tenant, wildcardBase } from '#lib/matcher'
import { type DetectedFinding, quote } from './detected-finding'

const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/

/** Accepted domains to which no mail can be sent: addresses, names without a dot, and A-labels that stand for nothing. */
export function findInAcceptedDomains({ acceptedDomains }: Tenant): DetectedFinding[] {
  return acceptedDomains.flatMap((domain, index): DetectedFinding[] => {
    if (isPossible(domain)) return []
    const path = `tenant.acceptedDomains[${index}]`
    const parameters = { domain: quote(domain) }
    return [{ code: 'ACCEPTED_DOMAIN_IMPOSSIBLE', connectorId: null, path, value: domain, parameters }]
  })
}

function isPossible(domain: string): boolean {
  const normalized = normalizeDomain(domain)
  const name = wildcardBase(normalized) ?? normalized
  // A URL refuses hosts whose A-labels do not decode, by the rules of UTS 46.
  return name.includes('.') && !ADDRESS.test(name) && URL.canParse(`http://${name}`)
}
