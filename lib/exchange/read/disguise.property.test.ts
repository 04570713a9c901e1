import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ImportedConnectors, importConnectors } from '#lib/exchange/connectors/import-connectors'
import { often } from '#lib/matcher/testing/arbitraries'
import { connectorSchema } from '#lib/scenario/document/connector'
import { withoutIds } from '#lib/scenario/testing/connectors'

const SLOW = 120_000

type Values = Readonly<Record<string, unknown>>

const name = fc
  .tuple(
    fc.constantFrom(
      'Filter',
      '[Gate] cloud -> ExO',
      "O'Hara",
      'Büro 2',
      'x (y)',
      'A, B',
      'Schutz & Trutz',
      '#1',
      'New-Gate',
    ),
    fc.constantFrom('', ' North', ' 12', ' / MX', ' – alt'),
  )
  .map((parts) => parts.join(''))
const network = fc.constantFrom('198.51.100.0/24', '203.0.113.7', '192.0.2.16/28', '198.51.100.128/25')
const domain = fc.constantFrom('*', 'contoso.com', '*.fabrikam.example')

/** Connectors as Exchange Online holds them, with all that decides. */
const connector = fc
  .record({
    Name: name,
    Enabled: fc.boolean(),
    ConnectorType: fc.constantFrom('Partner', 'OnPremises'),
    SenderDomains: fc
      .uniqueArray(domain, { minLength: 1, maxLength: 3 })
      .map((list) => list.map((one) => `smtp:${one};1`)),
    SenderIPAddresses: fc.uniqueArray(network, { minLength: 1, maxLength: 4 }),
    RestrictDomainsToIPAddresses: fc.boolean(),
    RestrictDomainsToCertificate: fc.boolean(),
    RequireTls: fc.boolean(),
    TlsSenderCertificateName: fc.constantFrom('mx.filter.example', '*.filter.example'),
    AssociatedAcceptedDomains: fc.uniqueArray(fc.constantFrom('contoso.com', 'fabrikam.example'), { maxLength: 2 }),
  })
  .map((values): Values => values)

const printed = (value: unknown): string =>
  Array.isArray(value) ? `{${value.join(', ')}}` : value === true ? 'True' : value === false ? 'False' : String(value)
const width = 30
const asList = (values: Values, pad = (label: string) => `${label.padEnd(width)} : `): string =>
  Object.entries(values)
    .map(([label, value]) => pad(label) + printed(value))
    .join('\n')
const quoted = (value: unknown): string => `'${String(value).replaceAll("'", "''")}'`
const literal = (value: unknown): string =>
  Array.isArray(value) ? `@(${value.map(quoted).join(', ')})` : typeof value === 'boolean' ? `$${value}` : quoted(value)

