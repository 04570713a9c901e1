import { describe, expect, it } from 'vitest'
import { readEvidence } from './read-evidence'

/** Layouts of reports, logs and traces (docs/formats.md §6.4, §8). Names and addresses are made up. */
const LOCK = '550 5.7.51 TenantInboundAttribution; Rejecting'
const MX = 'contoso-com.mail.protection.outlook.com'
const facts = (text: string) => {
  const { sourceIP, tls, mailFrom, recipient } = readEvidence(text).facts
  return { sourceIP: sourceIP.value, tls: tls.value, mailFrom: mailFrom.value, recipient: recipient.value }
}
const NOTHING = { sourceIP: null, tls: null, mailFrom: null, recipient: null }

describe('the address that a reply is about', () => {
  it.each([
    `<a@contoso.com>: host ${MX}[104.47.8.36] said: 550 5.7.606 Access denied, banned sending IP [192.0.2.45]. To request removal`,
    `host ${MX}[198.51.100.9]\n said: 550 5.7.1 Service unavailable, Client host [192.0.2.45] blocked using Spamhaus.`,
    'Remote host said: 550 5.7.606 Access denied, banned sending IP [192.0.2.45].\nGiving up on 203.0.113.225.',
    '451 4.7.500 Server busy. Please try again later from [192.0.2.45]. (AS77713)',
    '550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP [192.0.2.45].',
  ])('%s', (text) => {
    expect(facts(text).sourceIP).toBe('192.0.2.45')
  })

  it.each([
    `<a@contoso.com>: host ${MX}[104.47.8.36] said: 550 5.7.606 Access denied, banned sending IP`,
    `host ${MX}[203.0.113.9] said: 550 5.7.606 Access denied, banned sending IP`,
    '550 5.7.606 Access denied, banned sending IP [104.47.8.36]',
    '550 5.7.606 Access denied, banned sending IP [10.0.0.7]',
  ])('no server of Exchange Online, remote or private one is taken for it: %s', (text) => {
    expect(facts(text).sourceIP).toBeNull()
  })
})

