import { describe, expect, test } from 'vitest'
import type { Tenant } from '#lib/matcher/index'
import de from '#messages/de/findings'
import type { ScenarioConnector } from './connector'
import { findingSchema } from './contract'
import { workedExamples } from './examples'
import { FINDING_CODE_NAMES, FINDING_CODES, FINDING_TEXTS, type FindingCode, findFindings } from './findings'
import { newConnector } from './new-connector'

const TENANT: Tenant = { acceptedDomains: ['contoso.com', 'contoso.onmicrosoft.com'], rejectDirectSend: false }
const F = '20.40.60.80'

type Given = Partial<ScenarioConnector>
const byAddress = (given: Given = {}): Given => ({
  restrictDomainsToIPAddresses: true,
  senderIPAddresses: [F],
  requireTls: false,
  ...given,
})
const byName = (name: string, given: Given = {}): Given => ({
  restrictDomainsToCertificate: true,
  tlsSenderCertificateName: name,
  ...given,
})
const listed = (...senderIPAddresses: string[]) => byAddress({ senderIPAddresses })

function find(given: Given | readonly Given[], tenant: Tenant = TENANT) {
  const all = 'map' in given ? given : [given]
  return findFindings(
    tenant,
    all.map((one, i) => newConnector({ id: `c${i}`, name: `Connector ${i}`, ...one })),
  )
}

const only = (code: FindingCode, given: Given | readonly Given[], tenant?: Tenant) =>
  find(given, tenant).filter((finding) => finding.code === code)

type Case = readonly [
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

const CASES = [...NETWORK_CASES, ...NAME_CASES, ...SETTING_CASES, ...LOCK_CASES]

describe('a finding', () => {
  for (const [name, code, given, path, value, fixed] of CASES)
    test(`for ${name} is ${code}`, () => {
      const [finding, ...others] = only(code, given).filter((one) => one.path === `connectors${path}`)
      expect(others).toEqual([])
      expect(finding).toMatchObject({ code, value, severity: FINDING_CODES[code].severity })
      expect(finding?.fix?.value).toEqual(fixed)
      expect(findingSchema.parse(finding)).toEqual(finding)
      expect(finding?.message).not.toMatch(/[{}]/)
    })

  test('of more than a hundred entries counts them, and lists fifty of a kind', () => {
    const many = listed(...Array.from({ length: 101 }, (_, i) => `20.40.${i}.0/23`))
    expect(only('TOO_MANY_NETWORKS', many)[0]?.parameters).toEqual({ count: 101 })
    expect(only('NETWORK_TOO_WIDE', many)).toHaveLength(50)
    expect(only('FURTHER_ENTRIES', many)[0]?.parameters).toEqual({ count: 51, finding: 'NETWORK_TOO_WIDE' })
    expect(find(many).filter(({ fix }) => fix)).toHaveLength(1 + 1)
  })

  test('is tested for every code', () => {
    const tested = new Set<FindingCode>([...CASES.map(([, code]) => code), 'TOO_MANY_NETWORKS', 'FURTHER_ENTRIES'])
    expect(FINDING_CODE_NAMES.filter((code) => !tested.has(code))).toEqual([])
  })
})

describe('no finding', () => {
  test.each<readonly [string, FindingCode, Given | readonly Given[]]>([
    [
      'of sharing where the name is not checked',
      'SHARED_BY_VENDOR_CUSTOMERS',
      byAddress({ tlsSenderCertificateName: '*.mimecast.com' }),
    ],
    ['of a wildcard below an accepted domain', 'WILDCARD_NAME_NOT_OWN', byName('*.mail.contoso.com')],
    ['of a host of one customer', 'SHARED_BY_VENDOR_CUSTOMERS', byName('contoso-com.cloud.nospamproxy.com')],
    ['of overlap with a disabled connector', 'NETWORKS_OVERLAP', [byAddress(), byAddress({ enabled: false })]],
    ['of overlap with itself', 'NETWORKS_OVERLAP', listed('20.40.60.0/24', '20.40.60.0/25')],
    ['of adjacent networks', 'NETWORKS_OVERLAP', [listed('20.40.60.0/25'), listed('20.40.60.128/25')]],
    ['of a missing lock beside a lock', 'NO_LOCK', [byAddress(), { requireTls: false }]],
    [
      'of a partner that lists all addresses of the filter',
      'PARTNER_BEHIND_FILTER',
      [byAddress(), listedFor('woodgrovebank.com', '20.40.60.0/24')],
    ],
    [
      'of a hybrid wildcard below an accepted domain',
      'ON_PREMISES_DOMAIN_NOT_ACCEPTED',
      { connectorType: 'OnPremises', tlsSenderCertificateName: '*.contoso.com' },
    ],
    [
      'of domains left out where another lock covers all',
      'SIDE_ENTRANCE_OPEN',
      [byAddress({ associatedAcceptedDomains: ['contoso.com'] }), byAddress()],
    ],
    ['of V03 for a network', 'RANGE_NOT_SUPPORTED', listed('20.40.60.0/24')],
    ['of an address beside reserved ones', 'RESERVED_ADDRESS', listed('9.255.255.255', '11.0.0.0', '192.0.3.0/24')],
  ])('%s', (_name, code, given) => {
    expect(only(code, given)).toEqual([])
  })

  function listedFor(domain: string, ...networks: string[]): Given {
    return byAddress({ senderDomains: [domain], senderIPAddresses: networks })
  }
})

describe('the texts of findings', () => {
  const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

  test('are complete in German, with the same placeholders', () => {
    expect(Object.keys(de)).toEqual(FINDING_CODE_NAMES)
    for (const code of FINDING_CODE_NAMES) {
      const english = FINDING_TEXTS[code]
      const german: Readonly<Record<string, string>> = de[code]
      expect(Object.keys(german), code).toEqual(Object.keys(english))
      expect(new Set(placeholders(Object.values(german).join())), code).toEqual(
        new Set(placeholders(Object.values(english).join())),
      )
      expect(english.title.length, code).toBeLessThanOrEqual(60)
      expect(german.title?.length, code).toBeLessThanOrEqual(60)
    }
  })

  test('are calm about the worked examples: no error but what their phases are there to show', () => {
    for (const { phases } of workedExamples('en'))
      for (const { tenant, connectors } of phases)
        expect(findFindings(tenant, connectors).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('name the bank behind the filter in the first two phases of the switch', () => {
    const [, vendorSwitch] = workedExamples('en')
    const found = vendorSwitch?.phases.map(({ tenant, connectors }) =>
      findFindings(tenant, connectors)
        .filter(({ code }) => code === 'PARTNER_BEHIND_FILTER')
        .map(({ connectorId, parameters }) => [connectorId, parameters?.filter]),
    )
    expect(found).toEqual([[['bank', 'Filter A']], [['bank', 'Filter A']], [], [], []])
  })
})
