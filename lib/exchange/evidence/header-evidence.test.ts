import { describe, expect, it } from 'vitest'
import { readEvidence } from './read-evidence'

// The first two blocks are parts of public messages (docs/formats.md §7); the rest is made up by the same form.

const PLAIN = `Received: from ubuntu.localdomain (207.242.234.14) by CY1USG02FT013.mail.protection.office365.us (10.97.26.98)
 with Microsoft SMTP Server id 15.20.2979.30 via Frontend Transport; Tue, 12 May 2020 17:52:14 +0000
X-EOPAttributedMessage: 0
X-Forefront-Antispam-Report: CIP:207.242.234.14; CTRY:US; LANG:en; SCL:1; SRV:; IPV:NLI; SFV:NSPM;
 H:ubuntu.localdomain; PTR:InfoDomainNonexistent; CAT:NONE; DIR:OUT; SFP:1101;`

const SKIPPED = `X-MS-Exchange-SkipListedInternetSender: ip=[34.130.58.223];domain=User
X-MS-Exchange-ExternalOriginalInternetSender: ip=[34.130.58.223];domain=User`

const INSIDE = `Received: from DB7PR05CA0012.eurprd05.prod.outlook.com (2603:10a6:10:36::25) by
 AM0PR05MB1234.eurprd05.prod.outlook.com (2603:10a6:208:10::14) with Microsoft SMTP
 Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.6455.37; Tue, 6 Jun 2023 08:22:41 +0200
Received: from DB5EUR03FT042.eop-EUR03.prod.protection.outlook.com
 (2603:10a6:10:36:cafe::5) by DB7PR05CA0012.outlook.office365.com
 (2603:10a6:10:36::25) with Microsoft SMTP Server (version=TLS1_2,
 cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.6455.33 via Frontend
 Transport; Tue, 6 Jun 2023 06:22:41 +0000`

const OUTSIDE = `Received: from mx.filter.example (198.51.100.20) by
 DB5EUR03FT042.mail.protection.outlook.com (10.152.20.164) with Microsoft SMTP
 Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256) id 15.20.6455.33
 via Frontend Transport; Tue, 6 Jun 2023 06:22:40 +0000`

const BELOW = `Received: from pc.fabrikam.example (203.0.113.9) by mx.filter.example (Postfix) with ESMTPS id 4F2; Tue, 6 Jun 2023 06:22:39 +0000
Return-Path: ann@fabrikam.example
To: Bob <bob@contoso.com>, "Team, all" <team@contoso.com>
Subject: Hello`

const facts = (text: string) => readEvidence(text).facts
const codes = (text: string) => readEvidence(text).problems.map(({ code }) => code)

