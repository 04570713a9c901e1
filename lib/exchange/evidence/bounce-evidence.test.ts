import { describe, expect, it } from 'vitest'
import { readEvidence } from './read-evidence'

// The texts are those quoted in docs/formats.md §6; what surrounds them is written from the shapes it names.

const LONG =
  "550 5.7.51 TenantInboundAttribution; There is a partner connector configured that matched the message's recipient domain. The connector had either the RestrictDomainsToIPAddresses or RestrictDomainsToCertificate set [FR2DEU01FT016.eop-deu01.prod.protection.outlook.com 2023-06-06T06:22:40.472Z 08DB6591E8589FA7]"
const SHORT = '550 5.7.51 TenantInboundAttribution; Rejecting'
const WRAPPED = `Remote server returned '554 5.7.0 < #5.7.51 smtp; ${LONG}>'`
const TRACKING =
  '{[{LED=550 5.7.51 TenantInboundAttribution; There is a partner connector configured]};{MSG=};{FQDN=contoso-mail-onmicrosoft-com.mail.protection.outlook.com};{IP=52.101.194.15};{LRT=1/29/2025 7:07:29 PM}]}'
const SENTENCE =
  "Your message couldn't be delivered because there is a partner connector configured that matched the message's recipient domain. The connector had either the RestrictDomainsToIPAddresses or RestrictDomainsToCertificate set."

/** Broken at a fixed column, also inside words, as mail programs do. */
const hardWrap = (text: string, column: number, end = '\n') =>
  (text.match(new RegExp(`.{1,${column}}`, 'gs')) ?? []).join(end)

const LOCKED = { kind: 'bounce', replyRule: 'locked', isLock: true, otherCause: null }

