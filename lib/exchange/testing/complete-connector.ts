/** A connector with all decisive properties, so that tests only get the problems of what they change. */
export const COMPLETE = {
  Enabled: true,
  ConnectorType: 'Partner',
  SenderIPAddresses: ['20.40.60.80'],
  SenderDomains: ['smtp:*;1'],
  AssociatedAcceptedDomains: [],
  RequireTls: true,
  RestrictDomainsToIPAddresses: true,
  RestrictDomainsToCertificate: false,
  TlsSenderCertificateName: null,
  Name: 'Filter',
}
