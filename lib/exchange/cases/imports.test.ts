import { describe, expect, test } from 'vitest'
import { readDomainList } from '#lib/exchange/addresses/domain-list'
import { readCollector } from '#lib/exchange/collector/collector'
import { importConnectors } from '#lib/exchange/connectors/import-connectors'
import { locatePhase } from '#lib/exchange/locate/locate'
import { IMPORT_FORMATS } from '#lib/exchange/read/import-formats'
import { casesIn, readCase } from '#lib/exchange/testing/case-files'
import { documentSchema } from '#lib/scenario/document/document'

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
  /** how many lines a reader could not make sense of; left out, none */
  readonly unread?: number
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
  'transposed-names': {
    connectors: [
      { ...OLD, name: 'Filter A', senderIPAddresses: ONE },
      { name: 'Filter B', senderIPAddresses: ['203.0.113.0/24'], requireTls: false },
    ],
  },
  'transposed-names-german': {
    connectors: [
      { ...OLD, name: 'Filter A', senderIPAddresses: ONE },
      { name: 'Filter B', enabled: false, tlsSenderCertificateName: 'mx.filter.example' },
    ],
  },
  'markdown-transposed-names': {
    connectors: [
      { ...OLD, senderIPAddresses: ONE },
      { name: 'New filter', senderIPAddresses: ['203.0.113.0/24'] },
    ],
  },
  'yaml-microsoft365dsc': { connectors: [{ ...OLD, name: 'Filter A', senderIPAddresses: TWO }] },
  clixml: { connectors: [{ ...OLD, senderIPAddresses: TWO }] },
  'yaml-list': {
    connectors: [
      { ...OLD, name: 'Filter A', senderIPAddresses: TWO },
      { name: 'Filter B', enabled: false, senderDomains: ['*'], senderIPAddresses: ['192.0.2.0/24'] },
    ],
  },
  'configuration-data-psd1': { connectors: [{ ...OLD, name: 'Filter A', senderIPAddresses: TWO }] },
  'csv-ja-nein': { connectors: [{ ...OLD, name: 'Filter A', senderIPAddresses: TWO }] },
  'fl-stamped-lines': { connectors: [{ ...OLD, name: 'Filter A', senderIPAddresses: TWO }] },
  'fl-colours-without-escape': { connectors: [{ ...OLD, name: 'Filter A', senderIPAddresses: TWO }] },
  'command-en-dash': { connectors: [{ ...OLD, name: 'Filter A', senderIPAddresses: TWO }], says: ['DEFAULTS_OF_NEW'] },
  'printed-then-set': {
    connectors: [{ ...OLD, name: 'Filter A', enabled: false, senderIPAddresses: TWO }],
    says: ['CHANGED_BELOW'],
  },
  'made-then-removed': { says: ['REMOVED'] },
  'custom-object': { connectors: [{ ...OLD, name: 'Filter A', senderIPAddresses: TWO }] },
  'variable-in-line': { connectors: [{ ...OLD, name: 'Filter A', senderIPAddresses: TWO }] },
  'gaps-of-a-guide': {
    connectors: [{ name: '', senderDomains: [], senderIPAddresses: [], requireTls: true }],
    says: ['MISSING Name', 'MISSING SenderDomains', 'MISSING SenderIPAddresses'],
    questions: 3,
    unread: 4,
  },
  'eac-page-fr': { says: ['ADMIN_CENTER'], unread: 1 },
}
/** Files of the same folder that are held against other readers, below. */
const OTHERS = ['field-senderdomains-smtp', 'collector-denied', 'where-partial-export']

describe('an import', () => {
  test('has an expectation for every file', () => {
    expect(casesIn('imports')).toEqual([...Object.keys(IMPORTS), ...OTHERS].sort())
  })

  test('has a file of every format', () => {
    const found = new Set(casesIn('imports').map((name) => importConnectors(readCase('imports', name)).format))
    expect(IMPORT_FORMATS.filter((format) => !found.has(format))).toEqual([])
  })

  test.each(Object.entries(IMPORTS))(
    '%s',
    (name, { connectors = [], says = [], questions = 0, facts = {}, unread = 0 }) => {
      const found = importConnectors(readCase('imports', name))
      expect(found.connectors).toMatchObject(connectors)
      expect(found.connectors).toHaveLength(connectors.length)
      const codes = found.problems.map(({ code, field }) => (code === 'MISSING' ? `${code} ${field}` : code))
      expect(codes).toEqual(expect.arrayContaining([...says]))
      expect(found.problems.filter(({ severity }) => severity === 'question')).toHaveLength(questions)
      expect(found.problems.filter(({ severity }) => severity === 'warning')).toHaveLength(unread)
      expect(found.facts).toEqual({ acceptedDomains: null, rejectDirectSend: null, ...facts })
    },
  )

  test('a field of domains reads the form of Exchange', () => {
    expect(readDomainList(readCase('imports', 'field-senderdomains-smtp'))).toEqual({ values: ['*'], invalid: [] })
  })

  test('parts of a collector file that were denied are not read', () => {
    const { notRead } = readCollector(readCase('imports', 'collector-denied'))
    expect(notRead).toEqual(expect.arrayContaining(['transportRules', 'hostedConnectionFilterPolicies']))
    expect(notRead).not.toContain('inboundConnectors')
  })

  test('a property that an export does not have is not compared with a phase', () => {
    const { connectors, absent } = importConnectors(readCase('imports', 'where-partial-export'))
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