describe('the quote of a reply', () => {
  it('ends with a whole word and says that more follows, or before a blank line', () => {
    for (const text of [LONG, WRAPPED, `<bob@contoso.com>: host mx said: ${LONG}`, hardWrap(WRAPPED, 37, '\n  ')]) {
      const quote = readEvidence(text).replyCode?.from.quote ?? ''
      expect(quote).toMatch(/^(?:#?5\.7\.51 smtp; )?550 5\.7\.51 /)
      expect(quote).toMatch(/\S…$/)
      expect(text.replace(/\s+/g, ' ')).toContain(`${quote.slice(0, -1)} `)
    }
    expect(readEvidence(`${SHORT}\n\nRegards, Ann`).replyCode?.from.quote).toBe(SHORT)
  })
})

describe('the reply of a lock', () => {
  it.each([
    ['in its long form', LONG],
    ['in its short form', SHORT],
    ['with dots at the end', `${SHORT}...`],
    ['in the wrapper of an Exchange bounce', WRAPPED],
    ['in message tracking of the sender', TRACKING],
    [
      'as Postfix reports it',
      `<bob@contoso.com>: host contoso-com.mail.protection.outlook.com[52.101.68.0] said: ${SHORT} (in reply to RCPT TO command)`,
    ],
    ['in a transcript', `RCPT TO:<bob@contoso.com>\r\n${SHORT}\r\nQUIT`],
    [
      'in a trace of the sender',
      `<root><MEP Name="ClientIP" String="198.51.100.1"/><MEP Name="x" String="${SHORT}"/></root>`,
    ],
    ['with other spelling', SHORT.toUpperCase()],
    ['on a page', `<p>${SHORT.replaceAll(' ', '&nbsp;')}</p>`],
  ])('the reply of a lock is found %s', (_where, text) => {
    expect(readEvidence(text)).toMatchObject({ ...LOCKED, replyCode: { code: 550, enhancedCode: '5.7.51' } })
  })

  it('the reply is found by the sentence for users, which has no code', () => {
    expect(readEvidence(SENTENCE)).toMatchObject({ ...LOCKED, replyCode: { code: null, enhancedCode: null } })
  })

  it.each([1, 2, 3, 7, 20, 64, 76])('the reply is found in text wrapped after %i characters', (column) => {
    for (const text of [LONG, SHORT, WRAPPED, SENTENCE])
      for (const end of ['\n', '\r\n', '=\r\n', '\n    '])
        expect(readEvidence(hardWrap(text, column, end)), JSON.stringify(end)).toMatchObject(LOCKED)
  })

  it('the evidence has the time of the reply, and quotes its position', () => {
    const evidence = readEvidence(`Diagnostic information:\n\nbob@contoso.com\n${WRAPPED}`)
    expect(evidence.receivedAt).toBe('2023-06-06T06:22:40.472Z')
    expect(evidence.replyCode?.from).toMatchObject({ line: 4 })
    expect(evidence.replyCode?.from.quote).toMatch(/^550 5\.7\.51 TenantInboundAttribution; There is a partner/)
    expect(readEvidence(hardWrap(LONG, 30)).receivedAt).toBe('2023-06-06T06:22:40.472Z')
  })

  it('the address that the message was sent to is not taken for the sender', () => {
    const evidence = readEvidence(TRACKING)
    expect(evidence.facts.sourceIP).toEqual({ value: null, how: null, from: null })
    expect(evidence.problems).toMatchObject([{ code: 'REMOTE_ADDRESS', value: '52.101.194.15' }])
    expect(evidence.receivedAt).toBeNull()
  })

  it('facts that the bounce does not state stay unknown', () => {
    const { facts } = readEvidence(LONG)
    expect(Object.values(facts).map(({ value }) => value)).toEqual([null, null, null, null, null, null])
  })
})

describe('the recipient of a bounce', () => {
  const recipient = (text: string) => readEvidence(text).facts.recipient.value

  it.each([
    [
      'a delivery report',
      `Final-Recipient: rfc822;bob@contoso.com\nAction: failed\nStatus: 5.7.51\nDiagnostic-Code: smtp;${SHORT}`,
    ],
    ['Exchange', `Generating server: mx.fabrikam.example\n\nbob@contoso.com\n${WRAPPED}`],
    ['Exchange with a link', `bob@contoso.com<mailto:bob@contoso.com>\n\n${WRAPPED}`],
    ['Postfix', `<bob@contoso.com>: host contoso-com.mail.protection.outlook.com[52.101.68.0] said: ${SHORT}`],
  ])('the recipient is read from %s', (_whose, text) => {
    expect(recipient(text)).toBe('bob@contoso.com')
  })

  it('the recipient stays unknown if there are several', () => {
    const text = `Final-Recipient: rfc822;a@contoso.com\nFinal-Recipient: rfc822;b@contoso.com\n${SHORT}`
    const evidence = readEvidence(text)
    expect(evidence.facts.recipient.value).toBeNull()
    expect(evidence.hints.map(({ value }) => value)).toEqual(['a@contoso.com', 'b@contoso.com'])
    expect(evidence.problems).toMatchObject([{ code: 'SEVERAL_VALUES' }])
  })
})

describe('other replies', () => {
  it.each([
    [
      '550 5.7.68 TenantInboundAttribution; Direct Send not allowed for this organization from unauthorized sources',
      'direct-send',
      '5.7.68',
    ],
    ['550 5.7.64 TenantAttribution; Relay Access Denied SMTP', 'not-ours', '5.7.64'],
    ['5.7.64 TenantAttribution; Relay Access Denied [host]', 'not-ours', '5.7.64'],
    ['454 4.7.0 Failed to establish appropriate TLS channel: Access Denied', 'no-tls', '4.7.0'],
    ['454 4.7.0 Failed to establish appropriate TLS channel: UntrustedRoot: Access Denied', 'untrusted', '4.7.0'],
  ])('the reply %s has the rule %s', (text, replyRule, enhancedCode) => {
    expect(readEvidence(text)).toMatchObject({ kind: 'bounce', replyRule, isLock: false, replyCode: { enhancedCode } })
    expect(readEvidence(hardWrap(text, 11))).toMatchObject({ replyRule, replyCode: { enhancedCode } })
  })

  it('the reply about an untrusted root states that a certificate was presented with TLS', () => {
    const { facts } = readEvidence(
      '454 4.7.0 Failed to establish appropriate TLS channel: UntrustedRoot: Access Denied',
    )
    expect(facts).toMatchObject({
      certificateTrusted: { value: false, how: 'stated' },
      tls: { value: true, how: 'inferred' },
    })
  })

  it.each([
    ['550 5.7.511 Access denied, banned sender', 'banned-sender'],
    ['550 5.7.606 Access denied, banned sending IP [192.0.2.7]', 'banned-address'],
    ['550 5.7.649 Access denied, banned sending IP [192.0.2.7]', 'banned-address'],
    [
      '550 5.7.513 Service unavailable, Client host [192.0.2.7] blocked by contoso.com using Customer Block list (AS16012607)',
      'customer-block-list',
    ],
    ['550 5.4.1 Recipient address rejected: Access denied', 'unknown-recipient'],
    ['550 5.7.510 Access denied, [contoso.com] does not accept email over IPv6', 'ipv6-not-accepted'],
    [
      '450 4.7.26 Access denied, a message sent over IPv6 [2001:db8::1] must pass either SPF or DKIM validation, this message is not signed',
      'ipv6-not-authenticated',
    ],
    [
      '550 5.7.25 Access denied, the sending IPv6 address [2001:db8::1] must have a reverse DNS record',
      'ipv6-without-name',
    ],
    ['550 5.7.508 Access denied, [192.0.2.7] has exceeded permitted limits within 192.0.2.0/24 range', 'too-much-mail'],
    ['451 4.7.500 Server busy. Access denied, please try again later', 'throttled'],
    ['451 4.7.850 Access denied, please try again later', 'try-later'],
    ['550 5.7.750 Service unavailable. Client blocked from sending from unregistered domains', 'unregistered-domain'],
    ['452 4.5.3 Too many recipients', 'too-many-recipients'],
    ['451 4.4.62 Mail sent to the wrong Office 365 region', 'wrong-region'],
    ['451 5.7.3 STARTTLS is required to send mail', 'other-endpoint'],
    ['550 5.7.1 Unable to accept unauthorized message over IPv6 ATTR2', 'older-attribution'],
    ['550 5.7.1 Relay Access Denied ATTR1', 'older-attribution'],
    ['454 4.7.0 Failed to establish appropriate TLS channel: CertExpired: Access Denied', 'certificate-chain'],
    ['550 5.1.1 User unknown', 'not-known'],
    ['5.7.511', 'banned-sender'],
    ['Status: 5.4.1', 'unknown-recipient'],
  ])('the reply %s is not that of a lock', (text, otherCause) => {
    const evidence = readEvidence(text)
    expect(evidence).toMatchObject({ kind: 'bounce', replyRule: 'other', otherCause, isLock: false })
    const [code] = /\d\.\d{1,3}\.\d{1,3}/.exec(text) ?? []
    expect(evidence.replyCode?.enhancedCode).toBe(code)
  })

  it.each(['550 5.7.51', '#5.7.51', '550 5.7.51 Message refused', '550 5.7.64 no', 'Status: 5.7.68'])(
    'the code %s without its phrase proves nothing',
    (text) => {
      const evidence = readEvidence(text)
      expect(evidence).toMatchObject({ replyRule: 'other', otherCause: 'code-without-text', isLock: false })
      expect(evidence.problems).toMatchObject([{ code: 'CODE_WITHOUT_TEXT' }])
    },
  )

  it('the connecting address is read from a reply that names it', () => {
    expect(readEvidence('550 5.7.606 Access denied, banned sending IP [192.0.2.7]').facts.sourceIP.value).toBe(
      '192.0.2.7',
    )
    expect(
      readEvidence('550 5.7.25 Access denied, the sending IPv6 address [2001:DB8::1] must have a reverse DNS record')
        .facts.sourceIP.value,
    ).toBe('2001:db8::1')
    expect(
      readEvidence('550 5.7.510 Access denied, [contoso.com] does not accept email over IPv6').facts.sourceIP.value,
    ).toBeNull()
  })

  it('several replies in one text give a problem that names all', () => {
    const evidence = readEvidence(`550 5.4.1 Recipient address rejected: Access denied\n\n${SHORT}`)
    expect(evidence).toMatchObject({ replyRule: 'locked', isLock: true })
    expect(evidence.problems).toMatchObject([{ code: 'SEVERAL_ANSWERS' }])
  })
})

describe('text without evidence', () => {
  it.each([
    '',
    '   \n',
    'Hello',
    'Version 5.7.51 of 4.7.26',
    '10.5.7.51',
    'Please call 550 57 51',
    '{"a": 1}',
    'Name : x\nEnabled : True',
  ])('%j is not recognised', (text) => {
    expect(readEvidence(text)).toMatchObject({
      kind: 'unknown',
      replyRule: null,
      problems: [{ code: 'NOT_RECOGNISED' }],
    })
  })
})
