import { describe, expect, test } from 'vitest'
import { importConnectors } from '#lib/exchange/connectors/import-connectors'
import { newConnector } from '#lib/scenario/document/new-connector'

/**
 * Written from PowerShell's documented rules and from the published notes on these formats; no output of a tenant was
 * copied.
 */
const FILTER = newConnector({
  id: 'filter',
  name: 'Filter',
  connectorSource: 'AdminUI',
  senderIPAddresses: ['20.40.60.80', '20.40.61.0/24'],
  restrictDomainsToIPAddresses: true,
})
const brief = (text: string) =>
  importConnectors(text).problems.map(({ code, field, line, severity }) => [code, field, line, severity])
const codes = (text: string) => importConnectors(text).problems.map(({ code }) => code)

describe('JSON of Windows PowerShell 5.1', () => {
  test('JSON with alignment, dates, wrapped lists, numbers and [null] is read', () => {
    const text = String.raw`{
    "inbound_connectors":  [
                               {
                                   "Enabled":  true,
                                   "ConnectorType":  2,
                                   "ConnectorSource":  "AdminUI",
                                   "Comment":  null,
                                   "SenderIPAddresses":  {
                                                             "value":  [ "20.40.60.80", "20.40.61.0/24" ],
                                                             "Count":  2
                                                         },
                                   "SenderDomains":  [ "smtp:*;1" ],
                                   "TrustedOrganizations":  [ null ],
                                   "AssociatedAcceptedDomains":  [ null ],
                                   "RequireTls":  true,
                                   "RestrictDomainsToIPAddresses":  true,
                                   "RestrictDomainsToCertificate":  false,
                                   "TlsSenderCertificateName":  null,
                                   "Name":  "Filter",
                                   "WhenChanged":  "\/Date(1772500523000)\/"
                               }
                           ]
}`
    expect(importConnectors(text).connectors).toEqual([
      { ...FILTER, otherProperties: [['WhenChanged', '/Date(1772500523000)/']] },
    ])
    expect(brief(text)).toEqual([['READ_AS', 'ConnectorType', 5, 'question']])
  })

  test('JSON of a too small depth gives a problem about lost lists', () => {
    expect(codes('{"Name":"x","SenderDomains":"*","SenderIPAddresses":"System.Collections.ArrayList"}')).toContain(
      'LIST_CUT',
    )
  })
})

