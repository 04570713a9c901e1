import { isRecord } from '#lib/exchange/read/field-reader'
import { flagOf, recordsOf, textOf, textsOf } from './values'

/** What an enabled mail-flow rule means for mail that a connector has let in. */
export type MailFlowRule = {
  readonly name: string
  readonly index: number
  readonly priority: string
  /** what it does to a message that Exchange Online has accepted; null when it lets it through */
  readonly stops: 'reject' | 'delete' | 'quarantine' | 'redirect' | null
  readonly skipsFiltering: boolean
  /** addresses, headers and sender domains it is limited to */
  readonly onlyFrom: readonly string[]
  /** addresses, headers and sender domains it leaves alone, and the parameters of exceptions that are not read here */
  readonly exceptFrom: readonly string[]
  /** it has conditions of another kind, which are not read here */
  readonly hasOtherConditions: boolean
}

type Values = Readonly<Record<string, unknown>>

/** Conditions that limit nothing, or that are read in full. */
const READ_CONDITIONS =
  /^(?:SenderIpRanges|SenderDomainIs|HeaderContains|HeaderMatches|HeaderMatchesRegex|HeaderMatchesPatterns|FromScope|SentToScope)$/i

const SCOPES = /^(?:FromScope|SentToScope)$/i

/** The enabled and enforced rules that may meet mail from outside to inside, in the order they stand in the file. */
export function readRules(part: unknown): MailFlowRule[] {
  return recordsOf(part).flatMap((rule, index) => (isActive(rule) && !isElsewhere(rule) ? [readRule(rule, index)] : []))
}

/** Reports whether a rule is for internal or outgoing mail only (Set-TransportRule, FromScope and SentToScope). */
function isElsewhere(rule: Values): boolean {
  const scope = (name: string) => textOf(rule[name]).toLowerCase()
  return (
    scope('FromScope') === 'inorganization' ||
    scope('ExceptIfFromScope') === 'notinorganization' ||
    /^(?:notinorganization|externalpartner|externalnonpartner)$/.test(scope('SentToScope')) ||
    scope('ExceptIfSentToScope') === 'inorganization'
  )
}

const isActive = ({ State, Mode }: Values): boolean =>
  textOf(State).toLowerCase() !== 'disabled' && !/^audit/i.test(textOf(Mode))

function readRule(rule: Values, index: number): MailFlowRule {
  return {
    name: textOf(rule.Name),
    index,
    priority: textOf(rule.Priority),
    stops: stopOf(rule),
    skipsFiltering: textOf(rule.SetSCL) === '-1',
    onlyFrom: [
      ...textsOf(rule.SenderIpRanges),
      ...textsOf(rule.SenderDomainIs),
      ...headerOf(rule, 'HeaderContainsMessageHeader', 'HeaderContainsWords'),
      ...headerOf(rule, 'HeaderMatchesMessageHeader', 'HeaderMatchesPatterns'),
    ],
    exceptFrom: [
      ...textsOf(rule.ExceptIfSenderIpRanges),
      ...textsOf(rule.ExceptIfSenderDomainIs),
      ...headerOf(rule, 'ExceptIfHeaderContainsMessageHeader', 'ExceptIfHeaderContainsWords'),
      ...headerOf(rule, 'ExceptIfHeaderMatchesMessageHeader', 'ExceptIfHeaderMatchesPatterns'),
      ...conditionNames(rule.Exceptions)
        .filter((name) => SCOPES.test(name) || !READ_CONDITIONS.test(name))
        .map((name) => `ExceptIf${name}`),
    ],
    hasOtherConditions: conditionNames(rule.Conditions).some((name) =>
      // A scope of which the file has only the name may be any.
      SCOPES.test(name) ? textOf(rule[name]) === '' : !READ_CONDITIONS.test(name),
    ),
  }
}

function stopOf(rule: Values): MailFlowRule['stops'] {
  if (textOf(rule.RejectMessageReasonText) !== '' || textOf(rule.RejectMessageEnhancedStatusCode) !== '')
    return 'reject'
  if (flagOf(rule.DeleteMessage) === true) return 'delete'
  if (flagOf(rule.Quarantine) === true) return 'quarantine'
  return textsOf(rule.RedirectMessageTo).length > 0 ? 'redirect' : null
}

/** A header and what it is compared with: `X-Filter: a, b`. */
function headerOf(rule: Values, header: string, words: string): string[] {
  const name = textOf(rule[header])
  return name === '' ? [] : [`${name}: ${textsOf(rule[words]).join(', ')}`]
}

/** Conditions come as names of .NET classes, or as objects with a name. */
function conditionNames(conditions: unknown): string[] {
  const list = isRecord(conditions) && Array.isArray(conditions.value) ? conditions.value : conditions
  return (Array.isArray(list) ? list : [list])
    .map((one) =>
      textOf(isRecord(one) ? one.Name : one)
        .replace(/^.*\./, '')
        .replace(/Predicate$/, ''),
    )
    .filter((name) => name !== '')
}
