import fc from 'fast-check'
import { parse } from 'papaparse'
import { describe, expect, test } from 'vitest'
import { csvRows } from './csv-rows'

const rowsOf = (text: string, delimiter = ',') => [...csvRows(text, delimiter, 1)]

describe('rows of a CSV text', () => {
  test.each([
    [
      'plain',
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'without a last line end',
      'a,b\r\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'quotes, delimiters and line ends in cells',
      '"a ""x""","b,\r\nc"\r\nd,e',
      [
        ['a "x"', 'b,\r\nc'],
        ['d', 'e'],
      ],
    ],
    [
      'empty cells',
      ',\n"",',
      [
        ['', ''],
        ['', ''],
      ],
    ],
    ['a quote within a cell is a letter', 'a"b,c', [['a"b', 'c']]],
    ['an empty line', 'a\n\nb', [['a'], [''], ['b']]],
  ])('%s', (_name, text, expected) => {
    const rows = rowsOf(text)
    expect(rows.map(({ cells }) => cells)).toEqual(expected)
    expect(rows.every(({ isBroken }) => !isBroken)).toBe(true)
  })

  test.each([
    ['a quote that is never closed', 'a,b\n"c,d\ne', 2],
    ['letters behind a closing quote', 'a,b\n"c"x,d\ne,f', 2],
  ])('%s makes its row broken', (_name, text, line) => {
    expect(rowsOf(text).filter(({ isBroken }) => isBroken)).toMatchObject([{ line }])
  })

  test('every cell has its line number', () => {
    expect(rowsOf('a,"b\nb","c\nc"\nd,e,f').map(({ cellLines }) => cellLines)).toEqual([
      [1, 1, 2],
      [4, 4, 4],
    ])
  })

  test('rows are equal to those of another parser if neither finds a fault', () => {
    const piece = fc.constantFrom('"', '""', ',', ';', '\n', 'a', ' ', '"a"', '"b,c"', '"d\ne"')
    const lineEnd = fc.constantFrom('\n' as const, '\r\n' as const)
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 14 }),
        fc.constantFrom(',', ';'),
        lineEnd,
        (pieces, delimiter, newline) => {
          const text = pieces.join('').replaceAll('\n', newline)
          const { data, errors } = parse<string[]>(text, { delimiter, newline })
          const own = rowsOf(text, delimiter)
          fc.pre(errors.length === 0 && own.every(({ isBroken }) => !isBroken))
          // It counts an empty row behind the last line end.
          const rows = text.endsWith('\n') && data.at(-1)?.join() === '' ? data.slice(0, -1) : data
          expect(own.map(({ cells }) => cells)).toEqual(rows)
        },
      ),
      { numRuns: 3000 },
    )
  })
})
