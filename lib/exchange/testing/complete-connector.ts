/** Every decisive property, so that a test sees the problems of what it changes only. */
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
