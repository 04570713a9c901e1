import { describe, expect, it } from 'vitest'
import { quoted } from '#lib/exchange/runbook/powershell'
import { ATTACKS } from '#lib/exchange/runbook/testing/attacks'
import { NO_CHANGE_REQUEST } from '#lib/scenario/document/new-change-request'
import { newConnector } from '#lib/scenario/document/new-connector'
import { newDocument, newPhase } from '#lib/scenario/document/new-document'
import { type Block, mapTexts, toHtml, toMarkdown } from './blocks'
import { redactorOf } from './redact'

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

const saying = (text: string): Block[] => [
  { kind: 'heading', level: 1, text },
  { kind: 'text', text },
  { kind: 'list', items: [text] },
  { kind: 'checklist', items: [text] },
  { kind: 'table', head: [text], rows: [[text]] },
  { kind: 'code', language: 'powershell', text },
  { kind: 'page' },
]

/** The tags of an HTML text, in their order. */
const tagsOf = (html: string) => [...html.matchAll(/<\/?[a-z!][^>]*>/g)].map(([tag]) => tag)

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
