import fc from 'fast-check'

/** One of each kind: zero-width, soft hyphen, bidirectional control, byte order mark, joiner, variation selector, tag. */
const INVISIBLE = [
  '\u200b',
  '\u200c',
  '\u200d',
  '\u2060',
  '\u00ad',
  '\u200e',
  '\u202e',
  '\u2066',
  '\ufeff',
  '\u034f',
  '\u180e',
  '\ufe0f',
  '\u{e0100}',
  '\u{e0041}',
]

/** Changes a text by putting invisible characters into it, at places and as often as the generator says. */
export type Smudge = (text: string) => string

export const smudges: fc.Arbitrary<Smudge> = fc
  .array(fc.record({ place: fc.double({ min: 0, max: 1, noNaN: true }), character: fc.constantFrom(...INVISIBLE) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((marks) => (text) => {
    let smudged = text
    for (const { place, character } of marks) {
      const at = Math.round(place * smudged.length)
      // Between the halves of a surrogate pair nothing can stand.
      const isInside = /[\udc00-\udfff]/.test(smudged.charAt(at))
      const from = isInside ? at - 1 : at
      smudged = smudged.slice(0, from) + character + smudged.slice(from)
    }
    return smudged
  })