describe('the source of a bounce message', () => {
  const message = (encoding: string, body: string) =>
    `${OUTSIDE}\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n--b\nContent-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: ${encoding}\n\n${body}\n--b--\n`
  const html = '<p>Müller: 550 5.7.51 TenantInboundAttribution; There is a partner connector configured</p>'
  const base64 = (
    Buffer.from(html)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\n')

  it('the source is read as a bounce, in base64 too', () => {
    const plain = readEvidence(message('8bit', html))
    expect(plain).toMatchObject({ kind: 'bounce', replyRule: 'locked' })
    expect(readEvidence(message('base64', base64))).toMatchObject({ kind: 'bounce', replyRule: 'locked' })
    expect(readEvidence(message('base64', base64).slice(0, -20))).toMatchObject({ kind: 'bounce', replyRule: 'locked' })
  })

  it('the source is read in quoted-printable with encoded umlauts and blanks', () => {
    const quoted =
      '<p>M=C3=BCller: 550=205.7.51=20Tenant=\nInboundAttribution; There=20is a partner connector configured</p>'
    expect(readEvidence(message('quoted-printable', quoted))).toMatchObject({
      kind: 'bounce',
      replyRule: 'locked',
      replyCode: { code: 550, enhancedCode: '5.7.51' },
    })
  })

  it('a bounce with an unknown reply gives no facts of a delivered message', () => {
    expect(codes(message('8bit', '<p>Sorry</p>'))).toEqual(['NOT_RECOGNISED'])
    expect(facts(message('8bit', '<p>Sorry</p>')).sourceIP.value).toBeNull()
  })
})

describe('message headers', () => {
  it.each(['Internet headers:', 'Message Headers', '\nInternetkopfzeilen:\n'])(
    'headers are read below the title %j',
    (title) => {
      const values = (text: string) => Object.values(facts(text)).map(({ value }) => value)
      expect(values(`${title}\n${PLAIN}`)).toEqual(values(PLAIN))
      expect(facts(PLAIN).sourceIP.value).not.toBeNull()
    },
  )

  it('headers give the connecting address, and no TLS if there is no TLS mark', () => {
    const evidence = readEvidence(PLAIN)
    expect(evidence).toMatchObject({
      kind: 'header',
      replyRule: null,
      isLock: false,
      replyCode: null,
      connectorName: null,
    })
    expect(evidence.facts.sourceIP).toMatchObject({ value: '207.242.234.14', how: 'stated', from: { line: 1 } })
    expect(evidence.facts.tls).toMatchObject({ value: false, how: 'inferred' })
    expect(evidence.facts.certificateNames).toMatchObject({ value: [], how: 'inferred' })
    expect(evidence.receivedAt).toBe('2020-05-12T17:52:14.000Z')
    expect(evidence.problems).toEqual([])
  })

  it('the topmost hop from outside is read, past hops within Exchange Online', () => {
    const evidence = readEvidence([INSIDE, OUTSIDE, BELOW].join('\r\n'))
    expect(evidence.facts).toMatchObject({
      sourceIP: { value: '198.51.100.20', how: 'stated', from: { line: 9 } },
      tls: { value: true, how: 'stated' },
      certificateNames: { value: null, from: null },
      certificateTrusted: { value: null },
      mailFrom: { value: 'ann@fabrikam.example', from: { line: 14, quote: 'Return-Path: ann@fabrikam.example' } },
      recipient: { value: null },
    })
    expect(evidence.hints.map(({ fact, value }) => [fact, value])).toEqual([
      ['recipient', 'bob@contoso.com'],
      ['recipient', 'team@contoso.com'],
    ])
    expect(evidence.receivedAt).toBe('2023-06-06T06:22:40.000Z')
    expect(evidence.problems).toEqual([])
  })

  it('headers give an IPv6 sender', () => {
    expect(facts(OUTSIDE.replace('198.51.100.20', '2001:DB8:0:0::25')).sourceIP.value).toBe('2001:db8::25')
  })

  it('mail of another tenant has the Microsoft address that sent it', () => {
    const text = OUTSIDE.replace(
      'mx.filter.example (198.51.100.20)',
      'EUR04-obe.outbound.protection.outlook.com (2a01:111:f403::7)',
    )
    expect(facts(text).sourceIP.value).toBe('2a01:111:f403::7')
  })

  it('headers give the null sender', () => {
    expect(facts(`${OUTSIDE}\nReturn-Path: <>`).mailFrom).toMatchObject({ value: '' })
  })

  it('the Received line is used if Enhanced Filtering changed CIP, with a problem', () => {
    const text = `${SKIPPED}\n${OUTSIDE}\nX-Forefront-Antispam-Report: CIP:34.130.58.223;CTRY:CA;LANG:en;SFV:NSPM;`
    expect(facts(text).sourceIP.value).toBe('198.51.100.20')
    expect(readEvidence(text).problems).toMatchObject([{ code: 'SKIP_LISTED', value: '34.130.58.223', line: 1 }])
  })

  it('CIP is used without a Received line, unless Enhanced Filtering was active', () => {
    const report = 'X-Forefront-Antispam-Report: CIP:2001:db8::25;CTRY:;LANG:en;SFV:NSPM;'
    expect(facts(report).sourceIP).toMatchObject({ value: '2001:db8::25', how: 'inferred' })
    expect(facts(`${SKIPPED}\n${report}`).sourceIP.value).toBeNull()
    expect(codes(`${SKIPPED}\n${report}`)).toEqual(['NO_OUTSIDE_HOP', 'SKIP_LISTED'])
  })

  it('a message from inside gives no address', () => {
    const text = `${INSIDE}\nX-Forefront-Antispam-Report: CIP:255.255.255.255;CTRY:;LANG:en;SFV:NSPM;`
    expect(facts(text).sourceIP.value).toBeNull()
    expect(codes(text)).toEqual(['NO_OUTSIDE_HOP', 'INTERNAL_ADDRESS'])
  })

  it('a problem is given if CIP and the Received line differ without a reason', () => {
    expect(codes(`${OUTSIDE}\nX-Forefront-Antispam-Report: CIP:203.0.113.9;CTRY:;`)).toEqual(['CIP_DIFFERS'])
  })

  it('a problem is given if the message was forwarded', () => {
    const onward =
      'Received: from x (192.0.2.1) by mx.elsewhere.example (Postfix) with ESMTPS; Tue, 6 Jun 2023 06:22:44 +0000'
    expect(readEvidence(`${onward}\n${OUTSIDE}`).problems).toMatchObject([
      { code: 'NOT_LAST_HOP', value: 'mx.elsewhere.example' },
    ])
  })

  it.each([
    ['a made-up hop below the real one', `${OUTSIDE}\n${OUTSIDE.replace('198.51.100.20', '203.0.113.66')}`],
    [
      'a greeting that looks like a hop',
      OUTSIDE.replace(
        'mx.filter.example',
        'x (203.0.113.66) by a.mail.protection.outlook.com (10.0.0.1) with Microsoft SMTP Server id 1',
      ),
    ],
    ['a greeting with a TLS mark', OUTSIDE.replace('mx.filter.example', 'with Microsoft SMTP Server (version=TLS1_3')],
    [
      'a body that quotes headers',
      `${OUTSIDE}\n\nReceived: from z (203.0.113.66) by q.mail.protection.outlook.com (10.1.1.1) with Microsoft SMTP Server id 1; x`,
    ],
  ])('headers are read correctly despite %s', (_what, text) => {
    expect(facts(text).sourceIP.value).toBe('198.51.100.20')
    expect(facts(text).tls.value).toBe(true)
  })

  it('headers may be quoted, or have an empty line after every line', () => {
    const lines = [INSIDE, OUTSIDE, BELOW].join('\n').split('\n')
    expect(facts(lines.map((line) => `> ${line}`).join('\n')).sourceIP.value).toBe('198.51.100.20')
    expect(facts(lines.join('\n\n')).mailFrom.value).toBe('ann@fabrikam.example')
  })

  it('a reply in the Subject does not make a message a bounce', () => {
    const subject = 'Subject: FW: 550 5.7.51\n TenantInboundAttribution; Rejecting'
    expect(readEvidence(`${OUTSIDE}\n${subject}\nTo: a@contoso.com`)).toMatchObject({ kind: 'header', replyRule: null })
  })

  it('facts of a cut line stay unknown', () => {
    const cut = OUTSIDE.slice(0, OUTSIDE.indexOf(' Server (version'))
    expect(facts(cut)).toMatchObject({ sourceIP: { value: '198.51.100.20' }, tls: { value: null } })
  })
})

it('a hop into a host of mx.microsoft is one into Exchange Online', () => {
  const text = `Received: from mail.litware.example (198.51.100.20) by contoso-com.a-v1.mx.microsoft (10.152.4.30)
 with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE) id 15.20.9000.1; Tue, 12 May 2026 17:52:14 +0000
Return-Path: someone@litware.example
From: someone@litware.example
Subject: Hello`
  expect(readEvidence(text).facts.sourceIP.value).toBe('198.51.100.20')
})
