/**
 * Forms of single texts, without the schema library: importers and fields ask them for every entry, also in the page,
 * where the library is loaded only when a whole document is checked. The schemas are made from the same forms.
 */
export const LONGEST_DOMAIN = 253
export const DOMAIN_PATTERN = /^[^\s@,;:/\\"'<>()[\]]+$/
/** A certificate's issuer and subject fit too, as hybrid set-ups store them. */
export const LONGEST_CERTIFICATE_NAME = 1000

/** A domain, `*`, or a pattern with a wildcard, trimmed; null for anything else. */
export function readDomainPattern(text: string): string | null {
  const trimmed = text.trim()
  return trimmed.length <= LONGEST_DOMAIN && DOMAIN_PATTERN.test(trimmed) ? trimmed : null
}
