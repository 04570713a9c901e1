/**
 * Characters that nobody sees, and that come along when a text is copied from a page or a mail: zero-width spaces and
 * joiners, soft hyphens, bidirectional controls, byte order marks, variation selectors. They are what Unicode calls default
 * ignorable. No domain, address or certificate name has one: IDNA drops them, or has them as A-labels only.
 */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u
const ALL_INVISIBLE = new RegExp(INVISIBLE, 'gu')

/** The text without its invisible characters; the same text where it has none. */
export const withoutInvisible = (text: string): string => (isAscii(text) ? text : text.replace(ALL_INVISIBLE, ''))

/** Reports whether the text has an invisible character. */
export const hasInvisible = (text: string): boolean => !isAscii(text) && INVISIBLE.test(text)

/** `U+200B, U+00AD`: the invisible characters of a text, each once. */
export function invisibleNames(text: string): string {
  const found = new Set(Array.from(text).filter(hasInvisible))
  return [...found].map((character) => `U+${hexOf(character).padStart(4, '0')}`).join(', ')
}

const hexOf = (character: string): string => (character.codePointAt(0) ?? 0).toString(16).toUpperCase()

/** Reports whether the text is ASCII, as nearly all domains and addresses are: no pattern is then tried on it. */
export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false
  return true
}
