import type { Tenant } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { FindingCode } from '#lib/scenario/findings/codes'

export const TENANT: Tenant = { acceptedDomains: ['contoso.com', 'contoso.onmicrosoft.com'], rejectDirectSend: false }
export const FILTER_ADDRESS = '20.40.60.80'

export type CaseInput = Partial<ScenarioConnector>
export const byAddress = (given: CaseInput = {}): CaseInput => ({
  restrictDomainsToIPAddresses: true,
  senderIPAddresses: [FILTER_ADDRESS],
  requireTls: false,
  ...given,
})
export const byName = (name: string, given: CaseInput = {}): CaseInput => ({
  restrictDomainsToCertificate: true,
  tlsSenderCertificateName: name,
  ...given,
})
export const listed = (...senderIPAddresses: string[]) => byAddress({ senderIPAddresses })

/** One finding a case: its code, where it stands, the value there, and what its fix makes of it. */
export type Case = readonly [
  name: string,
  code: FindingCode,
  given: CaseInput | readonly CaseInput[],
  path: string,
  value: unknown,
  fixed?: unknown,
]
