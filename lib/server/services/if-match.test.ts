import { expect, it } from 'vitest'
import { matchesRevision } from './if-match'

it.each(['"7"', '7', 'W/"7"', ' "7" ', '"6", "7"', '*'])('%s names revision 7', (header) => {
  expect(matchesRevision(header, 7)).toBe(true)
})

it.each(['"6"', '"77"', '', 'x', '"seven"', '"6", "8"', '"7', '07'])('%s does not name revision 7', (header) => {
  expect(matchesRevision(header, 7)).toBe(false)
})
