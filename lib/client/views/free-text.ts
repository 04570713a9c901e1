import { hasInvisible, invisibleNames } from '#lib/matcher'

/** A piece of a text for people: letters as they are, or an invisible character by its code point, such as `U+200B`. */
export type TextPiece = { readonly isInvisible: boolean; readonly text: string }

/** Scripts in which a joiner changes the shape of the letters beside it, and so is seen. */
const JOINING =
  '\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Khmer}'
/** Characters that are seen by what they do: they make an emoji coloured, join emoji or letters, or name a flag. */
const SEEN_BY_EFFECT = new RegExp(
  [
    '(?<=\\p{Emoji})\\ufe0f',
    '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d(?=\\p{Extended_Pictographic})',
    `(?<=[${JOINING}\\p{M}])[\\u200c\\u200d](?=[${JOINING}])`,
    '(?<=\\u{1f3f4})[\\u{e0020}-\\u{e007f}]+',
  ].join('|'),
  'gu',
)

/** The pieces of a text in order. Nobody can see that a title holds a character unless its place is shown. */
export function piecesOf(text: string): TextPiece[] {
  if (!hasInvisible(text)) return [{ isInvisible: false, text }]
  const pieces: TextPiece[] = []
  let shown = ''
  const flush = () => {
    if (shown !== '') pieces.push({ isInvisible: false, text: shown })
    shown = ''
  }
  const effective = effectiveOffsets(text)
  let offset = 0
  for (const character of text) {
    if (!hasInvisible(character) || effective.has(offset)) shown += character
    else {
      flush()
      pieces.push({ isInvisible: true, text: invisibleNames(character) })
    }
    offset += character.length
  }
  flush()
  return pieces
}

/** The invisible characters of a text that have no effect on it, by name, each once; '' where there are none. */
export const invisibleIn = (text: string): string =>
  [...new Set(piecesOf(text).flatMap((piece) => (piece.isInvisible ? [piece.text] : [])))].join(', ')

function effectiveOffsets(text: string): ReadonlySet<number> {
  const offsets = new Set<number>()
  for (const { index, 0: found } of text.matchAll(SEEN_BY_EFFECT))
    for (let at = index; at < index + found.length; at++) offsets.add(at)
  return offsets
}
