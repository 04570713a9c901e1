import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readAddressList } from '#lib/exchange/addresses/address-list'
import { readDomainList } from '#lib/exchange/addresses/domain-list'
import { readCollector } from '#lib/exchange/collector/collector'
import { importConnectors } from '#lib/exchange/connectors/import-connectors'
import { readEvidence } from '#lib/exchange/evidence/read-evidence'
import { locatePhase } from '#lib/exchange/locate/locate'
import { flattenSpf } from '#lib/exchange/spf/flatten-spf'
import { resolverOf } from '#lib/exchange/spf/testing/zones'
import { documentSchema } from '#lib/scenario/document/document'

/**
 * Texts of the kinds that administrators have in hand, and what each must be read as. A file of a folder without its
 * expectation fails, and so does an expectation without its file.
 */
const FOLDER = import.meta.dirname
const read = (kind: string, name: string) => readFileSync(path.join(FOLDER, kind, `${name}.txt`), 'utf8')
const namesIn = (kind: string) => readdirSync(path.join(FOLDER, kind)).map((file) => path.basename(file, '.txt'))

const OLD = { name: 'Old filter', senderDomains: ['*'], restrictDomainsToIPAddresses: true, requireTls: true }
const ONE = ['198.51.100.0/24']
const TWO = ['198.51.100.0/24', '203.0.113.7']

type Import = {
  readonly connectors?: readonly object[]
  /** problems that must be there, as `CODE` or `CODE FIELD` */
  readonly says?: readonly string[]
  /** how many questions there are; left out, none */
  readonly questions?: number
  readonly facts?: object
}

const IMPORTS: Readonly<Record<string, Import>> = {
  'seppmail-inbound-json': {
    connectors: [
      { name: "[SEPPmail.cloud] cloud -> ExO / MX:'SEPPmail'", connectorType: 'Partner', senderDomains: ['*'] },
      { name: "[SEPPmail.cloud] cloud -> ExO / MX:'M365'", connectorType: 'Partner', senderDomains: ['*'] },
    ],
    says: ['MISSING RestrictDomainsToIPAddresses', 'MISSING SenderIPAddresses'],
    questions: 10,
  },
  'm365dsc-export': {
    connectors: [{ ...OLD, senderIPAddresses: TWO }],
    says: ['MISSING TlsSenderCertificateName'],
    questions: 1,
  },
  'ppe-new-inboundconnector': {
    connectors: [
      {
        name: 'Inbound connector for filter',
        enabled: false,
        senderIPAddresses: ['198.51.100.0/24', '203.0.113.0/25', '192.0.2.16/28'],
        restrictDomainsToIPAddresses: true,
      },
    ],
    says: ['DEFAULTS_OF_NEW', 'MISSING ConnectorType'],
    questions: 1,
  },
  splat: { connectors: [{ ...OLD, name: 'Filter inbound', senderIPAddresses: TWO }], says: ['DEFAULTS_OF_NEW'] },
  'fl-selected': {
    connectors: [{ name: 'Filter inbound', senderDomains: [] }],
    says: ['MISSING SenderDomains', 'MISSING RestrictDomainsToCertificate'],
    questions: 4,
  },
  'get-outboundconnector-fl': { says: ['LEFT_OUT', 'NO_INBOUND'] },
  'get-transportrule-fl': { says: ['LEFT_OUT', 'NO_INBOUND'] },
  'get-accepteddomain-ft': {
    says: ['FACTS_FOUND'],
    facts: { acceptedDomains: ['contoso.example', 'contoso.onmicrosoft.com'] },
  },
  'get-accepteddomain-json': {
    says: ['FACTS_FOUND'],
    facts: { acceptedDomains: ['contoso.com', 'contoso.onmicrosoft.com'] },
  },
  'get-organizationconfig-fl': { says: ['FACTS_FOUND'], facts: { rejectDirectSend: true } },
  'mixed-inbound-outbound-fl': { connectors: [{ ...OLD, senderIPAddresses: TWO }], says: ['LEFT_OUT'] },
  'json-with-banner': { connectors: [{ ...OLD, senderIPAddresses: ONE }], says: ['OTHER_LINES'] },
  transcript: { connectors: [{ ...OLD, senderIPAddresses: TWO }] },
  'json-smart-quotes': { connectors: [{ ...OLD, senderIPAddresses: ONE }] },
  'fl-nbsp-pad': {
    connectors: [{ ...OLD, senderIPAddresses: TWO, tlsSenderCertificateName: 'mx.filter.example' }],
  },
  'fl-indented': { connectors: [{ ...OLD, senderIPAddresses: TWO }] },
  'fl-collapsed-blanks': { connectors: [{ ...OLD, senderIPAddresses: TWO }], says: ['BLANKS_SHORTENED'] },
  'fl-oneline-teams': { connectors: [{ ...OLD, senderIPAddresses: TWO }] },
  'excel-transposed': {
    connectors: [{ ...OLD, senderIPAddresses: ONE }],
    says: ['MISSING RestrictDomainsToCertificate'],
    questions: 3,
  },
  'markdown-table': {
    connectors: [{ ...OLD, senderIPAddresses: ONE }],
    says: ['MISSING RestrictDomainsToCertificate'],
    questions: 3,
  },
  'fl-pdf': { connectors: [{ ...OLD, senderIPAddresses: [...TWO, '192.0.2.16/28'] }] },
  'json-pdf-break-in-string': { says: ['BROKEN_TEXT'] },
  'converto-html': { says: ['HTML'] },
  'eac-page-en': { says: ['ADMIN_CENTER'] },
  'eac-page-de': { says: ['ADMIN_CENTER'] },
  'json-trailing-comma': { connectors: [{ ...OLD, senderIPAddresses: ONE }], says: ['COMMA_LEFT_OUT'] },
  'scubagear-export': { says: ['NO_INBOUND', 'LEFT_OUT'] },
  'json-then-fl': {
    connectors: [
      { ...OLD, senderIPAddresses: ONE },
      { name: 'Filter inbound', senderIPAddresses: ['203.0.113.0/24'] },
    ],
    says: ['SEVERAL_TEXTS', 'MISSING SenderDomains'],
    questions: 4,
  },
  'german-warning': { connectors: [{ ...OLD, senderIPAddresses: ONE }] },
  'fl-empty-output': { says: ['COMMAND_WITHOUT_OUTPUT'] },
  'error-not-connected': { says: ['NOT_CONNECTED'] },
  terraform: { says: ['UNKNOWN_FORMAT'] },
}
/** Files of the same folder that are held against other readers, below. */
const OTHERS = ['field-senderdomains-smtp', 'collector-denied', 'where-partial-export']