describe('Format-List', () => {
  test('the published sample gives questions for missing properties', () => {
    const text = `Name                         : Proofpoint Inbound
Enabled                      : True
ConnectorType                : Partner
RequireTls                   : True
RestrictDomainsToIPAddresses : True
SenderIPAddresses            : {203.0.113.0/24}`
    const { format, connectors, problems } = importConnectors(text)
    expect(format).toBe('format-list')
    expect(connectors).toMatchObject([
      { name: 'Proofpoint Inbound', requireTls: true, senderIPAddresses: ['203.0.113.0/24'] },
    ])
    expect(problems.map(({ severity, field }) => [severity, field])).toEqual([
      ['question', 'TlsSenderCertificateName'],
      ['question', 'SenderDomains'],
      ['question', 'RestrictDomainsToCertificate'],
      ['question', 'AssociatedAcceptedDomains'],
    ])
  })

  const list = (addresses: string) => `
PS C:\\> Get-InboundConnector | fl

Enabled                      : True
ConnectorType                : Partner
ConnectorSource              : AdminUI
Comment                      : 
SenderIPAddresses            : ${addresses}
SenderDomains                : {smtp:*;1}
AssociatedAcceptedDomains    : {}
RequireTls                   : True
RestrictDomainsToIPAddresses : True
RestrictDomainsToCertificate : False
TlsSenderCertificateName     : 
Name                         : Filter

`
  const indent = ' '.repeat(31)

  test.each([
    ['on one line', '{20.40.60.80, 20.40.61.0/24}'],
    ['wrapped behind a blank', `{20.40.60.80, \n${indent}20.40.61.0/24}`],
    ['wrapped where the blank was cut off', `{20.40.60.80,\n${indent}20.40.61.0/24}`],
    ['wrapped within an address', `{20.40.60.80, 20.40.6\n${indent}1.0/24}`],
    ['at a width of eight', `{20.40.6\n${indent}0.80, \n${indent}20.40.61\n${indent}.0/24}`],
  ])('a list %s is read as the same list', (_name, addresses) => {
    expect(importConnectors(list(addresses))).toMatchObject({
      format: 'format-list',
      connectors: [FILTER],
      problems: [],
    })
  })

  test('a comma and a blank in braces give a problem, because they may have been an entry', () => {
    const { problems } = importConnectors(
      list('{}').replace('RequireTls ', 'EFUsers                      : {, }\nRequireTls '),
    )
    expect(problems).toContainEqual(expect.objectContaining({ code: 'SPLIT', field: 'EFUsers' }))
  })

  test.each([
    ['Windows PowerShell', '{20.40.60.80, 20.40.61.0/24, 20.40.62.0/24, 20.40.63.0/24...}'],
    ['PowerShell 7', '{20.40.60.80, 20.40.61.0/24, 20.40.62.0/24, 20.40.63.0/24…}'],
    ['a console that wraps', `{20.40.60.80, 20.40.61.0/24, \n${indent}20.40.62.0/24, 20.40.63.0/24...}`],
  ])('a list that was cut by %s is left out, and the rest is read', (_name, addresses) => {
    const { connectors, problems } = importConnectors(list(addresses))
    expect(connectors).toEqual([{ ...FILTER, senderIPAddresses: [] }])
    expect(problems).toMatchObject([{ code: 'LIST_CUT', field: 'SenderIPAddresses', connectorId: 'filter' }])
    expect(problems[0]?.parameters.command).toContain('$FormatEnumerationLimit = -1')
  })

  test('a list with a dash before each entry is read, and an empty one is none', () => {
    const text =
      'Name: Filter A\nSenderDomains:\n  - smtp:*;1\n  - "smtp:fabrikam.example;1"\nSenderIPAddresses:\n- 198.51.100.0/24\nRequireTls: true'
    expect(importConnectors(text).connectors).toMatchObject([
      { senderDomains: ['*', 'fabrikam.example'], senderIPAddresses: ['198.51.100.0/24'], requireTls: true },
    ])
    expect(importConnectors(text).problems.filter(({ severity }) => severity === 'warning')).toEqual([])
  })

  test('an entry names its own line', () => {
    expect(brief(list(`{20.40.60.80, \n${indent}20.40.61.0/24, \n${indent}20.40.6}`))).toEqual([
      ['NOT_A_NETWORK', 'SenderIPAddresses', 10, 'error'],
    ])
  })

  test('colours of labels are ignored', () => {
    const coloured = list('{20.40.60.80, 20.40.61.0/24}').replace(
      /^(\w+ *: )/gm,
      (label) => `\u001b[32;1m${label}\u001b[0m`,
    )
    expect(importConnectors(coloured)).toMatchObject({ connectors: [FILTER], problems: [] })
  })

  const unselected = list('{}')
    .trimEnd()
    .concat(
      '\nDistinguishedName            : CN=Filter,CN=Transport Settings',
      '\nGuid                         : acc2eccd-550f-4efa-9905-46054a5f516a',
      '\nObjectState                  : Unchanged',
    )
  test.each([
    ['whole, without a line break', unselected, []],
    ['in DistinguishedName', unselected.replace(/Settings[\s\S]*/, ''), ['ENDS_EARLY']],
    ['behind Guid', unselected.replace(/ObjectState[\s\S]*/, ''), ['ENDS_EARLY']],
    ['in ObjectState', unselected.replace(/nged$/, ''), ['ENDS_HERE']],
    [
      'in a property that was selected',
      list('{}').trimEnd().concat('\nEFTestMode                   : Fal'),
      ['ENDS_HERE'],
    ],
  ])('a cut text of one connector gives a problem (%s)', (_name, text, expected) => {
    expect(codes(text).filter((code) => code !== 'KEPT_AS_TEXT')).toEqual(expected)
  })

  test('an indented comment that looks like a property is read as a comment', () => {
    const text = list('{}').replace(
      'Comment                      : ',
      `Comment                      : see\n${indent}Enabled : False`,
    )
    expect(importConnectors(text).connectors).toMatchObject([{ enabled: true, comment: 'see\nEnabled : False' }])
    expect(codes(text)).toEqual(['WRAPPED'])
  })

  test('a comment that looks like a property and is not indented gives a problem', () => {
    const text = list('{}').replace(
      'Comment                      : ',
      'Comment                      : see\nEnabled : False',
    )
    expect(importConnectors(text).connectors).toMatchObject([{ enabled: true }])
    expect(codes(text)).toEqual(['DUPLICATE_PROPERTY'])
  })
})

