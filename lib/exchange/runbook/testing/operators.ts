import { type Hashtable, isList, itemsOf, textOf, type Value } from './values'

const COMPARISONS: Readonly<Record<string, (one: Value, other: Value) => boolean>> = {
  '-eq': (one, other) => loose(one) === loose(other),
  '-ne': (one, other) => loose(one) !== loose(other),
  '-cne': (one, other) => textOf(one) !== textOf(other),
  '-gt': (one, other) => Number(one) > Number(other),
}
const loose = (value: Value): string | null => (value === null ? null : textOf(value).toLowerCase())

/** Only strings in single quotation marks without any inside: all others are written by code. */
export function stringOf(text: string): string {
  const [, inner] = /^'([^']*)'$/.exec(text) ?? []
  if (inner === undefined) throw new Error(`A string that a runbook does not write: ${text}`)
  return inner
}

/** The sum of two texts. Throws for anything else. */
export function add(one: Value, other: Value): Value {
  if (typeof one === 'string') return one + textOf(other)
  throw new Error(`Not added: ${textOf(one)}`)
}

/** The result of an operator that compares, joins or replaces. Throws for one that runbooks do not write. */
export function compared(one: Value, operator: string, other: Value): Value {
  if (operator === '-join') return itemsOf(one).map(textOf).join(textOf(other))
  if (operator === '-contains') return itemsOf(one).some((item) => loose(item) === loose(other))
  if (operator === '-replace') {
    const [pattern, by] = itemsOf(other).map(textOf)
    return textOf(one).replace(new RegExp(pattern ?? '', 'gi'), by ?? '')
  }
  const test = COMPARISONS[operator]
  if (test === undefined) throw new Error(`An operator that is not known: ${operator}`)
  return isList(one) ? one.filter((item) => test(item, other)) : test(one, other)
}

/** `Sort-Object -Unique -CaseSensitive`. Throws for another order. */
export function sorted(passed: readonly Value[], given: Hashtable): readonly Value[] {
  if (given.get('Unique') !== true || given.get('CaseSensitive') !== true)
    throw new Error('Another order is not known.')
  return [...new Set(passed.map(textOf))].sort()
}
