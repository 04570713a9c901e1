import { fillIn, type Parameters } from './message-text'

/** What would be right where something wrong was sent, in English; the German catalogue has the same codes. */
export const REQUIREMENT_TEXTS = {
  KNOWN_PROPERTY: 'there is no such property; leave it out or check its spelling',
  SPELLING: 'write it as {name}',
  ONE_OF: 'one of {values}',
  ONE_FORM: 'one of the forms that {name} tells apart',
  LIST: 'a list is expected here',
  BOOLEAN: 'true or false is expected here',
  INTEGER: 'a whole number is expected here',
  NUMBER: 'a number is expected here',
  OBJECT: 'an object is expected here',
  TEXT: 'a text is expected here',
  PAIR: 'a pair is expected here',
  JSON_VALUE: 'a value as JSON has it',
  NOT_EMPTY: 'must not be empty',
  AT_LEAST: 'at least {least}',
  AT_MOST: 'at most {most}',
  SMALLER: 'too large: at most {most}',
  SHORTER: 'too long: at most {most}',
  FEWER_VALUES: 'at most {most} values in one request',
  FEWER_PROPERTIES: 'at most {most} properties beyond those known',
  SHORTER_NAME: 'a property name has at most {most} characters',
  OTHER_NAME: 'another name',
  ONE_LINE: 'one line of text',
  DOMAIN: 'a domain such as contoso.com or *.contoso.com, or *',
  IPV4_NETWORK: 'an IPv4 address or network, for example 192.0.2.1 or 192.0.2.0/24',
  IPV6_NETWORK: 'an IPv6 address or network; an IPv4 network is written with dots, for example 192.0.2.0/24',
  ADDRESS: 'an IPv4 or IPv6 address, without leading zeros and without a zone',
  MAIL_FROM: "an address with a domain, or '' for the null sender",
  RECIPIENT: 'an address with a domain',
  NAMES_NEED_TLS: 'without TLS no certificate can be presented: leave the names empty, or set tls to true',
  ID_ONCE: 'this id is used twice; give each a different one',
  SERVICE_ID: 'no service of this scenario has this id',
  PHASE_ID: 'no phase of this scenario has this id',
  SENDER_ID: 'no sender of this scenario has this id',
  NOT_MICROSOFT: 'another id: where MX points, microsoft stands for Microsoft itself',
  MX_ONCE: 'MX of a domain points to one place',
  SPF_ONCE: 'one answer is kept for a domain: the latest',
  ANY_MAIL_FROM: "any: with serviceId 'microsoft' it is about everyone's mail",
  OTHERWISE: '{text}',
} as const

export type RequirementCode = keyof typeof REQUIREMENT_TEXTS

/** What would be right: a code, and what its text is filled with. */
export type Requirement = { readonly code: RequirementCode; readonly parameters: Parameters }

export type RequirementTexts = Readonly<Record<RequirementCode, string>>

/** Says it in English, or in another language by the texts of that. */
export function sayRequirement(
  { code, parameters }: Requirement,
  texts: RequirementTexts = REQUIREMENT_TEXTS,
  language = 'en',
): string {
  const written = Object.entries(parameters).map(([name, value]) => [
    name,
    typeof value === 'number' ? value.toLocaleString(language) : value,
  ])
  return fillIn(texts[code], Object.fromEntries(written))
}

/** The message of a check in a schema: it holds the code, since the language is known only where it is read. */
export const requirement = (code: RequirementCode, parameters: Parameters = {}): string =>
  Object.keys(parameters).length === 0 ? code : `${code} ${JSON.stringify(parameters)}`

/** Reads what `requirement` made; whatever else a message is, it says by itself. */
export function readRequirement(message: string): Requirement {
  const [code = '', ...rest] = message.split(' ')
  if (!Object.hasOwn(REQUIREMENT_TEXTS, code)) return { code: 'OTHERWISE', parameters: { text: message } }
  return { code: code as RequirementCode, parameters: rest.length === 0 ? {} : JSON.parse(rest.join(' ')) }
}