describe('an import', () => {
  test('has an expectation for every file', () => {
    expect(namesIn('imports').sort()).toEqual([...Object.keys(IMPORTS), ...OTHERS].sort())
  })

  test.each(Object.entries(IMPORTS))('%s', (name, { connectors = [], says = [], questions = 0, facts = {} }) => {
    const found = importConnectors(read('imports', name))
    expect(found.connectors).toMatchObject(connectors)
    expect(found.connectors).toHaveLength(connectors.length)
    const codes = found.problems.map(({ code, field }) => (code === 'MISSING' ? `${code} ${field}` : code))
    expect(codes).toEqual(expect.arrayContaining([...says]))
    expect(found.problems.filter(({ severity }) => severity === 'question')).toHaveLength(questions)
    expect(found.problems.filter(({ severity }) => severity === 'warning')).toEqual([])
    expect(found.facts).toEqual({ acceptedDomains: null, rejectDirectSend: null, ...facts })
  })

  test('a field of domains reads the form of Exchange', () => {
    expect(readDomainList(read('imports', 'field-senderdomains-smtp'))).toEqual({ values: ['*'], invalid: [] })
  })

  test('parts of a collector file that were denied are not read', () => {
    const { notRead } = readCollector(read('imports', 'collector-denied'))
    expect(notRead).toEqual(expect.arrayContaining(['transportRules', 'hostedConnectionFilterPolicies']))
    expect(notRead).not.toContain('inboundConnectors')
  })

  test('a property that an export does not have is not compared with a phase', () => {
    const { connectors, absent } = importConnectors(read('imports', 'where-partial-export'))
    const document = documentSchema.parse({
      schemaVersion: 2,
      title: 'One phase',
      phases: [
        {
          id: 'p1',
          name: 'As is',
          tenant: { acceptedDomains: ['contoso.com'] },
          connectors: [{ id: 'old', ...OLD, senderIPAddresses: ONE }],
        },
      ],
    })
    const unknown = new Map(absent.map(({ connectorId, properties }) => [connectorId, new Set(properties)]))
    const { phases } = locatePhase(document, { connectors, unknown, acceptedDomains: null, rejectDirectSend: null })
    expect(phases[0]?.differences).toEqual([])
    expect(phases[0]?.notCompared.map(({ property }) => property)).toContain('SenderDomains')
  })
})

