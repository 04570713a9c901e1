import { describe, expect, it } from 'vitest'
import { invisibleIn, piecesOf } from './free-text'

const written = (text: string) =>
  piecesOf(text)
    .map((piece) => (piece.isInvisible ? `[${piece.text}]` : piece.text))
    .join('')

describe('a text for people', () => {
  it.each([
    ['Plan', 'Plan'],
    ['', ''],
    ['Pl\u200ban', 'Pl[U+200B]an'],
    ['\ufeffPlan\u00ad', '[U+FEFF]Plan[U+00AD]'],
    ['from \u202egpj.exe', 'from [U+202E]gpj.exe'],
    ['a\u200db', 'a[U+200D]b'],
    ['a\ufe0f', 'a[U+FE0F]'],
    ['a\u{e0041}', 'a[U+E0041]'],
  ])('%j is shown as %s', (text, shown) => {
    expect(written(text)).toBe(shown)
  })

  it.each([
    ['an emoji in colour', '\u2708\ufe0f'],
    ['a family of emoji', '\u{1f469}\u200d\u{1f467}'],
    ['emoji with a skin tone', '\u{1f469}\u{1f3fd}\u200d\u{1f680}'],
    ['the flag of a country', '\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}'],
    ['a Persian word', '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645'],
  ])('%s stays as it is', (_, text) => {
    expect(written(text)).toBe(text)
    expect(invisibleIn(text)).toBe('')
  })

  it('has each invisible character named once', () => {
    expect(invisibleIn('a\u200bb\u200bc\u00ad')).toBe('U+200B, U+00AD')
  })
})
