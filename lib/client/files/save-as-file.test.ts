import { describe, expect, test } from 'vitest'
import { fileNameOf, fileNameOfParts } from './save-as-file'

describe('a file name', () => {
  test.each([
    ['IONOS → NoSpamProxy', 'IONOS → NoSpamProxy.json'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j.json'],
    ['line\nbreak\tand\u0000zero', 'line break and zero.json'],
    ['right\u202Etxt.exe', 'right txt.exe.json'],
    ['..hidden.. ', 'hidden.json'],
    ['???', 'scenario.json'],
    ['', 'scenario.json'],
  ])('the title %j makes %j', (title, name) => expect(fileNameOf(title, '.json')).toBe(name))

  test('a long title is cut between letters', () =>
    expect(fileNameOf('😀'.repeat(200), '.json')).toBe(`${'😀'.repeat(100)}.json`))
})

test('a file name of several parts keeps each of them, however long one is, and leaves out what is empty', () => {
  expect(fileNameOfParts(['Change request', 'x'.repeat(200), '2 MX: moved', '2026-12-01'], '.md')).toBe(
    `Change request – ${'x'.repeat(32)} – 2 MX moved – 2026-12-01.md`,
  )
  expect(fileNameOfParts(['Plan', ' ', '???'], '.md')).toBe('Plan.md')
})