describe('recipient and MAIL FROM in every layout', () => {
  it.each<
    readonly [string, string, Partial<typeof NOTHING> | { mailFrom?: string; recipient?: string; tls?: boolean }]
  >([
    [
      'a log of Postfix, of which only the lines of one message count',
      [
        'Nov 20 10:12:30 mx postfix/qmgr[590]: AAAABBBB11: from=<other@fabrikam.example>, size=1',
        'Nov 20 10:12:31 mx postfix/qmgr[590]: 4dHLd32Knlz1w7c: from=<ann@fabrikam.example>, size=1',
        `Nov 20 10:12:33 mx postfix/smtp[592]: Untrusted TLS connection established to ${MX}[52.101.68.21]:25: TLSv1.3`,
        `Nov 20 10:12:34 mx postfix/smtp[592]: 4dHLd32Knlz1w7c: to=<bob@contoso.com>, relay=${MX}[52.101.68.21]:25, dsn=5.7.51, status=bounced (host ${MX}[52.101.68.21] said: ${LOCK} (in reply to RCPT TO command))`,
      ].join('\n'),
      { mailFrom: 'ann@fabrikam.example', recipient: 'bob@contoso.com', tls: true },
    ],
    [
      'a log of Exim',
      `2026-11-20 09:12:33 1rrbSl-00 ** bob@contoso.com F=<ann@fabrikam.example> R=dnslookup T=remote_smtp H=${MX} [52.101.68.21] X=TLS1.3:TLS_AES CV=yes: SMTP error from remote mail server after RCPT TO:<bob@contoso.com>: ${LOCK}`,
      { mailFrom: 'ann@fabrikam.example', recipient: 'bob@contoso.com', tls: true },
    ],
    [
      'a report of Postfix whose line ends behind the host',
      `<bob@contoso.com>: host\n    ${MX}[52.101.68.21] said: ${LOCK}\n\nX-Postfix-Sender: rfc822; ann@fabrikam.example`,
      { mailFrom: 'ann@fabrikam.example', recipient: 'bob@contoso.com' },
    ],
    [
      'a report of qmail',
      `Hi. This is the qmail-send program at sh.fabrikam.example.\n<bob@contoso.com>:\n203.0.113.5 does not like recipient.\nRemote host said: ${LOCK}\nGiving up on 203.0.113.5.\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <ann@fabrikam.example>`,
      { mailFrom: 'ann@fabrikam.example', recipient: 'bob@contoso.com' },
    ],
    [
      'a report of sendmail',
      `   ----- The following addresses had permanent fatal errors -----\n<bob@contoso.com>\n    (reason: ${LOCK})`,
      { recipient: 'bob@contoso.com' },
    ],
    [
      'a report of Exchange, with the server between',
      `Generating server: EX01.fabrikam.example\nbob@contoso.com\nDB5EUR03FT042.mail.protection.outlook.com\nRemote Server returned '${LOCK}'`,
      { recipient: 'bob@contoso.com' },
    ],
    [
      'the page of a report of Exchange Online',
      `Your message to bob@contoso.com couldn't be delivered.\nStatus code: 550 5.7.51\nSender Address:     ann@fabrikam.example\nRecipient Address:  bob@contoso.com\nError: ${LOCK}`,
      { mailFrom: 'ann@fabrikam.example', recipient: 'bob@contoso.com' },
    ],
    [
      'an alert of a gateway',
      `From: "postmaster" <postmaster@filter.example>\nTo: <ann@fabrikam.example>\nSubject: Failure\n\nAn email to the following address could not be delivered:\n-- bob@contoso.com\n\n-- ${LOCK.slice(4)}`,
      { mailFrom: 'ann@fabrikam.example', recipient: 'bob@contoso.com' },
    ],
    [
      'an event of Amazon SES',
      JSON.stringify({
        notificationType: 'Bounce',
        bounce: {
          bouncedRecipients: [{ emailAddress: 'bob@contoso.com', diagnosticCode: `smtp; ${LOCK}` }],
          timestamp: '2026-11-20T09:12:40.502Z',
          reportingMTA: 'dns; a27.smtp-out.amazonses.example',
          remoteMtaIp: '52.101.68.21',
        },
        mail: {
          source: 'ann@fabrikam.example',
          sourceIp: '192.0.2.9',
          commonHeaders: { from: ['x@fabrikam.example'] },
        },
      }),
      { mailFrom: 'ann@fabrikam.example', recipient: 'bob@contoso.com' },
    ],
    [
      'an event of SendGrid',
      JSON.stringify([{ email: 'bob@contoso.com', event: 'bounce', reason: LOCK, timestamp: 1_795_000_000 }]),
      { recipient: 'bob@contoso.com' },
    ],
    [
      'an event of SparkPost',
      JSON.stringify({
        msys: {
          message_event: {
            type: 'bounce',
            rcpt_to: 'bob@contoso.com',
            raw_reason: LOCK,
            msg_from: 'ann@fabrikam.example',
          },
        },
      }),
      { mailFrom: 'ann@fabrikam.example', recipient: 'bob@contoso.com' },
    ],
    [
      'an event of Mailgun',
      JSON.stringify({
        'event-data': {
          event: 'failed',
          recipient: 'bob@contoso.com',
          envelope: { sender: 'ann@fabrikam.example' },
          'delivery-status': { message: LOCK },
        },
      }),
      { mailFrom: 'ann@fabrikam.example', recipient: 'bob@contoso.com' },
    ],
    [
      'a report of Gmail',
      `** Message not delivered **\nYour message wasn't delivered to bob@contoso.com because the remote server is misconfigured.\nThe response was:\n${LOCK}`,
      { recipient: 'bob@contoso.com' },
    ],
    [
      'a session of swaks',
      ` -> EHLO mx.filter.example\n<-  250-${MX} Hello [192.0.2.40]\n -> STARTTLS\n<-  220 2.0.0 SMTP server ready\n=== TLS started with cipher TLSv1.3\n ~> MAIL FROM:<>\n<~  250 2.1.0 Sender OK\n ~> RCPT TO:<bob@contoso.com>\n<~* ${LOCK}`,
      { sourceIP: '192.0.2.40', mailFrom: '', recipient: 'bob@contoso.com', tls: true } as object,
    ],
    [
      'a session without STARTTLS',
      `220 ${MX} Microsoft ESMTP MAIL Service ready\nHELO x.example\n250 ${MX} Hello [192.0.2.40]\nMAIL FROM: ann@fabrikam.example\n250 2.1.0 Sender OK\nRCPT TO: bob@contoso.com\n${LOCK}`,
      { sourceIP: '192.0.2.40', mailFrom: 'ann@fabrikam.example', recipient: 'bob@contoso.com', tls: false } as object,
    ],
    [
      'a protocol log of Exchange',
      `2026-11-20T09:12:33.412Z,Outbound,08DE,5,10.0.0.5:1,52.101.68.21:25,*,,TLS protocol SP_PROT_TLS1_3_CLIENT negotiation succeeded\n2026-11-20T09:12:33.5Z,Outbound,08DE,6,10.0.0.5:1,52.101.68.21:25,>,MAIL FROM:<ann@fabrikam.example> SIZE=1,\n2026-11-20T09:12:33.6Z,Outbound,08DE,7,10.0.0.5:1,52.101.68.21:25,>,RCPT TO:<bob@contoso.com>,\n2026-11-20T09:12:33.7Z,Outbound,08DE,8,10.0.0.5:1,52.101.68.21:25,<,${LOCK},`,
      { mailFrom: 'ann@fabrikam.example', recipient: 'bob@contoso.com', tls: true },
    ],
    [
      'a log of an older Exim, with the return path',
      `1rrbSl-00 ** bob@contoso.com P=<ann@fabrikam.example> R=dnslookup T=remote_smtp H=${MX} [52.101.68.21] X=TLSv1.2:ECDHE-RSA: SMTP error from remote mail server after RCPT TO:<bob@contoso.com>: ${LOCK}`,
      { mailFrom: 'ann@fabrikam.example', recipient: 'bob@contoso.com', tls: true },
    ],
    [
      'a log of qmail-send, with other deliveries between',
      [
        '@400000006000000012345678 info msg 71: bytes 900 from <ann@fabrikam.example> qp 9 uid 0',
        '@400000006000000012345678 info msg 72: bytes 900 from <eve@tailspin.example> qp 9 uid 0',
        '@400000006000000012345678 starting delivery 5: msg 71 to remote bob@contoso.com',
        '@400000006000000012345678 starting delivery 6: msg 72 to remote zoe@contoso.com',
        `@400000006000000012345678 delivery 5: failure: 52.101.68.21_does_not_like_recipient./Remote_host_said:_${LOCK.replaceAll(' ', '_')}/Giving_up_on_52.101.68.21./`,
      ].join('\n'),
      { mailFrom: 'ann@fabrikam.example', recipient: 'bob@contoso.com' },
    ],
    [
      'an event of SendGrid, with the address from which it sent',
      JSON.stringify([{ email: 'bob@contoso.com', event: 'bounce', sg_event_id: 'x', ip: '192.0.2.9', reason: LOCK }]),
      { recipient: 'bob@contoso.com', sourceIP: '192.0.2.9' },
    ],
    [
      'a session of openssl',
      `New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384\n250 SMTPUTF8\nMAIL FROM:<ann@fabrikam.example>\n250 2.1.0 Sender OK\nRCPT TO:<bob@contoso.com>\n${LOCK}`,
      { mailFrom: 'ann@fabrikam.example', recipient: 'bob@contoso.com', tls: true },
    ],
  ])('%s', (_what, text, expected) => {
    expect(readEvidence(text)).toMatchObject({ kind: 'bounce', isLock: true })
    expect(facts(text)).toEqual({ ...NOTHING, ...expected })
  })

  it('the quote of an event ends with the answer', () => {
    const text = JSON.stringify({ event: 'bounce', email: 'bob@contoso.com', reason: `${LOCK} "mail"`, attempt: '3' })
    expect(readEvidence(text).replyCode?.from.quote).toBe(`${LOCK} \\"mail\\"`)
  })

  it('the reporting server is named, and is never one of Exchange Online', () => {
    const reporter = (text: string) => readEvidence(`${text}\n${LOCK}`).reportingServer.value
    expect(reporter('Reporting-MTA: dns; mail.filter.example')).toBe('mail.filter.example')
    expect(reporter('This is the mail system at host mx.filter.example.')).toBe('mx.filter.example')
    expect(reporter('Generating server: EX01.fabrikam.example')).toBe('ex01.fabrikam.example')
    expect(reporter('Reporting-MTA: dns;DB5EUR03FT042.eop-EUR03.prod.protection.outlook.com')).toBeNull()
  })
})

