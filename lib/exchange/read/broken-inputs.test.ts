import { describe, expect, test } from 'vitest'
import { type ImportedConnectors, importConnectors } from '#lib/exchange/connectors/import-connectors'
import { connectorSchema } from '#lib/scenario/document/connector'
import { withoutIds } from '#lib/scenario/testing/connectors'
import { fillIn } from '#lib/texts/format'
import texts from '#texts/en/import-problems'
import { decodeText } from './decode-text'
import { type ExchangeProperty, PROPERTY_FORMS } from './properties'
import { printClixml, printCsv, printFormatList } from './testing/printers'

/** Megabytes are parsed here, maybe on a busy machine. */
const SLOW = 120_000

const filter = (name: string, address: string) =>
  ({
    Enabled: true,
    ConnectorType: 'Partner',
    ConnectorSource: 'AdminUI',
    Comment: 'Änderung für "Köln"',
    SenderIPAddresses: [address, '20.40.61.0/24'],
    SenderDomains: ['smtp:*;1'],
    TrustedOrganizations: [],
    AssociatedAcceptedDomains: [],
    RequireTls: true,
    RestrictDomainsToIPAddresses: true,
    RestrictDomainsToCertificate: false,
    CloudServicesMailEnabled: false,
    TreatMessagesAsInternal: false,
    TlsSenderCertificateName: null,
    EFSkipLastIP: false,
    EFSkipIPs: [],
    EFUsers: [],
    Name: name,
    Guid: 'acc2eccd-550f-4efa-9905-46054a5f516a',
    ObjectState: 'Unchanged',
  }) satisfies Record<ExchangeProperty | 'Guid' | 'ObjectState', unknown>
const OBJECTS = [filter('Filter A', '20.40.60.80'), filter('Filter B', '20.40.60.81'), filter('Büro', '20.40.60.82')]

const WHOLE: Readonly<Record<string, string>> = {
  json: JSON.stringify(OBJECTS, null, 2),
  'Format-List': printFormatList(OBJECTS, { width: 200 }),
  'narrow Format-List': printFormatList(OBJECTS, { width: 60 }),
  CSV: printCsv(OBJECTS, { delimiter: ';', join: ',', hasType: true }),
  CLIXML: printClixml(OBJECTS),
}

const isWarned = ({ problems }: ImportedConnectors) => problems.some(({ severity }) => severity !== 'info')

/** What is imported is what stands in the whole, in its order, or there is a problem. It never throws, and stays in bounds. */
function expectHonest(text: string, whole: ImportedConnectors): void {
  const imported = importConnectors(text)
  expect(imported.problems.length).toBeLessThanOrEqual(501)
  for (const connector of imported.connectors) expect(connectorSchema.safeParse(connector).success).toBe(true)
  for (const { line, code, parameters } of imported.problems) {
    expect(line).toBeGreaterThanOrEqual(1)
    expect(fillIn(texts[code], parameters)).not.toMatch(/\{\w+\}/)
  }
  if (isWarned(imported)) return
  const known = (one: ImportedConnectors) =>
    withoutIds(one.connectors).map(({ otherProperties: _, ...connector }) => connector)
  expect(known(imported)).toEqual(known(whole).slice(0, imported.connectors.length))
}

describe('cut anywhere', () => {
  const CUTS = 40
  const cuts = Object.entries(WHOLE).flatMap(([name, text]) =>
    Array.from({ length: CUTS }, (_, i): [string, number, string] => {
      const at = Math.floor(((i + 1) * text.length) / (CUTS + 1))
      return [name, at, text]
    }),
  )

  test.each(cuts)('%s, after %i letters', (_name, at, text) => {
    expectHonest(text.slice(0, at), importConnectors(text))
  })

  test.each(cuts.filter((_, i) => i % 4 === 0))('%s, before %i letters', (_name, at, text) => {
    const imported = importConnectors(text.slice(at))
    // What is left begins amid a connector, which may not be taken for a whole one, or before the header of CSV.
    const isWhole = JSON.stringify(imported.connectors) === JSON.stringify(importConnectors(text).connectors)
    expect(isWhole || isWarned(imported) || imported.connectors.length < OBJECTS.length).toBe(true)
  })

  test.each(Object.entries(WHOLE))('%s, at every place of its last connector', (_name, text) => {
    const whole = importConnectors(text)
    for (let at = Math.floor(text.length * 0.72); at < text.length; at += 3) expectHonest(text.slice(0, at), whole)
  })
})

