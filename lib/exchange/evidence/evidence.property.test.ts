import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { often } from '#lib/matcher/testing/arbitraries'
import { scenarioSenderSchema } from '#lib/scenario/document/sender'
import { EVIDENCE_LENGTH } from './length'
import { readEvidence } from './read-evidence'
import { senderFromEvidence } from './sender'

const PIECES = [
  ...['Received: from x (192.0.2.1) by a.mail.protection.outlook.com (10.0.0.1) with Microsoft SMTP Server ', 'id 1; '],
  ...[
    '(version=TLS1_2, cipher=x) ',
    'Return-Path: ',
    '<>',
    'a@contoso.com',
    'a@.x',
    '@',
    'To: ',
    'Subject: ',
    '\n ',
    '\n',
  ],
  ...['X-Forefront-Antispam-Report: CIP:', '2001:db8::1', '300.1.1.1', ';', 'Tue, 12 May 2020 17:52:14 +0000'],
  ...['550 5.7.51 ', 'TenantInboundAttribution', '; Rejecting', '#5.7.511 ', 'Final-Recipient: rfc822;', '[192.0.2.7]'],
  ...['454 4.7.0 Failed to establish appropriate TLS channel: ', 'UntrustedRoot', 'banned sending IP '],
  ...['<root>', '<MEP Name="ClientIP" String="', '<MEP Name="ReturnPath" String="', '" />', '</root>', '&amp;', '&#0;'],
  ...["'S:InboundConnectorData=Name=", ';ConnectorType=Partner', 'FromIP : ', 'RecipientAddress : ', '{', '"', '\\'],
]

const pasted = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 30 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 300 }),
)

describe('laws of evidence', { timeout: 60_000 }, () => {
  it('any text is read without an exception, and gives a valid sender', () => {
    fc.assert(
      fc.property(pasted, (text) => {
        const evidence = readEvidence(text)
        const parsed = scenarioSenderSchema.safeParse(senderFromEvidence(evidence, 'evidence', 'From evidence'))
        expect(parsed.error).toBeUndefined()
        expect(evidence.isLock).toBe(evidence.replyRule === 'locked')
        for (const { value, from } of Object.values(evidence.facts)) expect(from === null).toBe(value === null)
      }),
      often(3000),
    )
  })

  it('every fact has a position in the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('X-A: b', ' c', 'D: e'), { maxLength: 20 }), (above) => {
        const lines = ['X-Start: 1', ...above, 'Return-Path: a@contoso.com', `${PIECES[0]}${PIECES[1]}`]
        expect(readEvidence(lines.join('\n')).facts).toMatchObject({
          mailFrom: { from: { line: lines.length - 1 } },
          sourceIP: { from: { line: lines.length } },
        })
      }),
      often(100),
    )
  })

  it('text above a mebibyte is refused', () => {
    expect(readEvidence('x'.repeat(EVIDENCE_LENGTH + 1))).toMatchObject({
      kind: 'unknown',
      problems: [{ code: 'TOO_LONG' }],
    })
  })
})

/** Text made to cost much: whatever a reader might look for again and again. */
const HOSTILE: Record<string, string> = {
  'phrases without end': 'TenantInboundAttribution',
  'codes without words': ' 550 5.7.5',
  'connector data without type': 'InboundConnectorData=Name=;',
  'connector data with types': 'InboundConnectorData=Name=;ConnectorType=Partner;',
  'elements without end': '<MEP Name="',
  'elements without root': '<MEP Name="a" String="b"/>',
  'roots without elements': '<root>',
  'Received fields': 'Received: from ( by . with Microsoft SMTP Server (\n',
  'one endless Received field': 'Received: from ( by x with Microsoft SMTP Server ( by ',
  'folded blanks': 'X-A: b\n \t \n',
  blanks: ' ',
  'line breaks': '\n',
  'soft breaks': '=\n',
  'reports with CIP': 'X-Forefront-Antispam-Report: CIP:::::;',
  recipients: '<a@b>: host \nRemote server returned\n',
  'format list': 'Data : x\n       ',
  'objects in JSON': '{"a":',
  'lists in JSON': '[',
  quotes: '"',
  entities: '&#65;&amp;',
  digits: '5.7.',
  brackets: '550 5.7.606 banned sending IP [',
}

// A reader whose work grew with the square of the length would need some 10¹² steps here and not come back.
describe('text that is made to be slow', { timeout: 60_000 }, () => {
  it.each(Object.entries(HOSTILE))('a mebibyte of %s is read', (_what, unit) => {
    const text = unit.repeat(Math.floor(EVIDENCE_LENGTH / unit.length))
    const { kind, facts } = readEvidence(text)
    expect(kind).toBeTypeOf('string')
    expect(facts.sourceIP.value).toBeNull()
  })
})