describe('CSV', () => {
  const header =
    'Enabled;ConnectorType;ConnectorSource;SenderIPAddresses;SenderDomains;AssociatedAcceptedDomains;RequireTls;RestrictDomainsToIPAddresses;RestrictDomainsToCertificate;TlsSenderCertificateName;Name'
  const row = 'True;Partner;AdminUI;20.40.60.80|20.40.61.0/24;smtp:*;1;;True;True;False;;Filter'

  test('CSV of Excel is read, with sep= and quotes only around the separator', () => {
    expect(importConnectors(`sep=;\r\n${header}\r\n${row.replace('smtp:*;1', '"smtp:*;1"')}\r\n`)).toMatchObject({
      format: 'csv',
      connectors: [FILTER],
      problems: [],
    })
  })

  test('a row with a separator outside of quotes is left out', () => {
    expect(brief(`${header}\n${row}`)).toEqual([['ROW_LENGTH', '', 2, 'error']])
  })

  test('an empty cell of a decisive property becomes a question', () => {
    const text = `#TYPE System.Object\n${header}\n${row.replace('smtp:*;1', '*').replace(';True;True;', ';;True;')}`
    expect(brief(text)).toEqual([['MISSING', 'RequireTls', 3, 'question']])
  })

  test.each([
    'System.Collections.ArrayList',
    'System.String[]',
    'Microsoft.Exchange.Data.MultiValuedProperty`1[System.String]',
    'Deserialized.System.Collections.Generic.List`1[[System.String]]',
  ])('the type name %s is not read as a list', (type) => {
    expect(brief(`${header}\n${row.replace('smtp:*;1', '*').replace('20.40.60.80|20.40.61.0/24', type)}`)).toEqual([
      ['LIST_CUT', 'SenderIPAddresses', 2, 'error'],
    ])
  })

  test('valid rows are read beside broken ones', () => {
    const good = row.replace('smtp:*;1', '*')
    const { connectors, problems } = importConnectors(
      `${header}\n${good}\nTrue;Partner\n"x"y\n${good.replace('Filter', 'Second')}`,
    )
    expect(connectors.map(({ name }) => name)).toEqual(['Filter', 'Second'])
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['ROW_LENGTH', 3],
      ['QUOTES', 4],
    ])
  })
})

