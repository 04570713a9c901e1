/**
 * Forms of single texts, without the schema library: importers and fields ask them for every entry, also in the page,
 * where the library is loaded only when a whole document is checked. The schemas are made from the same forms.
 */
export const LONGEST_DOMAIN = 253
/** No label is empty, and a wildcard has something below it; one dot at the end is taken (RFC 1034). */
export const DOMAIN_PATTERN = /^(?![.。．｡]|\*[.。．｡]$)(?!.*[.。．｡]{2})[^\s@,;:/\\"'<>()[\]\p{Cc}]+$/u
const LONGEST_ADDRESS = 320
/** What stands before the last `@`: as it is, or in quotes with blanks and whatever else (RFC 5321 §4.1.2). */
const LOCAL_PART = /^([^\s<>@"\p{Cc}]+|"([^"\\\p{Cc}]|\\[^\p{Cc}])*")$/u
/** A domain without wildcards, or an address in brackets (RFC 5321 §4.1.3). */
const MAIL_DOMAIN = /^([^\s@,;:/\\"'<>()[\]*\p{Cc}]+|\[[0-9a-z.:]+\])$/iu
const LONGEST_LABEL = 63
/** A certificate's issuer and subject fit too, as hybrid set-ups store them. */
export const LONGEST_CERTIFICATE_NAME = 1000

/** Reports whether the text is an SMTP address with a domain: no label of it is empty or longer than DNS has room for. */
export function isAddress(text: string): boolean {
  const at = text.lastIndexOf('@')
  const domain = text.slice(at + 1)
  if (at < 0 || text.length > LONGEST_ADDRESS || !LOCAL_PART.test(text.slice(0, at)) || !MAIL_DOMAIN.test(domain))
    return false
  const labels = domain.replace(/\.$/, '').split('.')
  return labels.every((label) => label !== '' && label.length <= LONGEST_LABEL)
}

/** A domain, `*`, or a pattern with a wildcard, trimmed; null for anything else. */
export function readDomainPattern(text: string): string | null {
  const trimmed = text.trim()
  return trimmed.length <= LONGEST_DOMAIN && DOMAIN_PATTERN.test(trimmed) ? trimmed : null
}