const LISTS: Readonly<Record<string, readonly string[]>> = {
  blanks: TWO,
  'powershell-quoted': TWO,
  'format-list-braces': TWO,
  'spamtitan-text': ['198.51.100.147', '198.51.100.148'],
  'barracuda-netmask': ONE,
  'range-en-dash': ['198.51.100.10-198.51.100.20'],
  'comment-hash': TWO,
  zwsp: TWO,
  'ms-endpoints-json': ['198.51.96.0/19'],
}

describe('a list of networks', () => {
  test('has an expectation for every file', () => {
    expect(namesIn('lists').sort()).toEqual(Object.keys(LISTS).sort())
  })

  test.each(Object.entries(LISTS))('%s', (name, networks) => {
    const found = readAddressList(read('lists', name))
    expect(found.networks.map(({ network }) => network)).toEqual(networks)
    // Nothing but IPv6, which a connector does not take, is left out.
    expect(found.leftOut.filter(({ reason }) => reason !== 'IPV6')).toEqual([])
  })
})

const SPF: Readonly<Record<string, { readonly ipv4: readonly string[]; readonly codes: readonly string[] }>> = {
  'smart-quotes': { ipv4: ONE, codes: [] },
  'en-dash': { ipv4: ONE, codes: [] },
  'mxtoolbox-table': { ipv4: ['198.51.100.0/24', '203.0.113.0/25'], codes: [] },
  'two-records': { ipv4: [], codes: ['SEVERAL_PASTED'] },
  lines: { ipv4: ['198.51.100.0/24', '203.0.113.0/25'], codes: ['LIST_OF_NETWORKS'] },
}

describe('an SPF record', () => {
  test('has an expectation for every file', () => {
    expect(namesIn('spf').sort()).toEqual(Object.keys(SPF).sort())
  })

  test.each(Object.entries(SPF))('%s', async (name, { ipv4, codes }) => {
    const found = await flattenSpf({ record: read('spf', name) }, resolverOf({}), '2026-11-30T10:00:00.000Z')
    expect({ ipv4: found.networks, codes: found.problems.map(({ code }) => code) }).toEqual({ ipv4, codes })
  })
})

type Stated = {
  readonly facts: object
  readonly [other: string]: unknown
}
const LOCK = { kind: 'bounce', replyRule: 'locked', isLock: true }
const OTHER = { kind: 'bounce', replyRule: 'other', isLock: false }
const ANN = 'ann@fabrikam.example'
const BOB = 'bob@contoso.com'