describe('CLIXML', () => {
  const objs = (body: string) =>
    `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">${body}</Objs>`
  const decisive =
    '<B N="RequireTls">true</B><B N="RestrictDomainsToIPAddresses">true</B><B N="RestrictDomainsToCertificate">false</B><Nil N="TlsSenderCertificateName" /><Obj N="AssociatedAcceptedDomains" RefId="9"><LST /></Obj>'

  test('an enumeration is read by its word, a known property by what is printed, an object in another by its members', () => {
    const text = objs(`
<Obj RefId="0">
  <TN RefId="0"><T>Deserialized.Microsoft.Exchange.Data.InboundConnector</T><T>Deserialized.System.Object</T></TN>
  <ToString>Filter</ToString>
  <Props>
    <B N="Enabled">true</B>
    <Obj N="ConnectorType" RefId="1"><TN RefId="1"><T>X.TenantConnectorType</T></TN><ToString>Partner</ToString><I32>2</I32></Obj>
    <Obj N="ConnectorSource" RefId="2"><TNRef RefId="1" /><ToString>AdminUI</ToString><I32>4</I32></Obj>
    <Obj N="SenderIPAddresses" RefId="3"><TN RefId="2"><T>MultiValuedProperty</T></TN><LST>
      <Obj RefId="4"><ToString>20.40.60.80</ToString><Props><S N="Expression">x</S></Props></Obj>
      <S>20.40.61.0/24</S>
    </LST></Obj>
    <Obj N="SenderDomains" RefId="5"><TNRef RefId="2" /><LST><S>smtp:*;1</S></LST></Obj>
    ${decisive}
    <S N="Name">Filter</S>
    <Obj N="Extra" RefId="6"><ToString>shown</ToString><Props><I32 N="Rank">7</I32></Props></Obj>
    <DT N="WhenChanged">2026-07-23T22:55:49Z</DT>
    <I64 N="Long">9007199254740993</I64>
    <Ref N="Again" RefId="5" />
    <Obj N="Table" RefId="7"><DCT><En><S N="Key">a</S><I32 N="Value">1</I32></En></DCT></Obj>
  </Props>
</Obj>`)
    expect(importConnectors(text)).toMatchObject({
      format: 'clixml',
      connectors: [
        {
          ...FILTER,
          otherProperties: [
            ['Extra', { Rank: 7 }],
            ['WhenChanged', '2026-07-23T22:55:49Z'],
            ['Long', '9007199254740993'],
            ['Again', ['smtp:*;1']],
            ['Table', { a: 1 }],
          ],
        },
      ],
      problems: [],
    })
  })

  test('an entry names its own line', () => {
    const text = objs(
      `\n<Obj RefId="0"><MS><S N="Name">x</S><S N="SenderDomains">*</S><S N="ConnectorType">Partner</S><B N="Enabled">true</B>${decisive}\n<Obj N="SenderIPAddresses" RefId="1"><LST>\n<S>20.40.60.80</S>\n<S>20.40.6</S></LST></Obj></MS></Obj>`,
    )
    expect(brief(text)).toEqual([['NOT_A_NETWORK', 'SenderIPAddresses', 5, 'error']])
    expect(brief(`#< CLIXML\n${text}`)).toEqual([['NOT_A_NETWORK', 'SenderIPAddresses', 6, 'error']])
  })

  test('of a repeated property the first value is taken, with a problem', () => {
    const text = objs(`<Obj RefId="0"><MS><S N="Name">x</S>${decisive}\n<B N="RequireTls">false</B></MS></Obj>`)
    const { connectors, problems } = importConnectors(text)
    expect(connectors).toMatchObject([{ requireTls: true }])
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'DUPLICATE_PROPERTY', field: 'RequireTls', connectorId: 'x', line: 2 }),
    )
  })

  test('a missing RequireTls in CLIXML becomes a question', () => {
    const text = objs('<Obj RefId="0"><MS><S N="Name">x</S><S N="SenderDomains">*</S></MS></Obj>')
    expect(importConnectors(text).problems).toContainEqual(
      expect.objectContaining({ code: 'MISSING', field: 'RequireTls', severity: 'question' }),
    )
  })

  test('objects that refer to each other endlessly are refused', () => {
    const many = Array.from(
      { length: 40 },
      (_, i) => `<Obj RefId="${i + 1}"><LST>${`<Ref RefId="${i}" />`.repeat(10)}</LST></Obj>`,
    ).join('')
    expect(codes(objs(`<Obj RefId="0"><LST><S>lol</S></LST></Obj>${many}`))).toContain('REFERENCES')
  })
})
