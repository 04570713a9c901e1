import { createRequire } from 'node:module'
import { beforeAll, describe, expect, test } from 'vitest'
import { Language, type Node, Parser } from 'web-tree-sitter'
import { COMPLETE } from '#lib/exchange/testing/complete-connector'
import { COLLECTED_ITEMS } from '#lib/scenario/wants/not-judged'
import { fillInFinding } from '#lib/texts/format'
import texts from '#texts/en/collector-findings'
import { COLLECTOR_CODES, type CollectorCode } from './codes'
import { readCollector } from './collector'
import { collectorScript } from './script'

const inbound = (changes: Record<string, unknown>) => ({
  ...COMPLETE,
  ConnectorSource: 'AdminUI',
  Comment: '',
  SenderIPAddresses: ['20.40.60.0/24'],
  EFSkipLastIP: true,
  EFSkipIPs: [],
  EFUsers: [],
  ...changes,
})
const rule = (changes: Record<string, unknown>) => ({ Name: 'Rule', State: 'Enabled', Mode: 'Enforce', ...changes })

/** A file in the form that the script writes. It was made by hand from the script, not from a tenant. */
const FILE = {
  product: 'connector-planner',
  file: 'collector',
  fileVersion: 1,
  collectedAt: '2026-11-24T09:00:00Z',
  inboundConnectors: [inbound({})],
  outboundConnectors: [{ Name: 'To the internet', Enabled: true, SmartHosts: [] }],
  acceptedDomains: [
    { DomainName: 'contoso.com', DomainType: 'Authoritative', MatchSubDomains: false, Default: true },
    { DomainName: 'fabrikam.com', DomainType: 'InternalRelay', MatchSubDomains: true, Default: false },
  ],
  organizationConfig: [{ RejectDirectSend: true }],
  transportRules: [],
  hostedConnectionFilterPolicies: [{ Name: 'Default', IsDefault: true, IPAllowList: [], EnableSafeList: false }],
  ipv6: [{ DomainName: 'contoso.com', Status: 'Disabled' }],
  arcConfig: [{ ArcTrustedSealers: '' }],
  spoofAllows: [],
  journalRules: [],
  failed: [],
}
const read = (changes: Record<string, unknown> = {}) => readCollector(JSON.stringify({ ...FILE, ...changes }, null, 2))

