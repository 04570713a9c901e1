import { describe, expect, test } from 'vitest'
import { COMPLETE } from '#lib/exchange/testing/complete-connector'
import { exportConnectors } from '#lib/exchange/testing/export-connectors'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { fillIn } from '#lib/texts/format'
import texts from '#texts/en/import-problems'
import { importConnectors, importConnectorsInSteps } from './import-connectors'

const paste = (changes: Record<string, unknown>) =>
  importConnectors(JSON.stringify({ ...COMPLETE, ...changes }, null, 1))
const brief = ({ problems }: ReturnType<typeof importConnectors>) =>
  problems.map(({ code, severity, field, line }) => [code, severity, field, line])

describe('problems of an import', () => {
  test.each<readonly [string, Record<string, unknown>, unknown[][], Partial<ScenarioConnector>]>([
    [
      'a missing RequireTls is asked for',
      { RequireTls: undefined },
      [['MISSING', 'question', 'RequireTls', 1]],
      { requireTls: false },
    ],
    [
      'a missing RequireTls beside a name too',
      { RequireTls: undefined, TlsSenderCertificateName: 'mail.fabrikam.com' },
      [['MISSING', 'question', 'RequireTls', 1]],
      { requireTls: true },
    ],
    [
      'a missing restriction is asked for',
      { RestrictDomainsToIPAddresses: undefined },
      [['MISSING', 'question', 'RestrictDomainsToIPAddresses', 1]],
      {},
    ],
    [
      'a list cut by Format-List',
      { SenderIPAddresses: '{20.40.60.80, 20.40.60.81, 20.40.60.82, 20.40.60.83...}' },
      [['LIST_CUT', 'error', 'SenderIPAddresses', 4]],
      { senderIPAddresses: [] },
    ],
    [
      'a list cut within JSON',
      { SenderIPAddresses: ['20.40.60.80', '...'] },
      [['LIST_CUT', 'error', 'SenderIPAddresses', 6]],
      { senderIPAddresses: [] },
    ],
    [
      'a list cut by an ellipsis',
      { SenderIPAddresses: ['20.40.60.80…'] },
      [['LIST_CUT', 'error', 'SenderIPAddresses', 5]],
      { senderIPAddresses: [] },
    ],
    [
      'the name of a .NET type',
      { SenderDomains: 'System.Collections.ArrayList' },
      [['LIST_CUT', 'error', 'SenderDomains', 7]],
      { senderDomains: [] },
    ],
    [
      'the name of an Exchange type',
      { SenderDomains: 'Microsoft.Exchange.Data.MultiValuedProperty`1[AddressSpace]' },
      [['LIST_CUT', 'error', 'SenderDomains', 7]],
      { senderDomains: [] },
    ],
    [
      'an address that is none',
      { SenderIPAddresses: ['20.40.60.80', '20.40.60'] },
      [['NOT_A_NETWORK', 'error', 'SenderIPAddresses', 6]],
      { senderIPAddresses: ['20.40.60.80'] },
    ],
    [
      'a domain that is none',
      { AssociatedAcceptedDomains: ['a@b'] },
      [['NOT_A_DOMAIN', 'error', 'AssociatedAcceptedDomains', 11]],
      { associatedAcceptedDomains: [] },
    ],
    [
      'domains with an empty label',
      { SenderDomains: ['smtp:.contoso.com;1', 'smtp:a..b;1', 'smtp:contoso.com;1'] },
      [
        ['NOT_A_DOMAIN', 'error', 'SenderDomains', 8],
        ['NOT_A_DOMAIN', 'error', 'SenderDomains', 9],
      ],
      { senderDomains: ['contoso.com'] },
    ],
    ['a flag that is none', { RequireTls: 'perhaps' }, [['NOT_TRUE_OR_FALSE', 'error', 'RequireTls', 11]], {}],
    ['a type that is none', { ConnectorType: 'Friend' }, [['NOT_A_TYPE', 'error', 'ConnectorType', 3]], {}],
    [
      'a type as a number',
      { ConnectorType: 1 },
      [['READ_AS', 'question', 'ConnectorType', 3]],
      { connectorType: 'OnPremises' },
    ],
    [
      'an entry that is no text',
      { SenderIPAddresses: [[1]] },
      [['NOT_TEXT', 'error', 'SenderIPAddresses', 5]],
      { senderIPAddresses: [] },
    ],
    ['a connector without a name', { Name: '' }, [['NAME_MISSING', 'warning', 'Name', 15]], { name: '', id: 'x' }],
    [
      'a property with an endless name',
      { ['x'.repeat(201)]: 1 },
      [['PROPERTY_DROPPED', 'warning', 'x'.repeat(200), 16]],
      { otherProperties: [] },
    ],
    [
      'a cost',
      { SenderDomains: ['smtp:*;5', 'smtp:fabrikam.com;1'] },
      [['COST', 'info', 'SenderDomains', 8]],
      {
        senderDomains: ['*', 'fabrikam.com'],
        otherProperties: [['SenderDomains', ['smtp:*;5', 'smtp:fabrikam.com;1']]],
      },
    ],
  ])('%s', (_name, changes, expected, kept) => {
    const imported = paste(changes)
    const missing = Object.values(changes).includes(undefined)
    expect(brief(imported).map((row) => (missing ? row.slice(0, 3) : row))).toEqual(
      expected.map((row) => (missing ? row.slice(0, 3) : row)),
    )
    expect(imported.connectors).toMatchObject([kept])
    for (const { code, parameters } of imported.problems) expect(fillIn(texts[code], parameters)).not.toMatch(/[{}]/)
  })

  test.each<readonly [string, Record<string, unknown>, Partial<ScenarioConnector>]>([
    [
      'joined with signs',
      { SenderIPAddresses: '20.40.60.80; 20.40.61.0/24|20.40.62.1,20.40.63.1\n20.40.64.1' },
      { senderIPAddresses: ['20.40.60.80', '20.40.61.0/24', '20.40.62.1', '20.40.63.1', '20.40.64.1'] },
    ],
    [
      'joined sender domains',
      { SenderDomains: 'smtp:*;1;smtp:fabrikam.com;1' },
      { senderDomains: ['*', 'fabrikam.com'] },
    ],
    ['a single address', { SenderIPAddresses: '20.40.60.80' }, { senderIPAddresses: ['20.40.60.80'] }],
    [
      'lists as objects',
      { SenderIPAddresses: { value: ['20.40.60.80', { value: '20.40.60.81' }], Count: 2 } },
      { senderIPAddresses: ['20.40.60.80', '20.40.60.81'] },
    ],
    [
      'a list as PowerShell is told it',
      { SenderDomains: '@("smtp:*;1", \'smtp:fabrikam.com;1\')', SenderIPAddresses: '@()' },
      { senderDomains: ['*', 'fabrikam.com'], senderIPAddresses: [] },
    ],
    ['flags as words', { RequireTls: 'False', Enabled: '$true' }, { requireTls: false, enabled: true }],
    [
      'dates of Windows PowerShell',
      { WhenChanged: '/Date(1772500523000)/' },
      { otherProperties: [['WhenChanged', '/Date(1772500523000)/']] },
    ],
    [
      'a source as a number',
      { ConnectorSource: 3 },
      { connectorSource: null, otherProperties: [['ConnectorSource', 3]] },
    ],
  ])('%s is read without a problem', (_name, changes, kept) => {
    const { connectors, problems } = paste(changes)
    expect(problems.filter(({ severity }) => severity !== 'info')).toEqual([])
    expect(connectors).toMatchObject([kept])
  })

  test('a property named __proto__ is read like any other', () => {
    const text = JSON.stringify(COMPLETE).replace('{', '{"__proto__":{"enabled":false},')
    const { connectors, problems } = importConnectors(text)
    expect(problems).toEqual([])
    expect(connectors[0]).toMatchObject({ enabled: true, otherProperties: [['__proto__', { enabled: false }]] })
    expect(exportConnectors(connectors)).toContain('"__proto__": {')
  })

  test.each([
    ['at once', '"RequireTls":true,"RequireTls":false'],
    ['as an object', '"RequireTls":true,"RequireTls":{"a":1}'],
  ])('of a repeated property the first value is taken, with a problem (%s)', (_name, twice) => {
    const text = `{\n${JSON.stringify(COMPLETE).slice(1).replace('"RequireTls":true', twice.replace(',', ',\n'))}`
    const { connectors, problems } = importConnectors(text)
    expect(connectors).toMatchObject([{ requireTls: true }])
    expect(problems).toMatchObject([
      { code: 'DUPLICATE_PROPERTY', field: 'RequireTls', connectorId: 'filter', line: 3 },
    ])
  })

  test('the problem of a repeated inner property names the outer property', () => {
    const text = JSON.stringify(COMPLETE).replace('{', '{"Extra":{"a":1,"a":2},')
    const { connectors, problems } = importConnectors(text)
    expect(connectors[0]?.otherProperties).toEqual([['Extra', { a: 1 }]])
    expect(problems).toMatchObject([{ code: 'DUPLICATE_PROPERTY', field: 'a', connectorId: 'filter' }])
  })

  test('a number that would be rounded is kept as text', () => {
    const text = JSON.stringify(COMPLETE).replace('{', '{"Long":12345678901234567890,"Endless":1e400,"Short":1.50,')
    const { connectors, problems } = importConnectors(text)
    expect(problems).toEqual([])
    expect(connectors[0]?.otherProperties).toEqual([
      ['Long', '12345678901234567890'],
      ['Endless', '1e400'],
      ['Short', 1.5],
    ])
  })

  test('UTF-16 that was pasted as bytes gives a problem about its encoding', () => {
    expect(brief(importConnectors('[\0{\0"\0N\0a\0m\0e\0'))).toEqual([['WRONG_ENCODING', 'error', '', 1]])
  })

  test('the problem of cut JSON names the line', () => {
    expect(brief(importConnectors('{\n "Name": "x",\n "Enabled": tr'))).toEqual([['INVALID_JSON', 'error', '', 3]])
    expect(brief(importConnectors('[\n {"Name": "x"}\n {"Name": "y"}\n]'))).toEqual([['INVALID_JSON', 'error', '', 3]])
  })

  test('the length and depth of a text and the count of problems are bounded', () => {
    expect(brief(importConnectors(' '.repeat(8 * 1024 * 1024 + 1)))).toEqual([['TOO_LARGE', 'error', '', 1]])
    expect(brief(importConnectors('['.repeat(1_000_000)))).toEqual([['TOO_DEEP', 'error', '', 1]])
    const { problems } = paste({ SenderIPAddresses: Array.from({ length: 9_000 }, () => 'x') })
    expect(problems).toHaveLength(501)
    expect(problems.at(-1)?.parameters).toMatchObject({ count: 8_500 })
  })

  const many = Array.from({ length: 20_000 }, (_, i) => `p${i}`)
  test.each([
    ['JSON', `{"Name":"Filter","SenderDomains":"*",${many.map((name) => `"${name}":"x"`).join(',')}}`],
    ['Format-List', `Name : Filter\nSenderDomains : {*}\n${many.map((name) => `${name} : x`).join('\n')}\n`],
    [
      'CLIXML',
      `<Objs><Obj RefId="0"><MS><S N="Name">Filter</S><S N="SenderDomains">*</S>${many.map((name) => `<S N="${name}">x</S>`).join('')}</MS></Obj></Objs>`,
    ],
  ])('a huge object is read in small steps, and its excess properties are counted (%s)', (_name, text) => {
    const steps = importConnectorsInSteps(text)
    let count = 0
    let step = steps.next()
    for (; step.done !== true; step = steps.next()) count++
    expect(count).toBeGreaterThan(text.length / 20_000 - 1)
    const { problems } = step.value
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'TOO_MANY_PROPERTIES',
        connectorId: 'filter',
        parameters: expect.objectContaining({ limit: 1000, count: 19_002 }),
      }),
    )
  })

  test('a list that is too long is refused in every format', () => {
    const entries = Array.from({ length: 10_001 }, () => '192.0.2.1')
    for (const value of [entries, entries.join(';'), entries.join(' ')])
      expect(paste({ SenderIPAddresses: value }).problems).toMatchObject([
        { code: 'LIST_TOO_LONG', field: 'SenderIPAddresses' },
      ])
  })

  test('connectors beyond the limit are left out, with a problem', () => {
    const { connectors, problems } = importConnectors(JSON.stringify(Array.from({ length: 201 }, () => COMPLETE)))
    expect(connectors).toHaveLength(200)
    expect(problems.map(({ code }) => code)).toEqual(['TOO_MANY_CONNECTORS'])
  })
})
