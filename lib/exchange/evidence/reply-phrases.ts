import type { OtherCause, ReplyRule } from './evidence'

/** The phrase of an SMTP reply. It is searched without white space and in lower case. */
export type ReplyPhrase = {
  readonly phrase: string
  /** the enhanced status code that must precede the phrase; null if the phrase is enough */
  readonly code: string | null
  readonly rule: ReplyRule
  readonly cause?: OtherCause
}

/**
 * Answers that can be told by their words, the one that decides first (docs/formats.md §6). 5.7.51 counts only together
 * with TenantInboundAttribution, since two forms of its sentence have been seen and Microsoft may change it again
 * (Q14).
 */
export const REPLY_PHRASES: readonly ReplyPhrase[] = [
  { phrase: 'tenantinboundattribution', code: '5.7.51', rule: 'locked' },
  { phrase: 'partnerconnectorconfiguredthatmatchedthemessage', code: null, rule: 'locked' },
  { phrase: 'tenantinboundattribution', code: '5.7.68', rule: 'direct-send' },
  { phrase: 'directsendnotallowedforthisorganization', code: null, rule: 'direct-send' },
  { phrase: 'tenantattribution', code: '5.7.64', rule: 'not-ours' },
  { phrase: 'relayaccessdenied', code: '5.7.64', rule: 'not-ours' },
  { phrase: 'failedtoestablishappropriatetlschannel:untrustedroot', code: null, rule: 'untrusted' },
  { phrase: 'failedtoestablishappropriatetlschannel:partialchain', code: null, rule: 'untrusted' },
  { phrase: 'failedtoestablishappropriatetlschannel:accessdenied', code: null, rule: 'no-tls' },
  { phrase: 'failedtoestablishappropriatetlschannel', code: null, rule: 'other', cause: 'certificate-chain' },
  { phrase: 'starttlsisrequiredtosendmail', code: null, rule: 'other', cause: 'other-endpoint' },
  { phrase: 'wrongoffice365region', code: null, rule: 'other', cause: 'wrong-region' },
  { phrase: 'unabletoacceptunauthorizedmessageoveripv6', code: null, rule: 'other', cause: 'older-attribution' },
  { phrase: 'relayaccessdeniedattr', code: null, rule: 'other', cause: 'older-attribution' },
  { phrase: 'doesnotacceptemailoveripv6', code: null, rule: 'other', cause: 'ipv6-not-accepted' },
  { phrase: 'mustpasseitherspfordkim', code: null, rule: 'other', cause: 'ipv6-not-authenticated' },
  { phrase: 'musthaveareversednsrecord', code: null, rule: 'other', cause: 'ipv6-without-name' },
  { phrase: 'doesnotpassdmarcverification', code: null, rule: 'other', cause: 'dmarc' },
  { phrase: 'meettherequiredauthenticationlevel', code: null, rule: 'other', cause: 'sender-authentication' },
  { phrase: 'temporaryservererror.pleasetryagainlaterattr', code: null, rule: 'other', cause: 'attribution-trouble' },
  { phrase: 'serverbusy.pleasetryagainlaterfrom', code: null, rule: 'other', cause: 'throttled' },
  { phrase: 'compromisedconnector', code: null, rule: 'other', cause: 'compromised-connector' },
  { phrase: 'trafficnotacceptedfromthisip', code: null, rule: 'other', cause: 'no-traffic' },
  { phrase: 'customerblocklist', code: null, rule: 'other', cause: 'customer-block-list' },
  { phrase: 'bannedsendingip', code: null, rule: 'other', cause: 'banned-address' },
  { phrase: 'blockedusingspamhaus', code: null, rule: 'other', cause: 'block-list' },
  { phrase: 'accessdenied,bannedsender', code: null, rule: 'other', cause: 'banned-sender' },
  { phrase: 'hasexceededpermittedlimits', code: null, rule: 'other', cause: 'too-much-mail' },
  { phrase: 'blockedfromsendingfromunregistereddomains', code: null, rule: 'other', cause: 'unregistered-domain' },
  { phrase: 'recipientaddressrejected:accessdenied', code: null, rule: 'other', cause: 'unknown-recipient' },
  { phrase: 'toomanyrecipients', code: '4.5.3', rule: 'other', cause: 'too-many-recipients' },
]

/** The cause of a code without its phrase. Codes of connectors need their phrase; other codes stay unexplained. */
export function causeOfCode(enhancedCode: string): OtherCause {
  const known = CAUSES.get(enhancedCode)
  if (known !== undefined) return known
  const [kind, subject, detail] = enhancedCode.split('.').map(Number)
  if (subject !== 7 || detail === undefined) return 'not-known'
  if (kind === 5 && detail >= 606 && detail <= 649) return 'banned-address'
  if (kind === 4 && detail >= 500 && detail <= 699) return 'throttled'
  if (kind === 4 && detail >= 850 && detail <= 899) return 'try-later'
  return 'not-known'
}

const CAUSES: ReadonlyMap<string, OtherCause> = new Map([
  ['5.7.51', 'code-without-text'],
  ['5.7.64', 'code-without-text'],
  ['5.7.68', 'code-without-text'],
  ['5.7.509', 'dmarc'],
  ['5.7.515', 'sender-authentication'],
  ['5.7.708', 'no-traffic'],
  ['5.7.711', 'compromised-connector'],
  ['5.7.511', 'banned-sender'],
  ['5.7.513', 'customer-block-list'],
  ['5.7.510', 'ipv6-not-accepted'],
  ['4.7.26', 'ipv6-not-authenticated'],
  ['5.7.25', 'ipv6-without-name'],
  ['5.7.508', 'too-much-mail'],
  ['5.7.750', 'unregistered-domain'],
  ['5.4.1', 'unknown-recipient'],
  ['4.5.3', 'too-many-recipients'],
  ['4.4.62', 'wrong-region'],
])

/** Causes whose reply has the connecting address in brackets near the phrase (MS-NDR). */
export const CAUSES_WITH_ADDRESS: ReadonlySet<OtherCause> = new Set([
  'banned-address',
  'customer-block-list',
  'ipv6-not-authenticated',
  'ipv6-without-name',
  'too-much-mail',
  'throttled',
  'no-traffic',
  'block-list',
])
