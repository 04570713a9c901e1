import { describe, expect, test } from 'vitest'
import type { Tenant } from '#lib/matcher'
import { newConnector } from '#lib/scenario/document/new-connector'
import { CASES } from '#lib/scenario/testing/finding-cases'
import { byAddress, byName, type CaseInput, listed, TENANT } from '#lib/scenario/testing/finding-cases/case'
import { examplesIn } from '#lib/scenario/testing/texts'
import { fillInFinding } from '#lib/texts/format'
import collected from '#texts/en/collector-findings'
import texts from '#texts/en/findings'
import { FINDING_CODE_NAMES, FINDING_CODES, type FindingCode } from './codes'
import { findFindings } from './findings'

function find(given: CaseInput | readonly CaseInput[], tenant: Tenant = TENANT) {
  const all = 'map' in given ? given : [given]
  return findFindings(
    tenant,
    all.map((one, i) => newConnector({ id: `c${i}`, name: `Connector ${i}`, ...one })),
  )
}

const only = (code: FindingCode, given: CaseInput | readonly CaseInput[], tenant?: Tenant) =>
  find(given, tenant).filter((finding) => finding.code === code)

describe('a finding', () => {
  for (const [name, code, given, path, value, fixed] of CASES)
    test(`for ${name} is ${code}`, () => {
      const [finding, ...others] = only(code, given).filter((one) => one.path === `connectors${path}`)
      expect(others).toEqual([])
      expect(finding).toMatchObject({ code, value, severity: FINDING_CODES[code].severity })
      expect(finding?.fix?.value).toEqual(fixed)
      const { title, text, advice, fix } = fillInFinding(texts[code], finding?.parameters ?? {})
      expect(`${title} ${text} ${advice}`).not.toMatch(/[{}]/)
      expect(fix !== undefined || fixed === undefined).toBe(true)
    })

  test('a list of more than a hundred entries is counted, and fifty findings of a kind are listed', () => {
    const many = listed(...Array.from({ length: 101 }, (_, i) => `20.40.${i}.0/23`))
    expect(only('TOO_MANY_NETWORKS', many)[0]?.parameters).toEqual({ count: 101 })
    expect(only('NETWORK_TOO_WIDE', many)).toHaveLength(50)
    expect(only('FURTHER_ENTRIES', many)[0]?.parameters).toEqual({ count: 51, finding: 'NETWORK_TOO_WIDE' })
    expect(find(many).filter(({ fix }) => fix)).toHaveLength(1 + 1)
  })

  test('for an accepted domain to which no mail can be sent names the domain', () => {
    const acceptedDomains = [
      'contoso.com',
      '1.2.3.4',
      'contoso',
      'xn--a',
      'xn--a.example',
      '*.fabrikam.com',
      'münchen.example',
    ]
    const found = only('ACCEPTED_DOMAIN_IMPOSSIBLE', byAddress(), { acceptedDomains, rejectDirectSend: false })
    expect(found.map(({ path, value }) => [path, value])).toEqual([
      ['tenant.acceptedDomains[1]', '1.2.3.4'],
      ['tenant.acceptedDomains[2]', 'contoso'],
      ['tenant.acceptedDomains[3]', 'xn--a'],
      ['tenant.acceptedDomains[4]', 'xn--a.example'],
    ])
  })

  test('every code has a case', () => {
    const tested = new Set<FindingCode>([
      ...CASES.map(([, code]) => code),
      ...(['TOO_MANY_NETWORKS', 'FURTHER_ENTRIES', 'ACCEPTED_DOMAIN_IMPOSSIBLE'] as const),
    ])
    expect(FINDING_CODE_NAMES.filter((code) => !tested.has(code))).toEqual([])
  })
})

describe('advice', () => {
  test('to turn Enhanced Filtering on is for filters alone: elsewhere it would skip the real sender', () => {
    for (const { text, advice } of [texts.ENHANCED_FILTERING_NOT_ON_ALL, collected.ENHANCED_FILTERING_MISSING]) {
      expect(text).toMatch(/filter/)
      expect(advice).toMatch(/^If a filter delivers through .* If none does, leave both off/)
    }
  })

  const adviceOf = (code: FindingCode, given: CaseInput, tenant: Tenant = TENANT) => {
    const [finding] = only(code, given, tenant)
    return fillInFinding(texts[code], finding?.parameters ?? {}).advice
  }

  test('names the accepted domain above the name of the servers, and no example', () => {
    const servers = { connectorType: 'OnPremises', tlsSenderCertificateName: 'mail.north.fabrikam.com' } as const
    const tenant = { acceptedDomains: ['contoso.com', 'fabrikam.com'], rejectDirectSend: false }
    expect(adviceOf('ON_PREMISES_DOMAIN_NOT_ACCEPTED', servers, tenant)).toContain('*.fabrikam.com')
    expect(
      adviceOf('ON_PREMISES_DOMAIN_NOT_ACCEPTED', { ...servers, tlsSenderCertificateName: 'mx.x.example' }, tenant),
    ).toContain('*.contoso.com')
  })

  test('names the domain behind a wildcard in the middle', () => {
    expect(adviceOf('WILDCARD_MISPLACED', { senderDomains: ['mail.*.fabrikam.com'] })).toContain('*.fabrikam.com')
    expect(adviceOf('WILDCARD_MISPLACED', { senderDomains: ['*.*'] })).toContain('*.example.com')
  })
})

describe('no finding', () => {
  test.each<readonly [string, FindingCode, CaseInput | readonly CaseInput[]]>([
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
    ['of a range where there is a network', 'RANGE_NOT_SUPPORTED', listed('20.40.60.0/24')],
    ['of an address beside reserved ones', 'RESERVED_ADDRESS', listed('9.255.255.255', '11.0.0.0', '192.0.3.0/24')],
  ])('%s', (_name, code, given) => {
    expect(only(code, given)).toEqual([])
  })

  function listedFor(domain: string, ...networks: string[]): CaseInput {
    return byAddress({ senderDomains: [domain], senderIPAddresses: networks })
  }
})

describe('the findings of the examples', () => {
  test('the examples have no finding of severity error', () => {
    for (const { phases } of examplesIn('en'))
      for (const { tenant, connectors } of phases)
        expect(findFindings(tenant, connectors).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('a finding names the bank behind the filter in the first phase of the switch', () => {
    const [, vendorSwitch] = examplesIn('en')
    const found = vendorSwitch.phases.map(({ tenant, connectors }) =>
      findFindings(tenant, connectors)
        .filter(({ code }) => code === 'PARTNER_BEHIND_FILTER')
        .map(({ connectorId, parameters }) => [connectorId, parameters.filter]),
    )
    expect(found).toEqual([[['bank', 'Filter A']], [], [], [], []])
  })
})
