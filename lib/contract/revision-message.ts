import { LIMITS } from '#lib/scenario/document/limits'

/**
 * The header that says what a save is about. It is a header, since the body of a save is the document and nothing else, and
 * addresses stand in logs. Its value is UTF-8 that is percent-encoded, as that of `Slug` (RFC 5023 §9.7).
 */
export const REVISION_MESSAGE = 'Revision-Message'

/** A message as the value of the header. A half of a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD. */
export const encodeMessage = (message: string): string =>
  encodeURIComponent(message.replace(/\p{Surrogate}/gu, '\ufffd'))

/**
 * The message in the value of the header, one line without space around it; null for what is not percent-encoded UTF-8, has
 * lines, or is too long.
 */
export function decodeMessage(value: string): string | null {
  try {
    const message = decodeURIComponent(value).trim()
    return message.length <= LIMITS.message && !/[\r\n]/.test(message) ? message : null
  } catch {
    return null
  }
}
