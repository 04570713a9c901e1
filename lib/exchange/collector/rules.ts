import { isRecord } from '#lib/exchange/read/field-reader'
import { flagOf, recordsOf, textOf, textsOf } from './values'

/** An enabled mail-flow rule, as far as it affects mail that a connector has admitted. */
export type MailFlowRule = {
  readonly name: string
  readonly index: number
  readonly priority: string
  /** how it stops a message that Exchange Online has accepted; null if it does not */
  readonly stops: 'reject' | 'delete' | 'quarantine' | 'redirect' | null
  readonly skipsFiltering: boolean
  /** addresses, headers and sender domains that it is limited to */
  readonly onlyFrom: readonly string[]
  /** addresses, headers and sender domains that it excepts, and the names of exceptions that are not read */
  readonly exceptFrom: readonly string[]
  /** it has conditions of other kinds, which are not read */
  readonly hasOtherConditions: boolean
}

type Values = Readonly<Record<string, unknown>>

/** Conditions that limit nothing, or that are read completely. */
const READ_CONDITIONS =
  /^(?:SenderIpRanges|SenderDomainIs|HeaderContains|HeaderMatches|HeaderMatchesRegex|HeaderMatchesPatterns|FromScope|SentToScope)$/i

const SCOPES = /^(?:FromScope|SentToScope)$/i

/** The enabled and enforced rules that may apply to incoming mail, in the order of the file. */
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
      // If the file has only the name of a scope, the scope may have any value.
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

/** A header condition as text: `X-Filter: a, b`. */
function headerOf(rule: Values, header: string, words: string): string[] {
  const name = textOf(rule[header])
  return name === '' ? [] : [`${name}: ${textsOf(rule[words]).join(', ')}`]
}

/** The names of conditions, which are written as names of .NET classes or as objects with a name. */
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
