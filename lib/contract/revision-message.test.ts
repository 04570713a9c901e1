import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LIMITS } from '#lib/scenario/document/limits'
import { decodeMessage, encodeMessage } from './revision-message'

it('a message comes out of the header as it went in, whatever its characters', () => {
  const lines = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((text) => !/[\r\n]/.test(text))
  fc.assert(
    fc.property(lines, (text) => {
      const value = encodeMessage(text)
      expect(value).toMatch(/^[!-~]*$/)
      expect(decodeMessage(value)).toBe(text.trim())
    }),
  )
})

it('half a surrogate pair, as a field that is full leaves it, becomes a replacement character', () => {
  expect(decodeMessage(encodeMessage('a\ud83d'))).toBe('a\ufffd')
})

it.each([
  ['bytes that are not UTF-8', '%ff'],
  ['a percent sign alone', '100 %'],
  ['two lines', 'one%0Atwo'],
  ['more than the longest message', 'x'.repeat(LIMITS.message + 1)],
])('%s are refused', (_, value) => {
  expect(decodeMessage(value)).toBeNull()
})
