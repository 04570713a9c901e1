import { byAddress, byName, type Case, FILTER_ADDRESS, listed } from './case'

/** Findings on settings that contradict each other. */
export const SETTING_CASES: readonly Case[] = [
  ['a restriction without addresses', 'RESTRICT_IP_WITHOUT_LIST', listed(), '[0].restrictDomainsToIPAddresses', true],
  [
    'a restriction without a name',
    'RESTRICT_CERTIFICATE_WITHOUT_NAME',
    { restrictDomainsToCertificate: true },
    '[0].restrictDomainsToCertificate',
    true,
  ],
  [
    'a name without TLS',
    'TLS_NAME_WITHOUT_TLS',
    byName('mail.fabrikam.com', { requireTls: false }),
    '[0].requireTls',
    false,
  ],
  [
    'both restrictions',
    'BOTH_RESTRICTIONS',
    byName('mail.fabrikam.com', byAddress({ requireTls: true })),
    '[0].restrictDomainsToCertificate',
    true,
  ],
  [
    'T47 a name beside an address restriction',
    'IDENTITY_NOT_APPLIED',
    byAddress({ requireTls: true, tlsSenderCertificateName: 'mail.fabrikam.com' }),
    '[0].restrictDomainsToCertificate',
    false,
  ],
  [
    'internal on Partner',
    'TREATS_AS_INTERNAL_ON_PARTNER',
    { treatMessagesAsInternal: true },
    '[0].treatMessagesAsInternal',
    true,
  ],
  [
    'hybrid setting on Partner',
    'CLOUD_SERVICES_ON_PARTNER',
    { cloudServicesMailEnabled: true },
    '[0].cloudServicesMailEnabled',
    true,
  ],
  [
    'a restriction on OnPremises',
    'RESTRICTION_ON_ON_PREMISES',
    byAddress({ connectorType: 'OnPremises' }),
    '[0].restrictDomainsToIPAddresses',
    true,
  ],
  [
    'T59 a hybrid name that is not accepted',
    'ON_PREMISES_DOMAIN_NOT_ACCEPTED',
    { connectorType: 'OnPremises', tlsSenderCertificateName: 'mail.contoso.com' },
    '[0].tlsSenderCertificateName',
    'mail.contoso.com',
  ],
  [
    'T60 hybrid by address',
    'ON_PREMISES_BY_ADDRESS',
    { connectorType: 'OnPremises', senderIPAddresses: [FILTER_ADDRESS] },
    '[0].senderIPAddresses',
    [FILTER_ADDRESS],
  ],
]