describe('a protocol log of an Exchange server that sends', () => {
  const row = (session: string, event: string, data: string, context = '') =>
    `2026-11-20T09:12:33.412Z,Outbound,${session},5,10.0.0.5:1,52.101.68.21:25,${event},${data},${context}`
  const WHOLE =
    '" CN=mail.contoso.com CN=R10, O=CA 03AB 12AB 2026-09-01T00:00:00.000Z 2026-12-01T00:00:00.000Z mail.contoso.com;autodiscover.contoso.com"'
  const session = (...greeting: readonly string[]) =>
    [
      row('08DE', '<', `"220 ${MX} Microsoft ESMTP MAIL Service ready"`),
      row('08DF', '<', `"220 ${MX} Microsoft ESMTP MAIL Service ready"`),
      row('08DE', '>', 'EHLO mail.contoso.com'),
      row('08DE', '<', `250 ${MX} Hello [192.0.2.40] SIZE 157286400 STARTTLS`),
      ...greeting,
      row('08DF', '>', 'MAIL FROM:<eve@tailspin.example> SIZE=1'),
      row('08DE', '>', 'MAIL FROM:<ann@contoso.com> SIZE=1'),
      row('08DF', '>', 'RCPT TO:<zoe@contoso.com>'),
      row('08DE', '>', 'RCPT TO:<bob@contoso.com>'),
      row('08DE', '<', `"${LOCK}, see [DB1]"`),
    ].join('\n')
  const read = (text: string) => ({ ...facts(text), names: readEvidence(text).facts.certificateNames.value })
  const STATED = { sourceIP: '192.0.2.40', mailFrom: 'ann@contoso.com', recipient: 'bob@contoso.com' }
  const NAMES = ['mail.contoso.com', 'autodiscover.contoso.com']

  it.each([
    [
      'one row',
      [
        row(
          '08DE',
          '*',
          WHOLE,
          'Sending certificate Subject Issuer name Serial number Thumbprint Not before Not after Subject alternate names',
        ),
      ],
    ],
    [
      'a row for each part',
      [
        row('08DE', '*', '', 'Sending certificate'),
        row('08DE', '*', '"CN=mail.contoso.com, O=Contoso"', 'Certificate subject'),
        row('08DE', '*', '"CN=R10, O=CA"', 'Certificate issuer name'),
        row('08DE', '*', 'mail.contoso.com;autodiscover.contoso.com', 'Certificate alternate names'),
        row('08DE', '*', '', 'Received certificate'),
        row('08DE', '*', 'mail.protection.outlook.com', 'Certificate alternate names'),
      ],
    ],
  ])('the certificate is read from %s', (_form, rows) => {
    const text = session(row('08DE', '>', 'STARTTLS'), row('08DE', '<', '220 2.0.0 SMTP server ready'), ...rows)
    expect(read(text)).toEqual({ ...STATED, tls: true, names: NAMES })
  })

  it('without STARTTLS there is none, whatever another session shows', () => {
    expect(read(session(row('08DF', '>', 'STARTTLS')))).toEqual({ ...STATED, tls: false, names: [] })
  })

  it('the certificate of a server that receives is not that of the sender', () => {
    const received = session(row('08DE', '>', 'STARTTLS'), row('08DE', '*', WHOLE, 'Sending certificate Subject'))
      .replaceAll(',<,', ',~,')
      .replaceAll(',>,', ',<,')
      .replaceAll(',~,', ',>,')
    expect(read(received)).toMatchObject({ tls: true, names: null })
  })
})

