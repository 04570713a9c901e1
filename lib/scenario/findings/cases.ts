import type { Tenant } from '#lib/matcher/index'
import type { ScenarioConnector } from '#lib/scenario/connector'
import type { FindingCode } from './codes'

export const TENANT: Tenant = { acceptedDomains: ['contoso.com', 'contoso.onmicrosoft.com'], rejectDirectSend: false }
export const F = '20.40.60.80'

export type Given = Partial<ScenarioConnector>
export const byAddress = (given: Given = {}): Given => ({
  restrictDomainsToIPAddresses: true,
  senderIPAddresses: [F],
  requireTls: false,
  ...given,
})
export const byName = (name: string, given: Given = {}): Given => ({
  restrictDomainsToCertificate: true,
  tlsSenderCertificateName: name,
  ...given,
})
export const listed = (...senderIPAddresses: string[]) => byAddress({ senderIPAddresses })

/** One finding a case: its code, where it stands, the value there, and what its fix makes of it. */
export type Case = readonly [
  name: string,
  code: FindingCode,
  given: Given | readonly Given[],
  path: string,
  value: unknown,
  fixed?: unknown,
]

const NETWORK_CASES: readonly Case[] = [
  ['an entry no parser reads', 'NETWORK_UNREADABLE', listed('20.40.60'), '[0].senderIPAddresses[0]', '20.40.60'],
  [
    'V02 IPv6',
    'IPV6_NOT_SUPPORTED',
    listed(F, '2a01:4f8:c011:78a::1'),
    '[0].senderIPAddresses[1]',
    '2a01:4f8:c011:78a::1',
  ],
  [
    'IPv4 in IPv6 form',
    'IPV4_IN_IPV6_FORM',
    listed('::ffff:20.40.60.80'),
    '[0].senderIPAddresses[0]',
    '::ffff:20.40.60.80',
    [F],
  ],
  [
    'V01 /19',
    'NETWORK_TOO_WIDE',
    listed('148.163.128.0/19'),
    '[0].senderIPAddresses[0]',
    '148.163.128.0/19',
    Array.from({ length: 32 }, (_, i) => `148.163.${128 + i}.0/24`),
  ],
  [
    'V03 a range',
    'RANGE_NOT_SUPPORTED',
    listed('20.40.60.1-20.40.60.9'),
    '[0].senderIPAddresses[0]',
    '20.40.60.1-20.40.60.9',
    ['20.40.60.1', '20.40.60.2/31', '20.40.60.4/30', '20.40.60.8/31'],
  ],
  [
    'T74 host bits',
    'HOST_BITS',
    listed('20.40.60.77/25'),
    '[0].senderIPAddresses[0]',
    '20.40.60.77/25',
    ['20.40.60.0/25'],
  ],
  [
    'the same network in another form',
    'DUPLICATE_NETWORK',
    listed(F, '20.40.61.0/24', `${F}/32`),
    '[0].senderIPAddresses[2]',
    `${F}/32`,
    [F, '20.40.61.0/24'],
  ],
  ['V15 a private address', 'RESERVED_ADDRESS', listed('192.168.0.1'), '[0].senderIPAddresses[0]', '192.168.0.1'],
  [
    'V15 a documentation network',
    'RESERVED_ADDRESS',
    listed('198.51.100.0/25'),
    '[0].senderIPAddresses[0]',
    '198.51.100.0/25',
  ],
  ['blanks around a network', 'UNTIDY_TEXT', listed(` ${F}`), '[0].senderIPAddresses[0]', ` ${F}`, [F]],
  [
    'V12 overlapping lists',
    'NETWORKS_OVERLAP',
    [listed('20.40.60.0/24'), listed('1.2.3.4', '20.40.60.80')],
    '[1].senderIPAddresses[1]',
    '20.40.60.80',
  ],
  ['T39 a * address lock', 'IPV6_SENDERS_REFUSED', byAddress(), '[0].senderIPAddresses', [F]],
]