const ENTITIES: Readonly<Record<string, string>> = { '"': 'quot', '&': 'amp', '{': '#123', '}': '#x7D', '>': 'gt' }
const escaped = (text: string): string => text.replace(/["&{}>]/g, (char) => `&${ENTITIES[char] ?? ''};`)
const unescaped = (text: string): string =>
  Object.entries(ENTITIES).reduce((plain, [char, name]) => plain.replaceAll(`&${name};`, char), text)

/** Forms of a list of connectors. Each holds the same facts. */
const FORMS: Readonly<Record<string, (all: readonly Values[]) => string>> = {
  json: (all) => JSON.stringify(all),
  'indented JSON': (all) => JSON.stringify(all, null, 4),
  'JSON in typographic quotes': (all) => JSON.stringify(all).replace(/"([^"]*)"/g, '\u201c$1\u201d'),
  'JSON below keys': (all) => JSON.stringify({ tenant: { export: { parts: [{ x: 1 }, { list: all }] } } }, null, 1),
  'JSON texts one after another': (all) => all.map((one) => JSON.stringify(one, null, 2)).join('\n'),
  'JSON with a last comma': (all) => JSON.stringify(all).replace(/\]$/, ',]'),
  list: (all) => all.map((one) => asList(one)).join('\n\n'),
  'list with single blanks': (all) => all.map((one) => asList(one, (label) => `${label} : `)).join('\n\n'),
  'list with tabs': (all) => all.map((one) => asList(one, (label) => `${label}\t: `)).join('\n\n'),
  'list with no-break spaces': (all) =>
    all.map((one) => asList(one, (label) => `${label.padEnd(width, '\u00a0')} : `)).join('\n\n'),
  'list broken by a copy': (all) => all.map((one) => asList(one).replace(/, (?=\d)/g, ',\n')).join('\n\n'),
  'list in the source of a page': (all) => escaped(all.map((one) => asList(one)).join('\n\n')),
  'JSON in the source of a page': (all) => escaped(JSON.stringify(all, null, 2)),
  script: (all) =>
    all
      .map(
        (one) =>
          `New-InboundConnector ${Object.entries(one)
            .map(([key, value]) => `-${key} ${literal(value)}`)
            .join(' `\n  ')}`,
      )
      .join('\n'),
  'log of the hybrid wizard': (all) =>
    all
      .map(
        (one) =>
          `2026.03.02 10:15:00.123 *INFO* 10277 [Client=UX, Session=Tenant, Cmdlet=New-InboundConnector, Thread=21] START New-InboundConnector ${Object.entries(
            one,
          )
            .map(([key, value]) => `-${key}: ${Array.isArray(value) ? printed(value) : literal(value)}`)
            .join(' ')}`,
      )
      .join('\n2026.03.02 10:15:01.000 *INFO* 10278 [Cmdlet=New-InboundConnector, Thread=21] FINISH Results=1\n'),
  'splatted tables': (all) =>
    all
      .map(
        (one, i) =>
          `$p${i} = @{\n${Object.entries(one)
            .map(([key, value]) => `  ${key} = ${literal(value)}`)
            .join('\n')}\n}\nNew-InboundConnector @p${i}`,
      )
      .join('\n\n'),
  Microsoft365DSC: (all) =>
    all
      .map(
        (one, i) =>
          `EXOInboundConnector "c${i}"\n{\n${Object.entries(one)
            .map(([key, value]) => `    ${key} = ${literal(value)};`)
            .join('\n')}\n}`,
      )
      .join('\n'),
  'REST bodies': (all) =>
    JSON.stringify(all.map((one) => ({ CmdletInput: { CmdletName: 'New-InboundConnector', Parameters: one } }))),
  'table of a spreadsheet': (all) =>
    Object.keys(all[0] ?? {})
      .map((key) => [key, ...all.map((one) => printed(one[key]))].join('\t'))
      .join('\n'),
  'Markdown table': (all) => {
    const keys = Object.keys(all[0] ?? {})
    const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replace(/([|*])/g, '\\$1')).join(' | ')} |`
    return [
      row(keys),
      row(keys.map(() => '---')).replaceAll('\\', ''),
      ...all.map((one) => row(keys.map((key) => printed(one[key])))),
    ].join('\n')
  },
}

/** What stands around a form. None of it changes what is read. */
const AROUND: Readonly<Record<string, (text: string) => string>> = {
  nothing: (text) => text,
  'a prompt': (text) => `PS C:\\> Get-InboundConnector | fl\n\n${text}\n\nPS C:\\> `,
  'a banner': (text) => `${'-'.repeat(40)}\nA new module.\n\nRead more on the web.\n${'-'.repeat(40)}\n\n${text}`,
  'a German warning': (text) => `WARNUNG: Das Ergebnis wurde abgeschnitten.\n${text}`,
  'a code fence': (text) => `Look:\n\`\`\`\n${text}\n\`\`\`\nThanks`,
  'a quoted mail': (text) => `Ann wrote:\n${text.replace(/^/gm, '> ')}`,
  'a German mail': (text) =>
    `Von: Ann <ann@contoso.com>\nGesendet: Montag, 23. November 2026 10:15\nBetreff: AW: Connector\n\nHallo,\n\n${text}\n\nGrüße\nAnn`,
  'the names of a chat': (text) => text.replace(/^/gm, '[10:15] Ann: '),
  'a mail quoted twice': (text) => text.replace(/^/gm, '> > '),
  'Windows line ends': (text) => text.replaceAll('\n', '\r\n'),
  indentation: (text) => text.replace(/^(?=.)/gm, '    '),
  'unseen characters': (text) => text.replace(/^(?=.)/gm, '\u200b'),
  'an outbound connector above': (text) =>
    `Name             : Out\nRecipientDomains : {*}\nSmartHosts       : {out.filter.example}\n\nPS C:\\> Get-InboundConnector\n${text}\n`,
  'a transcript': (text) =>
    `**********************\nWindows PowerShell transcript start\nUsername: x\n**********************\nTranscript started\nPS C:\\> x\n${text}\n\nPS C:\\> Stop-Transcript\n**********************\nEnd time: 1\n**********************\n`,
}

