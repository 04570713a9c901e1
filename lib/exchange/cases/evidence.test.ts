import { describe, expect, test } from 'vitest'
import { readEvidence } from '#lib/exchange/evidence/read-evidence'
import { casesIn, readCase } from '#lib/exchange/testing/case-files'

type Stated = {
  readonly facts: object
  readonly [other: string]: unknown
}
const LOCK = { kind: 'bounce', replyRule: 'locked', isLock: true }
const OTHER = { kind: 'bounce', replyRule: 'other', isLock: false }
const ANN = 'ann@fabrikam.example'
const BOB = 'bob@contoso.com'

const EVIDENCE: Readonly<Record<string, Stated>> = {
  'postfix-5.7.606': {
    ...OTHER,
    otherCause: 'banned-address',
    code: '550 5.7.606',
    facts: { sourceIP: '192.0.2.45', recipient: 'kontakt@contoso.com' },
  },
  'sendmail-5.7.606': {
    ...OTHER,
    otherCause: 'banned-address',
    facts: { sourceIP: '198.51.100.222', recipient: 'ann@contoso.com' },
  },
  'qmail-5.7.606': {
    ...OTHER,
    otherCause: 'banned-address',
    facts: { sourceIP: '192.0.2.225', recipient: BOB, mailFrom: ANN },
  },
  'postfix-5.4.1-bracket-form': {
    ...OTHER,
    otherCause: 'unknown-recipient',
    code: '550 5.4.1',
    facts: { mailFrom: 'ben@fabrikam.example', recipient: 'ann@contoso.com' },
  },
  'exchange-2013-ndr-5.7.51': {
    ...LOCK,
    facts: { recipient: 'ann@contoso.com' },
    receivedAt: '2023-06-06T06:22:40.472Z',
  },
  'maillog-5.7.51-filter': { ...LOCK, facts: { recipient: BOB, mailFrom: ANN, tls: true } },
  'exim-mainlog-5.7.51': { ...LOCK, facts: { recipient: BOB, mailFrom: ANN, tls: true } },
  'nc-transcript-spamhaus': {
    ...OTHER,
    otherCause: 'block-list',
    facts: {
      sourceIP: '192.0.2.40',
      mailFrom: 'noreply@contoso.com',
      recipient: 'ann@contoso.com',
      tls: false,
      certificateNames: [],
    },
  },
  'tls-454-docker': { replyRule: 'no-tls', isLock: false, code: '454 4.7.0', facts: { recipient: 'ann@contoso.com' } },
  'fieldmanual-451-4.4.3-attr': { ...OTHER, otherCause: 'attribution-trouble', facts: {} },
  'dmarc-5.7.509-after-switch': { ...OTHER, otherCause: 'dmarc', facts: {} },
  'outlook-5.7.515': { ...OTHER, otherCause: 'sender-authentication', facts: {} },
  'mimecast-5.7.51': { ...LOCK, gateway: 'Mimecast', facts: { recipient: BOB, mailFrom: ANN } },
  'ses-sns-5.7.51': {
    ...LOCK,
    facts: { recipient: BOB, mailFrom: ANN },
    receivedAt: '2026-11-20T09:12:40.502Z',
  },
  'header-ti-2026-hybrid': {
    kind: 'header',
    facts: { sourceIP: '198.51.100.195', tls: true },
    tookOnPremises: true,
    mailFromDomain: { value: 'contoso.com' },
    recipientDomain: { value: 'lists.example.org' },
  },
  'header-no-received-only-crosstenant': {
    kind: 'header',
    facts: { sourceIP: '203.0.113.193' },
    helo: { value: 'mx.filter.example' },
    tookOnPremises: false,
  },
  'graph-trace-details': {
    kind: 'trace',
    attribution: 'default',
    facts: { tls: true },
    hints: [{ fact: 'sourceIP', value: '192.0.2.25' }],
  },
  'historical-search-csv-enhanced': {
    kind: 'trace',
    connectorName: 'To_Contoso Filter B',
    facts: { sourceIP: '198.51.100.20', recipient: BOB },
    receivedAt: '2026-11-20T09:12:33.412Z',
  },
  'message-trace-v2-row': { kind: 'trace', facts: { sourceIP: '198.51.100.20', recipient: BOB } },
  'emailevents-row': {
    kind: 'trace',
    connectorName: 'Filter B',
    facts: { sourceIP: '198.51.100.20', mailFrom: ANN, recipient: BOB },
    problems: [{ code: 'MAY_BE_SKIPPED_TO' }],
  },
  'exo-ndr-visible-text-5.7.51': { ...LOCK, facts: { recipient: BOB, mailFrom: ANN } },
  'fuglu-call-ahead-5.7.51': { ...LOCK, facts: { recipient: BOB } },
  'throttle-451-4.7.500': { ...OTHER, otherCause: 'throttled', facts: { sourceIP: '192.0.2.77' } },
  'ndr-spamhaus-real': {
    ...OTHER,
    otherCause: 'block-list',
    facts: { sourceIP: '192.0.2.40', recipient: 'ann@contoso.com' },
  },
  'header-list-return-path-not-exo': {
    kind: 'header',
    facts: { sourceIP: '198.51.100.195', tls: true },
    mailFromDomain: { value: 'contoso.com' },
    problems: [{ code: 'NOT_LAST_HOP' }, { code: 'LATER_RETURN_PATH' }],
  },
  'exim-mainlog-interface': {
    ...LOCK,
    facts: { recipient: BOB, mailFrom: ANN, tls: true },
    hints: [{ fact: 'sourceIP', value: '198.51.100.20' }],
  },
  'exim-mainlog-in-and-out': { ...LOCK, facts: { recipient: BOB, mailFrom: ANN }, hints: [] },
  'header-results-alone': {
    kind: 'header',
    facts: { sourceIP: '198.51.100.20' },
    mailFromDomain: { value: 'fabrikam.example' },
    problems: [{ code: 'NO_OUTSIDE_HOP' }, { code: 'MAY_BE_SKIPPED_TO' }],
  },
  'header-analyzer-table': { kind: 'header', facts: { sourceIP: '198.51.100.20', tls: true } },
  'header-no-indentation': { kind: 'header', facts: { sourceIP: '198.51.100.20', tls: true, mailFrom: ANN } },
  'report-row-alone': {
    kind: 'trace',
    connectorName: 'Filter B',
    facts: { sourceIP: '198.51.100.20', tls: true, mailFrom: ANN, recipient: BOB },
    receivedAt: '2026-11-30T09:12:33.412Z',
  },
  'message-trace-v2-row-alone': { kind: 'trace', facts: { sourceIP: '198.51.100.20', recipient: BOB } },
  'emailevents-card': {
    kind: 'trace',
    connectorName: 'Filter B',
    facts: { sourceIP: '198.51.100.20', mailFrom: 'bounce@fabrikam.example', recipient: BOB },
    problems: [{ code: 'MAY_BE_SKIPPED_TO' }],
  },
  'defender-page': {
    kind: 'trace',
    connectorName: 'Filter B',
    facts: { sourceIP: '198.51.100.20', mailFrom: 'bounce@fabrikam.example', recipient: BOB },
    problems: [{ code: 'MAY_BE_SKIPPED_TO' }],
  },
  'message-trace-flyout-de': { kind: 'trace', facts: { sourceIP: '198.51.100.20', recipient: BOB } },
  'message-tracking-list': {
    ...LOCK,
    facts: { mailFrom: ANN, recipient: BOB },
    problems: [{ code: 'REMOTE_ADDRESS' }],
  },
  'mimecast-page': { ...LOCK, facts: { mailFrom: ANN, recipient: BOB } },
  'swaks-no-certificate': {
    ...LOCK,
    facts: { sourceIP: '203.0.113.77', tls: true, certificateNames: [], mailFrom: ANN, recipient: BOB },
  },
  'header-within-mail': { kind: 'header', facts: { sourceIP: '198.51.100.20', tls: true, mailFrom: ANN } },
  'starttls-refused': { ...LOCK, facts: { tls: false, certificateNames: [], mailFrom: ANN, recipient: BOB } },
  'message-trace-v1-row-alone': { kind: 'trace', facts: { sourceIP: '198.51.100.20', recipient: BOB } },
  'cisco-mail-log': { ...LOCK, facts: { tls: true }, hints: [{ fact: 'sourceIP', value: '198.51.100.20' }] },
  'mimecast-siem-line': { ...LOCK, facts: { mailFrom: ANN, recipient: BOB } },
  'postfix-connection-reused': { ...LOCK, facts: { tls: true, recipient: BOB } },
  'send-mailmessage-error': { ...LOCK, facts: { mailFrom: ANN, recipient: BOB } },
  'curl-session': { ...LOCK, facts: { sourceIP: '203.0.113.77', tls: true, mailFrom: ANN, recipient: BOB } },
  'header-other-provider': {
    kind: 'header',
    facts: {},
    problems: [{ code: 'NO_OUTSIDE_HOP' }, { code: 'LATER_RETURN_PATH' }],
  },
  'message-events-table': { kind: 'trace', facts: { tls: true } },
  'message-trace-de-csv': { kind: 'trace', facts: { sourceIP: '198.51.100.20', recipient: BOB } },
  'exchange-queue-454': { replyRule: 'no-tls', isLock: false, facts: {} },
  'outbound-log-named': { ...LOCK, facts: { mailFrom: ANN, recipient: BOB } },
}

describe('evidence', () => {
  test('has an expectation for every file', () => {
    expect(casesIn('evidence')).toEqual(Object.keys(EVIDENCE).sort())
  })

  test.each(Object.entries(EVIDENCE))('%s', (name, { facts, code, ...others }) => {
    const found = readEvidence(readCase('evidence', name))
    // No fact beside those: a wrong fact is worse than none.
    const stated = Object.entries(found.facts).flatMap(([fact, { value }]) => (value === null ? [] : [[fact, value]]))
    expect(Object.fromEntries(stated)).toEqual(facts)
    expect(found).toMatchObject(others)
    if (code !== undefined) expect(`${found.replyCode?.code} ${found.replyCode?.enhancedCode}`).toBe(code)
  })
})