const EVIDENCE: Readonly<Record<string, Stated>> = {
  'postfix-5.7.606': {
    ...OTHER,
    otherCause: 'banned-address',
    code: '550 5.7.606',
    facts: { sourceIP: '192.0.2.45', recipient: 'kontakt@contoso.com' },
  },
  'sendmail-5.7.606': {
    ...OTHER,
    otherCause: 'banned-address',
    facts: { sourceIP: '198.51.100.222', recipient: 'ann@contoso.com' },
  },
  'qmail-5.7.606': {
    ...OTHER,
    otherCause: 'banned-address',
    facts: { sourceIP: '192.0.2.225', recipient: BOB, mailFrom: ANN },
  },
  'postfix-5.4.1-bracket-form': {
    ...OTHER,
    otherCause: 'unknown-recipient',
    code: '550 5.4.1',
    facts: { mailFrom: 'ben@fabrikam.example', recipient: 'ann@contoso.com' },
  },
  'exchange-2013-ndr-5.7.51': {
    ...LOCK,
    facts: { recipient: 'ann@contoso.com' },
    receivedAt: '2023-06-06T06:22:40.472Z',
  },
  'maillog-5.7.51-filter': { ...LOCK, facts: { recipient: BOB, mailFrom: ANN, tls: true } },
  'exim-mainlog-5.7.51': { ...LOCK, facts: { recipient: BOB, mailFrom: ANN, tls: true } },
  'nc-transcript-spamhaus': {
    ...OTHER,
    otherCause: 'block-list',
    facts: {
      sourceIP: '192.0.2.40',
      mailFrom: 'noreply@contoso.com',
      recipient: 'ann@contoso.com',
      tls: false,
      certificateNames: [],
    },
  },
  'tls-454-docker': { replyRule: 'no-tls', isLock: false, code: '454 4.7.0', facts: { recipient: 'ann@contoso.com' } },
  'fieldmanual-451-4.4.3-attr': { ...OTHER, otherCause: 'attribution-trouble', facts: {} },
  'dmarc-5.7.509-after-switch': { ...OTHER, otherCause: 'dmarc', facts: {} },
  'outlook-5.7.515': { ...OTHER, otherCause: 'sender-authentication', facts: {} },
  'mimecast-5.7.51': { ...LOCK, gateway: 'Mimecast', facts: { recipient: BOB, mailFrom: ANN } },
  'ses-sns-5.7.51': {
    ...LOCK,
    facts: { recipient: BOB, mailFrom: ANN },
    receivedAt: '2026-11-20T09:12:40.502Z',
  },
  'header-ti-2026-hybrid': {
    kind: 'header',
    facts: { sourceIP: '198.51.100.195', tls: true },
    tookOnPremises: true,
    mailFromDomain: { value: 'contoso.com' },
    recipientDomain: { value: 'lists.example.org' },
  },
  'header-no-received-only-crosstenant': {
    kind: 'header',
    facts: { sourceIP: '203.0.113.193' },
    helo: { value: 'mx.filter.example' },
    tookOnPremises: false,
  },
  'graph-trace-details': {
    kind: 'trace',
    attribution: 'default',
    facts: { tls: true },
    hints: [{ fact: 'sourceIP', value: '192.0.2.25' }],
  },
  'historical-search-csv-enhanced': {
    kind: 'trace',
    connectorName: 'To_Contoso Filter B',
    facts: { sourceIP: '198.51.100.20', recipient: BOB },
    receivedAt: '2026-11-20T09:12:33.412Z',
  },
  'message-trace-v2-row': { kind: 'trace', facts: { sourceIP: '198.51.100.20', recipient: BOB } },
  'emailevents-row': {
    kind: 'trace',
    connectorName: 'Filter B',
    facts: { sourceIP: '198.51.100.20', mailFrom: ANN, recipient: BOB },
    problems: [{ code: 'MAY_BE_SKIPPED_TO' }],
  },
  'exo-ndr-visible-text-5.7.51': { ...LOCK, facts: { recipient: BOB, mailFrom: ANN } },
  'fuglu-call-ahead-5.7.51': { ...LOCK, facts: { recipient: BOB } },
  'throttle-451-4.7.500': { ...OTHER, otherCause: 'throttled', facts: { sourceIP: '192.0.2.77' } },
  'ndr-spamhaus-real': {
    ...OTHER,
    otherCause: 'block-list',
    facts: { sourceIP: '192.0.2.40', recipient: 'ann@contoso.com' },
  },
  'header-list-return-path-not-exo': {
    kind: 'header',
    facts: { sourceIP: '198.51.100.195', tls: true },
    mailFromDomain: { value: 'contoso.com' },
    problems: [{ code: 'NOT_LAST_HOP' }, { code: 'LATER_RETURN_PATH' }],
  },
}

describe('evidence', () => {
  test('has an expectation for every file', () => {
    expect(namesIn('evidence').sort()).toEqual(Object.keys(EVIDENCE).sort())
  })

  test.each(Object.entries(EVIDENCE))('%s', (name, { facts, code, ...others }) => {
    const found = readEvidence(read('evidence', name))
    // No fact beside those: a wrong fact is worse than none.
    const stated = Object.entries(found.facts).flatMap(([fact, { value }]) => (value === null ? [] : [[fact, value]]))
    expect(Object.fromEntries(stated)).toEqual(facts)
    expect(found).toMatchObject(others)
    if (code !== undefined) expect(`${found.replyCode?.code} ${found.replyCode?.enhancedCode}`).toBe(code)
  })
})