const disguise = fc.record({
  form: fc.constantFrom(...Object.keys(FORMS)),
  around: fc.constantFrom(...Object.keys(AROUND)),
  all: fc.uniqueArray(connector, { minLength: 1, maxLength: 3, selector: ({ Name }) => Name }),
  order: fc.integer({ min: 0, max: 1000 }),
})

/** The properties of a connector in another order. */
function shuffled(values: Values, order: number): Values {
  const entries = Object.entries(values)
  const at = order % entries.length
  return Object.fromEntries([...entries.slice(at), ...entries.slice(0, at)])
}

const facts = (imported: ImportedConnectors) =>
  withoutIds(imported.connectors).map(({ otherProperties: _, ...rest }) => rest)

describe('laws of disguises', () => {
  test(
    'a connector out of any disguise equals the one out of plain JSON, and nothing is said to be wrong',
    () => {
      fc.assert(
        fc.property(disguise, ({ form, around, all, order }) => {
          const own = all.map((values) => shuffled(values, order))
          const text = (AROUND[around] ?? String)((FORMS[form] ?? String)(own))
          const imported = importConnectors(text)
          expect(facts(imported), text).toEqual(facts(importConnectors(JSON.stringify(own))))
          const severe = imported.problems.filter(({ severity }) => severity === 'error' || severity === 'question')
          expect(severe, text).toEqual([])
        }),
        often(600),
      )
    },
    SLOW,
  )

  /** Letters that damage does not add. */
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}.*/:]/gu, '')

  test(
    'a damaged text never crashes the reader, and gives no value that it does not hold',
    () => {
      const damage = fc.array(
        fc.record({
          at: fc.double({ min: 0, max: 1, noNaN: true }),
          length: fc.integer({ min: 0, max: 40 }),
          put: fc.constantFrom(
            '',
            '\n',
            '"',
            "'",
            '{',
            '}',
            '[',
            ']',
            ',',
            ':',
            ' ',
            '\t',
            '...',
            '…',
            '@{',
            '$x',
            '#',
            '<',
            '|',
            '`',
            '\u00a0',
          ),
        }),
        { minLength: 1, maxLength: 4 },
      )
      fc.assert(
        fc.property(disguise, damage, ({ form, around, all }, cuts) => {
          let text = (AROUND[around] ?? String)((FORMS[form] ?? String)(all))
          for (const { at, length, put } of cuts) {
            const start = Math.floor(at * text.length)
            text = text.slice(0, start) + put + text.slice(start + length)
          }
          const held = letters(form.includes('source of a page') ? unescaped(text) : text)
          const imported = importConnectors(text)
          expect(imported.connectors.length, text).toBeLessThanOrEqual(all.length + cuts.length)
          for (const one of imported.connectors) {
            expect(connectorSchema.safeParse(one).success, text).toBe(true)
            for (const value of [
              one.name,
              ...one.senderDomains,
              ...one.senderIPAddresses,
              one.tlsSenderCertificateName ?? '',
            ])
              expect(held.includes(letters(value)), `${value} in ${text}`).toBe(true)
          }
        }),
        often(1000),
      )
    },
    SLOW,
  )
})
