import type { Parameters } from './parameters'

/** What can be asked of a value. The text of each code stands in lib/texts, in `requirements.json`. */
export const REQUIREMENTS = [
  'KNOWN_PROPERTY',
  'SPELLING',
  'ONE_OF',
  'ONE_FORM',
  'LIST',
  'BOOLEAN',
  'INTEGER',
  'NUMBER',
  'OBJECT',
  'TEXT',
  'PAIR',
  'JSON_VALUE',
  'NOT_EMPTY',
  'AT_LEAST',
  'AT_MOST',
  'SMALLER',
  'SHORTER',
  'FEWER_VALUES',
  'FEWER_PROPERTIES',
  'SHORTER_NAME',
  'OTHER_NAME',
  'ONE_LINE',
  'DOMAIN',
  'IPV4_NETWORK',
  'IPV6_NETWORK',
  'ADDRESS',
  'MAIL_FROM',
  'RECIPIENT',
  'NAMES_NEED_TLS',
  'ID_ONCE',
  'SERVICE_ID',
  'PHASE_ID',
  'SENDER_ID',
  'NOT_MICROSOFT',
  'MX_ONCE',
  'SPF_ONCE',
  'DNS_ONCE',
  'LOOKUP_NAME',
  'ANY_MAIL_FROM',
  'OTHERWISE',
] as const

export type RequirementCode = (typeof REQUIREMENTS)[number]

/** What would be right where something wrong was sent: a code, and what its text is filled with. */
export type Requirement = { readonly code: RequirementCode; readonly parameters: Parameters }

const isKnown = (code: string): code is RequirementCode => REQUIREMENTS.some((known) => known === code)

/** The message of a check in a schema: it holds the code, since the language is known only where it is read. */
export const requirement = (code: RequirementCode, parameters: Parameters = {}): string =>
  Object.keys(parameters).length === 0 ? code : `${code} ${JSON.stringify(parameters)}`

/** Reads what `requirement` made; whatever else a message is, it says by itself. */
export function readRequirement(message: string): Requirement {
  const [code = '', ...rest] = message.split(' ')
  if (!isKnown(code)) return { code: 'OTHERWISE', parameters: { text: message } }
  return { code, parameters: rest.length === 0 ? {} : JSON.parse(rest.join(' ')) }
}