const NAME_CASES: readonly Case[] = [
  ['no name', 'NAME_MISSING', { name: ' ' }, '[0].name', ' '],
  ['V11 a name in another case', 'DUPLICATE_NAME', [{ name: 'NaW' }, { name: 'NAW' }], '[1].name', 'NAW'],
  ['no sender domains', 'SENDER_DOMAINS_EMPTY', { senderDomains: [] }, '[0].senderDomains', []],
  [
    'V10 a wildcard inside a domain',
    'WILDCARD_MISPLACED',
    { senderDomains: ['*', 'domain.*.contoso.com'] },
    '[0].senderDomains[1]',
    'domain.*.contoso.com',
  ],
  [
    'V10 a wildcard inside a certificate name',
    'WILDCARD_MISPLACED',
    byName('domain.*.contoso.com'),
    '[0].tlsSenderCertificateName',
    'domain.*.contoso.com',
  ],
  ['a certificate name that is all', 'WILDCARD_MISPLACED', byName('*'), '[0].tlsSenderCertificateName', '*'],
  [
    'the leading blank of the seed page',
    'UNTIDY_TEXT',
    byName(' *.cloud.nospamproxy.com'),
    '[0].tlsSenderCertificateName',
    ' *.cloud.nospamproxy.com',
    '*.cloud.nospamproxy.com',
  ],
  [
    'capitals and a trailing dot',
    'UNTIDY_TEXT',
    { senderDomains: ['*', 'Fabrikam.com.'] },
    '[0].senderDomains[1]',
    'Fabrikam.com.',
    ['*', 'fabrikam.com'],
  ],
  [
    'a cost other than 1',
    'SENDER_DOMAIN_COST',
    { otherProperties: [['SenderDomains', ['smtp:*;5', 'smtp:fabrikam.com;1']]] },
    '[0].otherProperties[0]',
    'smtp:*;5',
  ],
  [
    'an associated domain of another tenant',
    'ASSOCIATED_DOMAIN_UNKNOWN',
    byAddress({ associatedAcceptedDomains: ['contoso.com', 'fabrikam.com'] }),
    '[0].associatedAcceptedDomains[1]',
    'fabrikam.com',
  ],
  [
    'a certificate subject',
    'CERTIFICATE_SUBJECT_FORM',
    byName('CN=mail.contoso.com, O=Contoso'),
    '[0].tlsSenderCertificateName',
    'CN=mail.contoso.com, O=Contoso',
  ],
  [
    'no certificate name at all',
    'CERTIFICATE_NAME_UNREADABLE',
    byName('the filter = ours'),
    '[0].tlsSenderCertificateName',
    'the filter = ours',
  ],
  [
    'a certificate subject that every tenant has',
    'SHARED_BY_EVERY_TENANT',
    byName('CN=mail.protection.outlook.com, O=Microsoft'),
    '[0].tlsSenderCertificateName',
    'CN=mail.protection.outlook.com, O=Microsoft',
  ],
  ...['*.outlook.com', '*.protection.outlook.com', 'mail.protection.outlook.com', '*.com'].map(
    (name): Case => [`T92 ${name}`, 'SHARED_BY_EVERY_TENANT', byName(name), '[0].tlsSenderCertificateName', name],
  ),
  ...['*.mimecast.com', '*.cloud.nospamproxy.com', '*.nospamproxy.com', 'mout.kundenserver.de'].map(
    (name): Case => [name, 'SHARED_BY_VENDOR_CUSTOMERS', byName(name), '[0].tlsSenderCertificateName', name],
  ),
  [
    'a wildcard below no accepted domain',
    'WILDCARD_NAME_NOT_OWN',
    byName('*.filter.example'),
    '[0].tlsSenderCertificateName',
    '*.filter.example',
  ],
]

