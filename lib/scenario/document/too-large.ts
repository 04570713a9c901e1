import { LIMITS } from './limits'
import { type FoundProblem, formatPath } from './problem'

/** The longest list of each property. A longer one is too large (413) and is refused before it is parsed in detail. */
const LONGEST: Readonly<Record<string, number>> = {
  connectors: LIMITS.connectors,
  senders: LIMITS.senders,
  senderIPAddresses: LIMITS.networks,
  networks: LIMITS.networks,
  phases: LIMITS.phases,
  services: LIMITS.services,
  wants: LIMITS.wants,
  acceptedRisks: LIMITS.wants,
  evidence: LIMITS.evidence,
  expectations: LIMITS.wants,
  mailFromDomains: LIMITS.domains,
  ownCertificateNames: LIMITS.names,
  mayBeRefusedFrom: LIMITS.domains,
  senderDomains: LIMITS.domains,
  associatedAcceptedDomains: LIMITS.domains,
  acceptedDomains: LIMITS.domains,
  mx: LIMITS.domains,
  certificateNames: LIMITS.names,
  spfAnswers: LIMITS.spfAnswers,
  domainRecords: LIMITS.domainRecords,
}
const LONGEST_OTHER = LIMITS.networks

/** The most values of a whole request. This bounds the memory that its problems can take. */
const MOST_VALUES = 1_000_000

/** The parts of a request that exceed the limits, with their paths; empty if there are none. */
export function findTooLarge(sent: unknown): FoundProblem[] {
  const problems: FoundProblem[] = []
  let values = 0
  const visit = (value: unknown, path: readonly PropertyKey[]): void => {
    values += 1
    if (typeof value !== 'object' || value === null || values > MOST_VALUES) return
    if (!Array.isArray(value)) {
      for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key])
      return
    }
    const most = LONGEST[String(path.at(-1))] ?? LONGEST_OTHER
    if (value.length > most)
      problems.push({
        path: formatPath(path),
        value: value.length,
        wanted: { code: 'AT_MOST', parameters: { most } },
      })
    else for (const [index, inner] of value.entries()) visit(inner, [...path, index])
  }
  visit(sent, [])
  if (values > MOST_VALUES)
    problems.push({
      path: '',
      value: null,
      wanted: { code: 'FEWER_VALUES', parameters: { most: MOST_VALUES } },
    })
  return problems
}
