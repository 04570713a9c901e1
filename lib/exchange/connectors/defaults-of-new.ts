import type { ProblemList } from '#lib/exchange/read/problems'
import type { ReadObject } from '#lib/exchange/read/read-object'

/**
 * What New-InboundConnector takes for a parameter that is not given, where Microsoft documents it (MS-NEW). The type and
 * RequireTls are not among them: sources disagree, so they are asked.
 */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  Enabled: true,
  SenderIPAddresses: [],
  RestrictDomainsToIPAddresses: false,
  RestrictDomainsToCertificate: false,
  TlsSenderCertificateName: null,
  AssociatedAcceptedDomains: [],
}

/**
 * The properties of an object with the defaults of New-InboundConnector, if that cmdlet makes it. Parameters whose value
 * is not in the text stay missing.
 */
export function withDefaultsOfNew(
  { item, isNew, open = [], lineOf }: ReadObject,
  problems: ProblemList,
): ReadObject['item'] {
  if (isNew !== true) return item
  const given = new Set([...Object.keys(item), ...open].map((name) => name.toLowerCase()))
  const added = Object.entries(DEFAULTS).filter(([name]) => !given.has(name.toLowerCase()))
  if (added.length > 0)
    problems.add('DEFAULTS_OF_NEW', { line: lineOf([]) }, { parameters: added.map(([name]) => name).join(', ') })
  return { ...item, ...Object.fromEntries(added) }
}