describe('replies that have to do with connectors, or look so', () => {
  it.each([
    [
      '550 5.7.509 Access denied, sending domain [X.EXAMPLE] does not pass DMARC verification and has a DMARC policy of reject.',
      'dmarc',
    ],
    [
      "550 5.7.515 Access denied, sending domain X.EXAMPLE doesn't meet the required authentication level.",
      'sender-authentication',
    ],
    ['451 4.4.3 Temporary server error. Please try again later ATTR18', 'attribution-trouble'],
    ['451 4.7.651 The mail server has been temporarily rate limited', 'throttled'],
    ['550 5.7.711 Unable to deliver. Access denied, compromised connector', 'compromised-connector'],
    ['550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP', 'no-traffic'],
    ['550 5.7.1 Service unavailable, Client host [192.0.2.40] blocked using Spamhaus', 'block-list'],
  ])('%s', (text, otherCause) => {
    expect(readEvidence(text)).toMatchObject({ replyRule: 'other', otherCause, isLock: false })
  })

  it('a quote starts at the beginning of the answer', () => {
    const text = `<a@contoso.com>: host ${MX}[198.51.100.2] said: 550\n    5.4.1 [a@contoso.com]: Recipient address rejected: Access\n    denied`
    expect(readEvidence(text).replyCode).toMatchObject({
      code: 550,
      enhancedCode: '5.4.1',
      from: { line: 1, quote: expect.stringMatching(/^550 5\.4\.1 \[a@contoso\.com\]: Recipient/) },
    })
  })
})

