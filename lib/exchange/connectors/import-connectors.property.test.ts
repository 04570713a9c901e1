import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { walkJson } from '#lib/exchange/read/json-lines'
import { exportConnectors } from '#lib/exchange/testing/export-connectors'
import { runToEnd } from '#lib/matcher'
import { connectorSchema } from '#lib/scenario/document/connector'
import { connectorsArbitrary, hostileProperty, withoutIds } from '#lib/scenario/testing/connectors'
import { importConnectors } from './import-connectors'

const findJsonLines = (json: string, deepest: number) => runToEnd(walkJson(json, deepest))

/** milliseconds, long enough for a busy machine */
const SLOW = 60_000

describe('laws of the import', () => {
  test(
    'exported connectors are imported unchanged, whatever their names',
    () => {
      fc.assert(
        fc.property(connectorsArbitrary(hostileProperty), (start) => {
          const { connectors, problems } = importConnectors(exportConnectors(start))
          expect(withoutIds(connectors)).toEqual(withoutIds(start))
          expect(problems.filter(({ severity }) => severity === 'error' || severity === 'question')).toEqual([])
        }),
      )
    },
    SLOW,
  )

  test(
    'any text is read without an exception',
    () => {
      fc.assert(
        fc.property(
          fc.oneof(
            fc.string({ unit: 'binary' }),
            fc.json(),
            fc.json().map((json) => json.slice(0, -2)),
          ),
          (pasted) => {
            const { connectors } = importConnectors(pasted)
            expect(connectors.filter((one) => !connectorSchema.safeParse(one).success)).toEqual([])
          },
        ),
        { numRuns: 1000 },
      )
    },
    SLOW,
  )

  test(
    'the reader finds a fault if and only if JSON.parse refuses the text',
    () => {
      const piece = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', 'null', '\n', ' ', '"b\\"c"')
      fc.assert(
        fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
          const json = pieces.join('')
          let parsed: unknown
          try {
            parsed = JSON.parse(json)
          } catch {
            parsed = undefined
          }
          const { roots, fault, notes } = findJsonLines(json, 64)
          expect(fault === null && roots.length === 1, json).toBe(parsed !== undefined)
          if (parsed !== undefined && notes.length === 0) expect(roots[0], json).toEqual(parsed)
        }),
        { numRuns: 3000 },
      )
    },
    SLOW,
  )

  test(
    'the reader gives the same values as JSON.parse',
    () => {
      fc.assert(
        fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
          expect(findJsonLines(JSON.stringify(value, null, indent), 64).roots).toEqual([
            JSON.parse(JSON.stringify(value)),
          ])
        }),
      )
    },
    SLOW,
  )

  test(
    'in a text with one value per line, every value has its own line',
    () => {
      fc.assert(
        fc.property(fc.array(fc.tuple(fc.string(), fc.integer()), { minLength: 1 }), (pairs) => {
          const json = `{\n${pairs.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',\n')}\n}`
          const { lines } = findJsonLines(json, 64)
          const first = new Map(pairs.map(([key], i): [string, number] => [key, i + 2]).reverse())
          for (const [key, line] of first)
            expect(lines.get(`/0/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)).toBe(line)
        }),
      )
    },
    SLOW,
  )
})
