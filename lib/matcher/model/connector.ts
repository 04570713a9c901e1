/** What the engine reads of an inbound connector: properties of `Get-InboundConnector`, in lower camel case. */
export type Connector = {
  readonly id: string
  readonly name: string
  readonly connectorType: 'Partner' | 'OnPremises'
  readonly enabled: boolean
  /** `*`, `contoso.com` or `*.contoso.com` */
  readonly senderDomains: readonly string[]
  /** IPv4 addresses and CIDR networks; other forms that can be read are evaluated as written and are a finding */
  readonly senderIPAddresses: readonly string[]
  readonly restrictDomainsToIPAddresses: boolean
  readonly requireTls: boolean
  readonly restrictDomainsToCertificate: boolean
  /** host name or `*.contoso.com`; null when empty */
  readonly tlsSenderCertificateName: string | null
  /** recipient domains the connector is limited to; empty means all */
  readonly associatedAcceptedDomains: readonly string[]
}