describe('attribution in headers', () => {
  const HOP =
    'Received: from gw.contoso.com (198.51.100.195) by\n SJ5PEPF000001F4.mail.protection.outlook.com (10.167.242.72) with Microsoft\n SMTP Server (version=TLS1_2, cipher=X) id 15.20.9678.18; Mon, 9 Mar 2026 03:53:37 +0000'
  const RESULTS =
    'X-MS-Exchange-Authentication-Results: spf=pass (sender IP is 198.51.100.195)\n smtp.mailfrom=contoso.com; dkim=none'
  const LATER =
    'Return-Path: <list-bounces@lists.example>\nReceived: from x.outbound.protection.outlook.com (x [52.101.52.3])\n by smtp.lists.example (Postfix) with ESMTPS id 1;\n Mon,  9 Mar 2026 03:53:42 +0000 (UTC)'

  it('a Return-Path above a later server is not MAIL FROM of the hop, whose own results state its domain', () => {
    const evidence = readEvidence(`${LATER}\n${RESULTS}\n${HOP}\nFrom: a@contoso.com`)
    expect(evidence.facts.mailFrom.value).toBeNull()
    expect(evidence.mailFromDomain.value).toBe('contoso.com')
    expect(evidence.problems.map(({ code }) => code)).toEqual(['NOT_LAST_HOP', 'LATER_RETURN_PATH'])
  })

  it('a Return-Path counts where Exchange Online delivers', () => {
    expect(readEvidence(`Return-Path: ann@contoso.com\n${RESULTS}\n${HOP}`).facts.mailFrom.value).toBe(
      'ann@contoso.com',
    )
  })

  it('results about another address are not those of the hop', () => {
    const other = RESULTS.replace('198.51.100.195', '192.0.2.1').replace('contoso.com', 'evil.example')
    expect(readEvidence(`${other}\n${HOP}`).mailFromDomain.value).toBeNull()
    // What stands below the hop the sender may have written.
    expect(readEvidence(`${HOP}\n${RESULTS}`).mailFromDomain.value).toBeNull()
  })

  const CONNECTING =
    'X-MS-Exchange-CrossTenant-OriginalAttributedTenantConnectingIp: TenantId=5ba90553-0000-0000-0000-ab93ad9155c7;Ip=[203.0.113.193];Helo=[mx.filter.example]'
  it.each([
    ['HybridOnPrem', true],
    ['Internet', false],
    ['Hosted', false],
    ['Other', null],
  ])('the attribution %s tells whether an OnPremises connector took the message', (entity, took) => {
    const evidence = readEvidence(`${CONNECTING}\nX-MS-Exchange-CrossTenant-FromEntityHeader: ${entity}`)
    expect(evidence).toMatchObject({ kind: 'header', tookOnPremises: took, problems: [] })
    expect(evidence.facts.sourceIP.value).toBe('203.0.113.193')
    expect(evidence.helo.value).toBe('mx.filter.example')
  })

  it('headers in JSON of Graph are read as headers', () => {
    const json = JSON.stringify({
      internetMessageHeaders: [
        { name: 'Received', value: HOP.slice('Received: '.length) },
        { name: 'Return-Path', value: 'ann@contoso.com' },
      ],
    })
    expect(facts(json)).toMatchObject({ sourceIP: '198.51.100.195', tls: true, mailFrom: 'ann@contoso.com' })
  })
})