const SETTING_CASES: readonly Case[] = [
  [
    'V04 a restriction without addresses',
    'RESTRICT_IP_WITHOUT_LIST',
    listed(),
    '[0].restrictDomainsToIPAddresses',
    true,
  ],
  [
    'V05 a restriction without a name',
    'RESTRICT_CERTIFICATE_WITHOUT_NAME',
    { restrictDomainsToCertificate: true },
    '[0].restrictDomainsToCertificate',
    true,
  ],
  [
    'V06 a name without TLS',
    'TLS_NAME_WITHOUT_TLS',
    byName('mail.fabrikam.com', { requireTls: false }),
    '[0].requireTls',
    false,
  ],
  [
    'V07 both restrictions',
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
    'V08 internal on Partner',
    'TREATS_AS_INTERNAL_ON_PARTNER',
    { treatMessagesAsInternal: true },
    '[0].treatMessagesAsInternal',
    true,
  ],
  [
    'V09 hybrid setting on Partner',
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
    { connectorType: 'OnPremises', senderIPAddresses: [F] },
    '[0].senderIPAddresses',
    [F],
  ],
]

const LOCK_CASES: readonly Case[] = [
  ['T17 no connector', 'NO_CONNECTORS', [], '', 0],
  ['a lock for one domain only', 'NO_LOCK', byAddress({ senderDomains: ['fabrikam.com'] }), '', 1],
  ['T22 a disabled lock', 'LOCK_DISABLED', byAddress({ enabled: false }), '[0].enabled', false],
  [
    'T61 OnPremises alone',
    'ON_PREMISES_DOES_NOT_LOCK',
    { connectorType: 'OnPremises', tlsSenderCertificateName: '*.contoso.com' },
    '[0].connectorType',
    'OnPremises',
  ],
  ['a * connector that asks for nothing', 'WILDCARD_NOT_LOCKED', { requireTls: false }, '[0].senderDomains', ['*']],
  ['T15 TLS alone', 'TLS_IS_NO_LOCK', {}, '[0].senderDomains', ['*']],
  [
    'T54 a list without restriction',
    'IDENTIFY_ONLY',
    { senderIPAddresses: [F] },
    '[0].restrictDomainsToIPAddresses',
    false,
  ],
  ['T51 TLS alone beside a lock', 'POSSIBLE_HOLE', [byAddress(), {}], '[1].senderDomains', ['*']],
  ['nothing at all beside a lock', 'POSSIBLE_HOLE', [byAddress(), { requireTls: false }], '[1].senderDomains', ['*']],
  [
    'T28 an exception by domain',
    'EXCEPTION_WITHOUT_EFFECT',
    [byAddress(), { senderDomains: ['fabrikam.com'], requireTls: false }],
    '[1].senderDomains',
    ['fabrikam.com'],
  ],
  [
    'T30 a bank behind the filter',
    'PARTNER_BEHIND_FILTER',
    [byAddress(), byAddress({ senderDomains: ['woodgrovebank.com'], senderIPAddresses: ['20.1.1.1'] })],
    '[1].senderDomains',
    ['woodgrovebank.com'],
  ],
  [
    'T72 the domain of the vendor',
    'VENDOR_DOMAIN_INSTEAD_OF_ALL',
    byName('*.mailroute.net', { senderDomains: ['*.mailroute.net'] }),
    '[0].senderDomains[0]',
    '*.mailroute.net',
  ],
  [
    'T55 onmicrosoft.com left out',
    'SIDE_ENTRANCE_OPEN',
    byAddress({ associatedAcceptedDomains: ['contoso.com'] }),
    '[0].associatedAcceptedDomains',
    ['contoso.com'],
  ],
  [
    'all recipients named',
    'RECIPIENTS_LIMITED',
    byAddress({ associatedAcceptedDomains: [...TENANT.acceptedDomains] }),
    '[0].associatedAcceptedDomains',
    ['contoso.com', 'contoso.onmicrosoft.com'],
  ],
]

export const CASES: readonly Case[] = [...NETWORK_CASES, ...NAME_CASES, ...SETTING_CASES, ...LOCK_CASES]