describe('a letter lost or doubled', () => {
  const places = Object.entries(WHOLE).flatMap(([name, text]) =>
    ['{', '}', '"', ':', ',', ';', '<', '>', '\n', ' '].flatMap((sign): [string, string, string, number][] => {
      const at = text.indexOf(sign, Math.floor(text.length / 2))
      return at === -1 ? [] : [[name, JSON.stringify(sign), text, at]]
    }),
  )

  test.each(places)('%s without a %s', (_name, _sign, text, at) => {
    const imported = importConnectors(text.slice(0, at) + text.slice(at + 1))
    expect(imported.connectors.length).toBeLessThanOrEqual(OBJECTS.length)
  })

  test.each(places)('%s with a second %s', (_name, _sign, text, at) => {
    const imported = importConnectors(text.slice(0, at) + text.slice(at, at + 1) + text.slice(at))
    expect(imported.connectors.length).toBeLessThanOrEqual(OBJECTS.length + 1)
  })
})

describe('properties with a wrong type', () => {
  const wrong = [17, { a: 1 }, [[1]], 'perhaps', '\uFFFD']
  const properties = Object.keys(OBJECTS[0] ?? {}).filter((name) => !['Guid', 'ObjectState'].includes(name))
  // Some values are valid for some properties: any text for a text, one word for a list of texts.
  const isOf = (property: string, ...forms: string[]) => forms.includes(PROPERTY_FORMS[property as ExchangeProperty])
  const isRight = (property: string, value: unknown) =>
    typeof value === 'string'
      ? (isOf(property, 'text') && value !== '\uFFFD') || isOf(property, 'texts', 'domains')
      : property === 'ConnectorSource' && value === 17
  const rows = properties.flatMap((property) =>
    wrong
      .filter((value) => !isRight(property, value))
      .map((value): [string, string, unknown] => [property, JSON.stringify(value), value]),
  )

  test.each(rows)('%s: %s is a problem of that property', (property, _text, value) => {
    const imported = importConnectors(JSON.stringify({ ...OBJECTS[0], [property]: value }))
    expect(imported.problems.map(({ field }) => field)).toContain(property)
    expect(connectorSchema.safeParse(imported.connectors[0]).success).toBe(true)
  })
})

describe('bytes', () => {
  const text = WHOLE.json ?? ''
  const utf16 = (isLittle: boolean, mark: boolean) => {
    const letters = mark ? `\uFEFF${text}` : text
    const bytes = new Uint8Array(letters.length * 2)
    const view = new DataView(bytes.buffer)
    for (let i = 0; i < letters.length; i++) view.setUint16(i * 2, letters.charCodeAt(i), isLittle)
    return bytes
  }
  const utf8 = new TextEncoder().encode(text)
  const windows = Uint8Array.from(text, (letter) => letter.charCodeAt(0))

  test.each<readonly [string, Uint8Array]>([
    ['UTF-8', utf8],
    ['UTF-8 with a byte order mark', new TextEncoder().encode(`\uFEFF${text}`)],
    ['UTF-16 LE with a byte order mark', utf16(true, true)],
    ['UTF-16 BE with a byte order mark', utf16(false, true)],
    ['UTF-16 LE without', utf16(true, false)],
    ['UTF-16 BE without', utf16(false, false)],
    ['the Windows code page', windows],
  ])('bytes in %s are decoded', (_name, bytes) => {
    expect(decodeText(bytes)).toBe(text)
  })

  test.each<readonly [string, string]>([
    ['UTF-16 read as UTF-8', new TextDecoder().decode(utf16(true, true))],
    ['UTF-16 read as Latin', new TextDecoder('latin1').decode(utf16(false, false))],
    ['an odd number of bytes', decodeText(utf16(true, true).subarray(0, 501))],
    ['UTF-16 BE read as LE', new TextDecoder('utf-16le').decode(utf16(false, false))],
    ['a picture', decodeText(Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256))],
    ['nothing', decodeText(new Uint8Array())],
    ['a letter that was lost', text.replaceAll('ü', '\uFFFD')],
  ])('%s gives a problem', (_name, read) => {
    expect(isWarned(importConnectors(read))).toBe(true)
  })
})

