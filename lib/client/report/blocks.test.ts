import { describe, expect, it } from 'vitest'
import { quoted } from '#lib/exchange/runbook/powershell'
import { ATTACKS } from '#lib/exchange/runbook/testing/attacks'
import { NO_CHANGE_REQUEST } from '#lib/scenario/document/new-change-request'
import { newConnector } from '#lib/scenario/document/new-connector'
import { newDocument, newPhase } from '#lib/scenario/document/new-document'
import { connectorSaying } from '#lib/scenario/testing/connectors'
import { type Block, mapTexts, sectionsOf, toHtml, toMarkdown } from './blocks'
import type { FlowBlock } from './flow-block'
import { flowShapes } from './flow-shapes'
import { redactorOf } from './redact'
import { shortened } from './shortened'

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=y>',
  '| a | b |',
  '# no heading',
  '```',
  '[x](http://y)',
  '&amp;',
  ...ATTACKS,
]

const drawing = (text: string): FlowBlock => ({
  kind: 'flow',
  title: text,
  heads: [text, text, text],
  height: 46,
  boxes: [
    { column: 0, top: 4, height: 38, name: text, note: text, tone: 'good' },
    { column: 1, top: 0, height: 46, name: text, note: text, tone: null },
    { column: 2, top: 0, height: 46, name: text, note: null, tone: null },
  ],
  bands: [
    { column: 0, from: 23, to: 23, tone: 'good', isDashed: false },
    { column: 1, from: 23, to: 23, tone: 'ask', isDashed: true },
  ],
})

const saying = (text: string): Block[] => [
  { kind: 'heading', level: 1, text },
  { kind: 'text', text },
  { kind: 'list', items: [text] },
  { kind: 'checklist', items: [text] },
  { kind: 'table', head: [text], rows: [[text]] },
  { kind: 'code', language: 'powershell', text },
  drawing(text),
  { kind: 'page' },
]

