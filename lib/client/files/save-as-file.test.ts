import { describe, expect, test } from 'vitest'
import { fileNameOf } from './save-as-file'

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
