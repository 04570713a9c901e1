import { withoutInvisible } from '#lib/matcher'

/**
 * The forms of single texts, without the schema library. Importers and fields check every entry with them in the page,
 * which loads the library only to check a whole document. The schemas use the same forms.
 */
export const LONGEST_DOMAIN = 253
/** No label is empty, and a wildcard has a domain behind it. One trailing dot is allowed (RFC 1034). */
export const DOMAIN_PATTERN = /^(?![.。．｡]|\*[.。．｡]$)(?!.*[.。．｡]{2})[^\s@,;:/\\"'<>()[\]\p{Cc}]+$/u
const LONGEST_ADDRESS = 320
/** The local part: plain, or in quotes with any characters (RFC 5321 §4.1.2). */
const LOCAL_PART = /^([^\s<>@"\p{Cc}]+|"([^"\\\p{Cc}]|\\[^\p{Cc}])*")$/u
/** A domain without wildcards, or an address in brackets (RFC 5321 §4.1.3). */
const MAIL_DOMAIN = /^([^\s@,;:/\\"'<>()[\]*\p{Cc}]+|\[[0-9a-z.:]+\])$/iu
const LONGEST_LABEL = 63
/** Long enough for issuer and subject of a certificate, which hybrid set-ups store. */
export const LONGEST_CERTIFICATE_NAME = 1000

/** Reports whether the text is an SMTP address whose domain has no empty label and none that is too long for DNS. */
export function isAddress(written: string): boolean {
  const text = withoutInvisible(written)
  const at = text.lastIndexOf('@')
  const domain = text.slice(at + 1)
  if (at < 0 || text.length > LONGEST_ADDRESS || !LOCAL_PART.test(text.slice(0, at)) || !MAIL_DOMAIN.test(domain))
    return false
  const labels = domain.replace(/\.$/, '').split('.')
  return labels.every((label) => label !== '' && label.length <= LONGEST_LABEL)
}

/** Characters of other notations, and the sign of a cut, which stand in no domain. Stored documents may have them. */
const OF_NO_DOMAIN = /[&#%$!?=+^|{}~`\u2026]|\*\*/

/** A domain, `*`, or a pattern with a wildcard, trimmed; null for anything else. */
export function readDomainPattern(text: string): string | null {
  const trimmed = withoutInvisible(text).trim()
  if (trimmed.length > LONGEST_DOMAIN || OF_NO_DOMAIN.test(trimmed)) return null
  return DOMAIN_PATTERN.test(trimmed) ? trimmed : null
}
