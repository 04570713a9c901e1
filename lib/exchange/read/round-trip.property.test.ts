import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ImportedConnectors, importConnectors } from '#lib/exchange/connectors/import-connectors'
import { exportConnectors } from '#lib/exchange/testing/export-connectors'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { connectorsArbitrary, hostileProperty, plainProperty, withoutIds } from '#lib/scenario/testing/connectors'
import { EXCHANGE_PROPERTIES, type ExchangeProperty } from './properties'
import { printClixml, printCsv, printFormatList, printValue } from './testing/printers'

/** milliseconds; a busy machine must not fail a law */
const SLOW = 120_000

type Values = Record<string, unknown>

/** Objects as a cmdlet returns them. Another property stands last, as in Exchange Online. */
const asReturned = (connectors: readonly ScenarioConnector[]): Values[] =>
  (JSON.parse(exportConnectors(connectors)) as Values[]).map((object) => {
    const { Name, ...rest } = object
    return Object.fromEntries([...Object.entries(rest), ['Name', Name], ['ObjectState', 'Unchanged']])
  })

/** Objects of one cmdlet all have the same properties. */
function withSameProperties(objects: readonly Values[]): Values[] {
  const names = new Set(objects.flatMap((object) => Object.keys(object)))
  names.delete('ObjectState')
  return objects.map((object) =>
    Object.fromEntries([
      ...[...names].map((name): [string, unknown] => [name, Object.hasOwn(object, name) ? object[name] : null]),
      ['ObjectState', 'Unchanged'],
    ]),
  )
}

/** Asserts that each property is what it was, or that a problem names it. */
function expectNothingSilent(start: readonly ScenarioConnector[], { connectors, problems }: ImportedConnectors): void {
  expect(connectors).toHaveLength(start.length)
  for (const [index, before] of start.entries()) {
    const after = connectors[index]
    const named = new Set(problems.filter(({ connectorId }) => connectorId === after?.id).map(({ field }) => field))
    for (const property of Object.keys(EXCHANGE_PROPERTIES) as ExchangeProperty[]) {
      const key = EXCHANGE_PROPERTIES[property]
      if (!named.has(property)) expect(after?.[key], property).toEqual(before[key])
    }
  }
}

describe('CLIXML', () => {
  test(
    'CLIXML is read without loss, whatever the names',
    () => {
      fc.assert(
        fc.property(connectorsArbitrary(hostileProperty), (start) => {
          const objects = JSON.parse(exportConnectors(start)) as Values[]
          const { format, connectors, problems } = importConnectors(printClixml(objects))
          expect(format).toBe('clixml')
          expect(withoutIds(connectors)).toEqual(withoutIds(start))
          expect(problems.filter(({ severity }) => severity === 'error' || severity === 'question')).toEqual([])
        }),
      )
    },
    SLOW,
  )
})

describe('Format-List', () => {
  const options = fc.record({
    width: fc.integer({ min: 34, max: 400 }),
    limit: fc.constantFrom(-1, 4),
    ellipsis: fc.constantFrom('...' as const, '…' as const),
  })
  /** How the text gets here, and what it can still tell of a value then: blanks that a terminal cuts off at the end of a line are gone. */
  type Copied = { readonly copy: (text: string) => string; readonly left: (value: string) => string }
  const copied = fc.constantFrom<Copied>(
    { copy: (text) => text, left: (value) => value },
    { copy: (text) => text.replaceAll('\r\n', '\n').trim(), left: (value) => value },
    { copy: (text) => text.replace(/ +(?=\r\n)/g, ''), left: (value) => value.replace(/ +$/gm, '') },
  )

  test(
    'Format-List is read equal at any width, or problems name the differences',
    () => {
      fc.assert(
        fc.property(connectorsArbitrary(plainProperty), options, copied, (start, given, { copy, left }) => {
          // Format-List drops carriage returns itself: nothing in its output tells of them.
          const plain = start.map((one) => ({
            ...one,
            name: one.name.replaceAll('\r', ''),
            comment: one.comment.replaceAll('\r', ''),
          }))
          const text = copy(printFormatList(withSameProperties(asReturned(plain)), given))
          const told = plain.map((one) => ({ ...one, name: left(one.name), comment: left(one.comment) }))
          if (plain.length > 0) expectNothingSilent(told, importConnectors(text))
        }),
        { numRuns: 300 },
      )
    },
    SLOW,
  )

  test(
    'Format-List keeps other properties as text, with a problem',
    () => {
      fc.assert(
        fc.property(fc.jsonValue({ maxDepth: 2 }), (value) => {
          const printed = printValue(value, 4, '…')
          fc.pre(!/[\r\n]/.test(printed))
          const text = printFormatList([{ Name: 'Filter', xOther: value, SenderDomains: ['*'] }], { width: 10_000 })
          const { connectors, problems } = importConnectors(text)
          expect(connectors[0]?.otherProperties).toEqual([['xOther', printed.trim()]])
          expect(problems).toContainEqual(expect.objectContaining({ code: 'KEPT_AS_TEXT' }))
        }),
      )
    },
    SLOW,
  )
})

describe('CSV', () => {
  const options = fc.record({
    delimiter: fc.constantFrom(',' as const, ';' as const, '\t' as const),
    join: fc.constantFrom(';', '|', ',', ' ', '\n', null),
    hasType: fc.boolean(),
    newline: fc.constantFrom('\n' as const, '\r\n' as const),
  })
  test(
    'CSV is read equal with any separator, or problems name the differences',
    () => {
      fc.assert(
        fc.property(connectorsArbitrary(plainProperty), options, (start, given) => {
          const text = printCsv(withSameProperties(asReturned(start)), given)
          if (start.length > 0) expectNothingSilent(start, importConnectors(text))
        }),
        { numRuns: 300 },
      )
    },
    SLOW,
  )
})