describe('rows of traces', () => {
  const HEADER =
    'origin_timestamp_utc,sender_address,recipient_status,message_subject,total_bytes,message_id,network_message_id,original_client_ip,directionality,connector_id,delivery_priority'
  const ROW =
    '2026-11-20T09:12:33.4120000Z,ann@fabrikam.example,bob@contoso.com##Receive,Hello,1,<a@x>,1341ac7b,198.51.100.20,1,Filter B; north,normal'
  it.each<readonly [string, string]>([
    ['of a report', `${HEADER}\n${ROW}`],
    [
      'of a report whose status has a comma without quotes',
      `${HEADER}\n${ROW.replace('##Receive', '##Receive, Deliver')}`,
    ],
    [
      'of a report in quotes',
      `${HEADER.replace(/\w+/g, '"$&"')}\n${ROW.replace(/[^,]+/g, '"$&"').replace('##Receive', '##Receive, Deliver')}`,
    ],
    [
      'of EmailEvents',
      JSON.stringify([
        {
          Timestamp: '2026-11-20T09:12:33.412Z',
          NetworkMessageId: 'x',
          SenderIPv4: '198.51.100.20',
          SenderIPv6: '',
          RecipientEmailAddress: 'bob@contoso.com',
          Connectors: 'Filter B; north',
        },
      ]),
    ],
  ])('a row %s names address, recipient, connector and time', (_what, text) => {
    expect(readEvidence(text)).toMatchObject({
      kind: 'trace',
      connectorName: 'Filter B; north',
      attribution: 'named',
      receivedAt: '2026-11-20T09:12:33.412Z',
    })
    expect(facts(text)).toMatchObject({ sourceIP: '198.51.100.20', recipient: 'bob@contoso.com' })
  })

  it('a row that has more cells than columns is not read', () => {
    expect(facts(`${HEADER}\n${ROW.replace('Hello', 'Hello, world')}`)).toEqual(NOTHING)
  })

  it('the default connector is none', () => {
    expect(readEvidence(`${HEADER}\n${ROW.replace('Filter B; north', 'MX1\\Default MX1')}`)).toMatchObject({
      connectorName: null,
      attribution: 'default',
    })
  })

  it('labels with blanks are read', () => {
    const text =
      'Message Trace ID  : 1341\nSender Address    : ann@fabrikam.example\nRecipient Address : bob@contoso.com\nFrom IP           : 198.51.100.20\n'
    expect(facts(text)).toEqual({ ...NOTHING, sourceIP: '198.51.100.20', recipient: 'bob@contoso.com' })
  })
})

describe('the gateway that reports', () => {
  it('is told by the headers of its report, or by its server', () => {
    const reports = [
      `Subject: [Postmaster] Email Delivery Failure\nX-Mimecast-Originator: <>\n\n-- bob@contoso.com\n-- ${LOCK}`,
      `Reporting-MTA: dns; us-smtp-delivery-1.mimecast.com\n\n<bob@contoso.com>: ${LOCK}`,
    ]
    for (const text of reports) expect(readEvidence(text).gateway).toBe('Mimecast')
    expect(readEvidence(`Reporting-MTA: dns; mx.litware.example\n\n<bob@contoso.com>: ${LOCK}`).gateway).toBeNull()
  })
})

it('a report that a mail quotes is read beneath the words of whoever sends it on', () => {
  const report = [
    `> <bob@contoso.com>: host ${MX}[52.101.68.21]`,
    `>     said: ${LOCK} (in reply to RCPT TO command)`,
    '>',
    '> Reporting-MTA: dns; mx7.fabrikam.example',
    '> X-Postfix-Sender: rfc822; ann@fabrikam.example',
  ]
  const quoted = ['Von: Max', 'Gesendet: Freitag', ...report].join('\n')
  expect(facts(quoted)).toEqual({ ...NOTHING, mailFrom: 'ann@fabrikam.example', recipient: 'bob@contoso.com' })
  expect(readEvidence(quoted).reportingServer.value).toBe('mx7.fabrikam.example')
})