describe('the collector script', () => {
  const script = collectorScript()
  let parser: Parser
  beforeAll(async () => {
    const { resolve } = createRequire(import.meta.url)
    await Parser.init()
    parser = new Parser()
    parser.setLanguage(await Language.load(resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')))
  })
  const parse = (text: string): Node => {
    const tree = parser.parse(text)
    if (tree === null) throw new Error('nothing was parsed')
    return tree.rootNode
  }
  const commandsOf = (text: string) => [
    ...new Set(
      parse(text)
        .descendantsOfType('command_name')
        .map((node) => node?.text ?? ''),
    ),
  ]

  test('the script is valid PowerShell', () => {
    expect(parse(script).hasError).toBe(false)
    expect(parse(`${script}}`).hasError).toBe(true)
    expect(parse(script.replace("'RejectDirectSend'", "'RejectDirectSend")).hasError).toBe(true)
  })

  test('the script only calls cmdlets that read', () => {
    expect(commandsOf('Get-A; try { Remove-B } catch { $x = @(Set-C -D) }')).toEqual(['Get-A', 'Remove-B', 'Set-C'])
    expect(commandsOf(script).sort()).toEqual([
      'ConvertTo-Json',
      'Get-AcceptedDomain',
      'Get-ArcConfig',
      'Get-Command',
      'Get-Date',
      'Get-HostedConnectionFilterPolicy',
      'Get-IPv6StatusForAcceptedDomain',
      'Get-InboundConnector',
      'Get-JournalRule',
      'Get-Location',
      'Get-OrganizationConfig',
      'Get-OutboundConnector',
      'Get-TenantAllowBlockListSpoofItems',
      'Get-TransportRule',
    ])
  })

  test('the call operator only runs blocks of the script, and few methods are called', () => {
    expect(script.match(/& \S+/g)).toEqual(['& {', '& $part[2])'])
    const methods = [...script.matchAll(/(?:\.|::)(\w+)\(/g)].map(([, name]) => name)
    expect([...new Set(methods)].sort()).toEqual([
      'Combine',
      'Contains',
      'ContainsKey',
      'ToString',
      'ToUniversalTime',
      'WriteAllText',
    ])
    expect(script).not.toMatch(/Invoke|iex|Add-Type|\bNew-|\bSet-|\bRemove-|https?:/i)
  })

  test('the script is ASCII, and says that it changes nothing', () => {
    expect(/^[\n\x20-\x7e]*$/.test(script)).toBe(true)
    expect(script).toContain('changes nothing')
  })
})

describe('a collected tenant', () => {
  test('what the file states of RejectDirectSend is kept where the accepted domains could not be read, and the reverse', () => {
    const { acceptedDomains: _, ...noDomains } = FILE
    expect(readCollector(JSON.stringify(noDomains)).facts).toEqual({ acceptedDomains: null, rejectDirectSend: true })
    const { organizationConfig: __, ...noOrganization } = FILE
    expect(readCollector(JSON.stringify(noOrganization)).facts).toEqual({
      acceptedDomains: ['contoso.com', '*.fabrikam.com'],
      rejectDirectSend: null,
    })
  })

  test('a collector file gives tenant facts and connectors', () => {
    const { tenant, connectors, problems, findings, collectedAt } = read()
    expect(tenant).toEqual({ acceptedDomains: ['contoso.com', '*.fabrikam.com'], rejectDirectSend: true })
    expect(connectors).toMatchObject([{ name: 'Filter', senderDomains: ['*'], senderIPAddresses: ['20.40.60.0/24'] }])
    expect({ problems, findings, collectedAt }).toEqual({
      problems: [],
      findings: [],
      collectedAt: '2026-11-24T09:00:00Z',
    })
  })

  test('a file of Windows PowerShell, which wraps lists, gives the same result', () => {
    const wrap = (value: readonly unknown[]) => ({ value, Count: value.length })
    const wrapped = Object.fromEntries(
      Object.entries(FILE).map(([key, value]) => [key, Array.isArray(value) ? wrap(value) : value]),
    )
    expect(readCollector(`\uFEFF${JSON.stringify(wrapped)}`)).toEqual(readCollector(JSON.stringify(FILE)))
  })

  test.each<readonly [CollectorCode, string, Record<string, unknown>, string]>([
    [
      'ARC_SEALERS_TRUSTED',
      'info',
      { arcConfig: [{ ArcTrustedSealers: 'filter.example, other.example' }] },
      'filter.example, other.example',
    ],
    [
      'SPOOF_ALLOWED',
      'warning',
      {
        spoofAllows: [
          { SpoofedUser: 'contoso.com', SendingInfrastructure: '192.0.2.0/24', SpoofType: 'Internal', Action: 'Allow' },
          { SpoofedUser: 'fabrikam.com', SendingInfrastructure: '192.0.2.0/24', Action: 'Block' },
        ],
      },
      'contoso.com / 192.0.2.0/24',
    ],
    [
      'JOURNAL_RULE',
      'info',
      {
        journalRules: [
          { Name: 'Archive', Enabled: true, JournalEmailAddress: 'journal@archive.example' },
          { Name: 'Off', Enabled: false, JournalEmailAddress: 'x@archive.example' },
        ],
      },
      'journal@archive.example',
    ],
    [
      'RULE_ACTS_AS_LOCK',
      'a rule that refuses all but the filter',
      {
        transportRules: [
          rule({
            Name: 'Nebeneingang',
            FromScope: 'NotInOrganization',
            RejectMessageReasonText: 'Please use our MX',
            ExceptIfSenderIpRanges: ['20.40.60.0/24'],
            Conditions: ['Microsoft.Exchange.MessagingPolicies.Rules.Tasks.FromScopePredicate'],
          }),
        ],
      },
      'accepted is not yet delivered',
    ],
    [
      'RULE_ACTS_AS_LOCK',
      'a rule that redirects all without the header of the filter',
      {
        transportRules: [
          rule({
            RedirectMessageTo: 'quarantine@contoso.com',
            ExceptIfHeaderContainsMessageHeader: 'X-Filter',
            ExceptIfHeaderContainsWords: ['secret'],
          }),
        ],
      },
      'X-Filter: secret',
    ],
    ['RULE_STOPS_MAIL', 'a rule that deletes all', { transportRules: [rule({ DeleteMessage: true })] }, 'delete'],
    [
      'RULE_STOPS_SOME_MAIL',
      'a rule on addresses',
      { transportRules: [rule({ Quarantine: 'True', SenderIpRanges: '20.40.60.80' })] },
      '20.40.60.80',
    ],
    [
      'RULE_STOPS_SOME_MAIL',
      'a rule with a condition that is not read',
      {
        transportRules: [
          rule({ RejectMessageEnhancedStatusCode: '5.7.1', Conditions: [{ Name: 'AttachmentNameMatches' }] }),
        ],
      },
      'not yet delivered',
    ],
    [
      'RULE_SKIPS_FILTERING',
      'SCL -1 for the old filter',
      { transportRules: [rule({ SetSCL: -1, SenderIpRanges: ['20.40.60.0/24'] })] },
      '20.40.60.0/24',
    ],
    [
      'RULE_SKIPS_FILTERING',
      'SCL -1 for all but some',
      { transportRules: [rule({ SetSCL: -1, Exceptions: ['Microsoft.Exchange.Rules.Tasks.FromPredicate'] })] },
      '…',
    ],
    [
      'RULE_ACTS_AS_LOCK',
      'an exception of another kind is named',
      { transportRules: [rule({ DeleteMessage: true, Exceptions: [{ Name: 'FromMemberOf' }] })] },
      'ExceptIfFromMemberOf',
    ],
    [
      'RULE_STOPS_SOME_MAIL',
      'a scope that was not collected may be any',
      { transportRules: [rule({ DeleteMessage: true, Conditions: ['X.SentToScopePredicate'] })] },
      'not yet delivered',
    ],
    ['RULE_SKIPS_ALL_FILTERING', 'SCL -1 for everyone', { transportRules: [rule({ SetSCL: '-1' })] }, 'not checked'],
    [
      'IP_ALLOW_LIST',
      'addresses on the allow list',
      { hostedConnectionFilterPolicies: { Name: 'Default', IPAllowList: ['20.40.60.80'], EnableSafeList: false } },
      '20.40.60.80',
    ],
    [
      'SAFE_LIST_ON',
      'the safe list',
      { hostedConnectionFilterPolicies: [{ Name: 'Default', IPAllowList: null, EnableSafeList: true }] },
      'Default',
    ],
    [
      'ENHANCED_FILTERING_MISSING',
      'a * connector without Enhanced Filtering',
      { inboundConnectors: [inbound({ EFSkipLastIP: false })] },
      'Filter',
    ],
    [
      'ENHANCED_FILTERING_FOR_SOME',
      'Enhanced Filtering for two',
      { inboundConnectors: [inbound({ EFUsers: ['a@contoso.com', 'b@contoso.com'] })] },
      '2',
    ],
    [
      'VENDOR_MADE_CONNECTOR',
      'a connector of a product',
      { inboundConnectors: [inbound({ Name: 'Sophos Mailflow inbound', ConnectorSource: 'Default' })] },
      'Sophos',
    ],
    [
      'WIZARD_MADE_CONNECTOR',
      'a connector of the wizard',
      { inboundConnectors: [inbound({ ConnectorType: 'OnPremises', ConnectorSource: 'HybridWizard' })] },
      'wizard',
    ],
    ['IPV6_ON', 'IPv6', { ipv6: [{ DomainName: 'contoso.com', Status: 'Enabled' }] }, 'contoso.com'],
    ['IPV6_UNKNOWN', 'IPv6 that nobody knows', { ipv6: [{ DomainName: 'contoso.com', Status: '' }] }, 'contoso.com'],
    [
      'OUTBOUND_SMART_HOST',
      'a smart host',
      { outboundConnectors: [{ Name: 'Out', Enabled: true, SmartHosts: ['smtp.fabrikam.com'] }] },
      'smtp.fabrikam.com',
    ],
  ])('%s: %s', (code, _name, changes, quoted) => {
    const { findings, problems } = read(changes)
    expect(problems).toEqual([])
    expect(findings).toMatchObject([{ code, severity: COLLECTOR_CODES[code].severity }])
    const said = findings.map((finding) => JSON.stringify(fillInFinding(texts[finding.code], finding.parameters)))
    expect(said).toEqual([expect.stringContaining(quoted)])
    expect(said[0]).not.toMatch(/\{\w+\}/)
  })

  test.each([
    ['a disabled rule', { transportRules: [rule({ State: 'Disabled', SetSCL: -1 })] }],
    ['a rule that only audits', { transportRules: [rule({ Mode: 'AuditAndNotify', DeleteMessage: true })] }],
    ['a rule for internal mail', { transportRules: [rule({ FromScope: 'InOrganization', SetSCL: -1 })] }],
    ['a rule for outgoing mail', { transportRules: [rule({ SentToScope: 'NotInOrganization', DeleteMessage: true })] }],
    [
      'a rule that spares mail from outside',
      { transportRules: [rule({ ExceptIfFromScope: 'NotInOrganization', DeleteMessage: true })] },
    ],
    ['a disabled connector', { inboundConnectors: [inbound({ Enabled: false, EFSkipLastIP: false })] }],
    ['a disabled outbound connector', { outboundConnectors: [{ Name: 'x', Enabled: false, SmartHosts: ['a.b'] }] }],
    ['a connector that a person made', { inboundConnectors: [inbound({ Name: 'Sophos' })] }],
  ])('%s gives no finding', (_name, changes) => {
    expect(read(changes).findings).toEqual([])
  })
})

describe('an incomplete collector file', () => {
  const codesOf = (changes: Record<string, unknown>) => read(changes).problems.map(({ code, field }) => [code, field])

  test('data that could not be collected becomes a problem', () => {
    const { acceptedDomains: _, ...rest } = FILE
    const { tenant, problems } = readCollector(
      JSON.stringify({ ...rest, failed: [{ part: 'acceptedDomains', message: 'no role' }] }),
    )
    expect(tenant).toBeNull()
    expect(problems).toMatchObject([{ code: 'NOT_COLLECTED', field: 'acceptedDomains', value: 'no role' }])
  })

  test('what could not be read is named, so that no finding on it is no clearance', () => {
    const { transportRules: _, ...rest } = FILE
    expect(readCollector(JSON.stringify(FILE)).notRead).toEqual([])
    expect(readCollector(JSON.stringify(rest)).notRead).toEqual(['transportRules'])
    const { arcConfig: _a, spoofAllows: _s, journalRules: _j, ...older } = FILE
    expect(readCollector(JSON.stringify(older)).notRead).toEqual(['arcConfig', 'spoofAllows', 'journalRules'])
  })

  test('connectors keep the GUID by which Defender names them', () => {
    const guid = '0f8fad5b-d9cb-469f-a165-70867728950e'
    const [connector] = read({ inboundConnectors: [inbound({ Guid: guid })] }).connectors
    expect(connector?.otherProperties).toContainEqual(['Guid', guid])
  })

  test('each item that a collector file decides names codes that there are', () => {
    for (const { wrong } of Object.values(COLLECTED_ITEMS))
      for (const code of wrong) expect(COLLECTOR_CODES).toHaveProperty(code)
  })

  test('a connector without the properties of Enhanced Filtering raises no finding on it', () => {
    const { EFSkipLastIP: _, ...rest } = inbound({})
    const { findings, notRead } = readCollector(JSON.stringify({ ...FILE, inboundConnectors: [rest] }))
    expect(findings.map(({ code }) => code)).not.toContain('ENHANCED_FILTERING_MISSING')
    expect(notRead).toEqual(['enhancedFiltering'])
  })

  test('a missing RejectDirectSend becomes a question', () => {
    expect(codesOf({ organizationConfig: [{}] })).toEqual([['MISSING', 'RejectDirectSend']])
  })

  test('connectors of a collector file get the same problems as in an import', () => {
    expect(codesOf({ inboundConnectors: [inbound({ SenderIPAddresses: 'System.Collections.ArrayList' })] })).toEqual([
      ['LIST_CUT', 'SenderIPAddresses'],
    ])
    expect(codesOf({ inboundConnectors: [inbound({ RequireTls: undefined })] })).toEqual([['MISSING', 'RequireTls']])
  })

  test.each([
    ['an export of connectors', JSON.stringify([inbound({})]), 'NOT_COLLECTOR'],
    ['another version', JSON.stringify({ ...FILE, fileVersion: 2 }), 'NEWER_COLLECTOR'],
    ['half a file', JSON.stringify(FILE).slice(0, 500), 'INVALID_JSON'],
    ['deep JSON', '['.repeat(100_000), 'TOO_DEEP'],
    ['too much', ' '.repeat(8 * 1024 * 1024 + 1), 'TOO_LARGE'],
    ['nothing', '', 'INVALID_JSON'],
  ])('%s', (_name, text, code) => {
    expect(readCollector(text)).toMatchObject({ tenant: null, connectors: [], problems: [{ code }] })
  })

  test('any value in any place is read without an exception', () => {
    for (const key of Object.keys(FILE).filter((name) => !['product', 'file', 'fileVersion'].includes(name)))
      for (const value of [null, 17, 'x', [], [null], [17], {}, [{}], [[]], { value: [{ value: [] }] }])
        expect(() => read({ [key]: value })).not.toThrow()
  })
})