/** The tags of an HTML text, in their order; what a drawing is called and where its texts stand may differ. */
const tagsOf = (html: string) =>
  [...html.matchAll(/<\/?[a-z!][^>]*>/g)].map(([tag]) => tag.replace(/ (aria-label|y)="[^"]*"/g, ' $1=""'))

describe('a report', () => {
  it('has the same tags in HTML whatever its texts are', () => {
    const options = { title: 'T', language: 'en' }
    const benign = tagsOf(toHtml(saying('x'), options))
    for (const text of HOSTILE) expect(tagsOf(toHtml(saying(text), { ...options, title: text }))).toEqual(benign)
  })

  it('loads nothing in HTML', () => {
    const html = toHtml(saying('x'), { title: 'T', language: 'en' })
    expect(html).toContain("default-src 'none'")
    expect(html).not.toMatch(/<script|<img|<link|https?:|src=|url\(/)
  })

  it('draws a flow in HTML, and leaves it out of Markdown', () => {
    expect(toHtml([drawing('Filter A')], { title: 'T', language: 'en' })).toMatch(
      /<svg role="img" aria-label="Filter A"/,
    )
    expect(toMarkdown([{ kind: 'text', text: 'a' }, drawing('Filter A'), { kind: 'text', text: 'b' }])).toBe('a\n\nb\n')
  })

  it('has as many lines, rows and fences in Markdown whatever its texts are', () => {
    const shape = (text: string) => {
      const lines = toMarkdown(saying(text).filter(({ kind }) => kind !== 'code')).split('\n')
      return lines.map((line) => /^(#|- |\||---)?/.exec(line)?.[0])
    }
    for (const text of HOSTILE.filter((one) => one.trim() !== '')) expect(shape(text)).toEqual(shape('x'))
    expect(toMarkdown([{ kind: 'code', language: 'powershell', text: 'a\n```\nb' }])).toBe(
      '````powershell\na\n```\nb\n````\n',
    )
  })
})

describe('a drawn flow', () => {
  const linesOf = (name: string) => {
    const { texts } = flowShapes({ ...drawing('x'), boxes: [{ ...box, name }] })
    return texts.slice(-2).map(({ text }) => text)
  }
  const box = { column: 2, top: 0, height: 46, name: '', note: null, tone: null } as const

  it('breaks a name that stands alone into two lines, and cuts what is longer', () => {
    expect(linesOf('Refused · 550 5.7.51')).toEqual(['Refused · 550 5.7.51', ''])
    expect(linesOf('Accepted by the connector')).toEqual(['Accepted by the', 'connector'])
    expect(linesOf('x'.repeat(40))).toEqual([`${'x'.repeat(21)}…`, ''])
  })

  it('carries what of a name does not fit over to the line of its note', () => {
    const noted = { ...box, column: 0, name: 'Andere Kunden von Neuer Filter', note: 'geteilt, wie heute' } as const
    const { texts } = flowShapes({ ...drawing('x'), boxes: [noted] })
    expect(texts.slice(-2).map(({ text }) => text)).toEqual(['Andere Kunden von Neuer', 'Filter · geteilt, wie heute'])
  })

  it('joins each band to the box where it begins and to the one where it ends', () => {
    const { bands, frames, bars } = flowShapes(drawing('x'))
    expect(bands.map(({ path }) => /^M(\d+) .* (\d+) \d+$/.exec(path)?.slice(1).map(Number))).toEqual([
      [(bars[0]?.x ?? 0) + (bars[0]?.width ?? 0), frames[0]?.x],
      [(frames[0]?.x ?? 0) + (frames[0]?.width ?? 0), bars[1]?.x],
    ])
  })
})

describe('a redacted report', () => {
  const name = 'Müller’s filter'
  const document = newDocument({
    title: 'Contoso leaves',
    phases: [
      newPhase({
        changeRequest: { ...NO_CHANGE_REQUEST, executes: 'Anna Example', ticket: 'CHG-7' },
        id: 'p',
        name: 'Today',
        tenant: { acceptedDomains: ['contoso.com'], rejectDirectSend: false },
        connectors: [
          newConnector({
            id: 'a',
            name,
            senderIPAddresses: ['192.0.2.0/24', '192.0.2.0'],
            tlsSenderCertificateName: '*.contoso.com',
          }),
        ],
      }),
    ],
  })
  const words = {
    service: 'Service',
    connector: 'Connector',
    network: 'network',
    sample: 'Sample',
    phase: 'Phase',
    text: 'Text',
  }
  const blocks = mapTexts(
    [
      { kind: 'text', text: `${name} for *.contoso.com from 192.0.2.0/24 and 192.0.2.0` },
      { kind: 'text', text: 'Anna Example does CHG-7 at contoso-com.mail.protection.outlook.com in Today' },
      { kind: 'code', language: 'powershell', text: `Set-InboundConnector -Identity ${quoted(name)} -Enabled $true` },
    ],
    redactorOf(document, words),
  )

  it('holds nothing that any property of a connector says', () => {
    const said = Object.entries(connectorSaying('fabrikam.example')).filter(([, value]) => /fabrikam/.test(`${value}`))
    expect(said.length).toBeGreaterThan(5)
    for (const [property, value] of said) {
      const connector = { ...newConnector({ id: 'a', name: '' }), [property]: value }
      const phase = newPhase({ id: 'p', name: 'Today', connectors: [connector] })
      const redact = redactorOf({ ...document, phases: [phase] }, words)
      expect(redact('fabrikam.example'), property).not.toMatch(/fabrikam/)
    }
  })

  it('holds no beginning of a long text', () => {
    const reason = 'The contract of Fabrikam ends and the house wants less. '.repeat(20)
    const redact = redactorOf({ ...document, description: reason }, words)
    expect(redact(`Why: ${shortened(reason)}`)).toMatch(/^Why: Text \d+$/)
    expect(redact(reason.trim())).toMatch(/^Text \d+$/)
  })

  it('names nothing in its drawings, not even where a name is cut', () => {
    const long = 'The filter of contoso.com in Frankfurt am Main'
    const redact = redactorOf({ ...document, description: long }, words)
    expect(toHtml(mapTexts([drawing(long)], redact), { title: 'T', language: 'en' })).not.toMatch(/The fil|contoso/)
  })

  it('leaves words alone in which the name of a service stands', () => {
    const redact = redactorOf({ ...document, title: 'A' }, words)
    expect(redact('A is in A Basket, AB')).toMatch(/^Text \d+ is in Text \d+ Basket, AB$/)
  })

  it('holds no name, domain or address, and keeps its structure', () => {
    const text = toMarkdown(blocks)
    for (const secret of ['ller', 'contoso', '192.0.2', '[char]0x00FC', 'Anna', 'CHG', 'Today'])
      expect(text).not.toContain(secret)
    expect(text).toMatch(/Set-InboundConnector -Identity 'Connector \d+' -Enabled \$true/)
    expect(text).toMatch(/Connector \d+ for \\\*\.domain\\-\d+\.example from network \d+ and network \d+/)
  })
})

it('a report is cut at its headings, and no page mark stands in a part', () => {
  const text = (words: string): Block => ({ kind: 'text', text: words })
  const heading = (level: 1 | 2 | 3, words: string): Block => ({ kind: 'heading', level, text: words })
  const blocks = [
    heading(1, 'R'),
    text('a'),
    { kind: 'page' } as const,
    heading(2, 'B'),
    heading(3, 'C'),
    text('c'),
    heading(2, 'D'),
  ]
  expect(sectionsOf(blocks)).toEqual({
    first: [heading(1, 'R'), text('a')],
    sections: [
      { title: 'B', startsPage: true, blocks: [heading(3, 'C'), text('c')] },
      { title: 'D', startsPage: false, blocks: [] },
    ],
  })
  expect(sectionsOf([text('a')])).toEqual({ first: [text('a')], sections: [] })
})