describe('texts that are no export, and huge exports', () => {
  const json = WHOLE.json ?? ''
  const list = WHOLE['Format-List'] ?? ''
  const csv = WHOLE.CSV ?? ''
  const clixml = WHOLE.CLIXML ?? ''
  const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
  const references = Array.from(
    { length: 60 },
    (_, i) => `<Obj RefId="${i + 1}"><LST>${`<Ref RefId="${i}" />`.repeat(10)}</LST></Obj>`,
  ).join('')
  const MEGABYTES = 2 * 1024 * 1024
  const much = (piece: string) => piece.repeat(Math.floor(MEGABYTES / piece.length))

  test.each<readonly [string, string]>([
    ['two JSON texts', json + json],
    ['JSON, then a list', json + list],
    ['a list, then JSON', `${list}\n${json}`],
    ['CSV, then a list', csv + list],
    ['CLIXML, then CLIXML', clixml + clixml],
    ['CLIXML, then words', `${clixml}words`],
    ['CLIXML within JSON', JSON.stringify(clixml)],
    ['JSON within a list', 'Name : [{"Name":"x"}]'],
    ['words', 'Dear colleague, please find the connectors below.'],
    ['one word', 'Name'],
    ['a bounce', '550 5.7.51 TenantInboundAttribution; There is a partner connector configured'],
    ['a script', 'New-InboundConnector -Name "x" -SenderDomains *'],
    ['HTML', '<html><body>Name : x</body></html>'],
    ['other XML', '<a><b N="Name">x</b></a>'],
    ['a number', '17'],
    ['a JSON text', '"Name"'],
    ['true', 'true'],
    ['a list of numbers', '[1,2,3]'],
    ['lists in lists', '[[[[[[{"Name":"x"}]]]]]]'],
    ['an object without connectors', '{"value":{"value":{"value":{"value":[]}}}}'],
    ['an open string', '{"Name":"x'],
    ['a bad escape', '{"Name":"\\x"}'],
    ['single quotes', "{'Name':'x'}"],
    ['a comma too much', '[{"Name":"x"},]'],
    ['only brackets', '[[[[[[[[]]]]]]]]'],
    ['only a header', '"Name";"Enabled"'],
    ['a header with a hole', '"Name";;"Enabled"\n"a";"b";"c"\n"a";"b"'],
    ['a property twice in the header', '"Name";"Name"\n"a";"b"'],
    ['a quote never closed', '"Name";"Enabled"\n"a;"True"\n"b";"False"'],
    ['too few cells', 'Name;Enabled\na'],
    ['too many cells', 'Name;Enabled\na;True;x'],
    ['a list without values', 'Name :\nEnabled :'],
    ['a list with a property twice', 'Name    : a\nEnabled : True\nEnabled : False'],
    ['a value without its indentation', 'Name    : a\nComment : b\nEnabled: False\nEnabled : True'],
    ['a list whose brace is never closed', 'Name              : a\nSenderIPAddresses : {20.40.60.80, 20.40.60.8'],
    ['an entity bomb', `<!DOCTYPE a [<!ENTITY l0 "lol">${laughs}]><Objs><S>&l9;</S></Objs>`],
    ['an entity from a file', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><Objs><S N="Name">&x;</S></Objs>'],
    ['an entity that is not declared', '<Objs><Obj><MS><S N="Name">&x;</S></MS></Obj></Objs>'],
    ['references that multiply', `<Objs><Obj RefId="0"><LST><S>lol</S></LST></Obj>${references}</Objs>`],
    ['a reference to itself', '<Objs><Obj RefId="0"><MS><S N="Name">x</S><Ref N="a" RefId="0" /></MS></Obj></Objs>'],
    ['a reference to nothing', '<Objs><Obj RefId="0"><MS><S N="Name">x</S><Ref N="a" RefId="7" /></MS></Obj></Objs>'],
    [
      'elements out of place',
      '<Objs><MS><LST><En></En></LST><S N="Name">x</S></MS><DCT /><ToString>x</ToString></Objs>',
    ],
    ['elements that do not pair', '<Objs><Obj><MS></Obj></MS></Objs>'],
    ['an attribute twice', '<Objs><Obj><MS><S N="Name" N="x">y</S></MS></Obj></Objs>'],
    ['a letter that XML forbids', '<Objs><Obj><MS><S N="Name">&#0;</S></MS></Obj></Objs>'],
    ['deep XML', '<Objs>'.repeat(100_000)],
    ['deep objects', `<Objs>${'<Obj><LST>'.repeat(100_000)}`],
    ['deep JSON', '[{"a":'.repeat(100_000)],
    ['megabytes of brackets', much('[')],
    ['megabytes of quotes', `"Name";"Enabled"\n${much('"')}`],
    ['megabytes of cells', `Name;Enabled\n${much(';')}`],
    ['megabytes of rows', `Name;Enabled\n${much('a;b;c\n')}`],
    ['megabytes of lines', `Name : a\n${much('x : y\n')}`],
    ['megabytes of lines that carry on', `Name : a\n${much('       b\n')}`],
    ['megabytes of blank lines', `Name : a\n${much('\n')}`],
    ['megabytes of blank lines alone', much('\n')],
    ['megabytes of one network', `Name : a\nSenderIPAddresses : {${much('1.2.3.4, ')}`],
    ['megabytes of elements', `<Objs>${much('<a/>')}`],
    ['megabytes of attributes', `<Objs ${much('a="" ')}`],
    ['megabytes of ampersands', `<Objs><S>${much('&amp;')}`],
    ['megabytes of zeros', much('\u0000')],
    ['megabytes of words', much('word ')],
    ['more than 8 MiB', ' '.repeat(8 * 1024 * 1024 + 1)],
  ])(
    '%s: a problem, and an end',
    (_name, text) => {
      const imported = importConnectors(text)
      expect(imported.problems).not.toEqual([])
      expect(imported.problems.length).toBeLessThanOrEqual(501)
      expect(imported.connectors.length).toBeLessThanOrEqual(200)
      for (const connector of imported.connectors) expect(connectorSchema.safeParse(connector).success).toBe(true)
    },
    SLOW,
  )
})
