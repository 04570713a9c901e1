import { expect, it } from 'vitest'
import { canonicalJson } from './canonical'

it('writes the same value as the same text, whatever order it was written in', () => {
  const a = { title: 'T', phases: [{ name: 'P', id: 'p' }], answers: { Q3: 'and', Q1: undefined } }
  const b = { answers: { Q3: 'and' }, phases: [{ id: 'p', name: 'P' }], title: 'T' }
  expect(canonicalJson(a)).toBe(canonicalJson(b))
})

it('keeps the order of lists, for it means something', () => {
  expect(canonicalJson([2, 1])).toBe('[2,1]')
})

it('takes __proto__ for a name like any other', () => {
  const value: unknown = JSON.parse('{"b":{"__proto__":{"x":1}},"a":null}')
  expect(canonicalJson(value)).toBe('{"a":null,"b":{"__proto__":{"x":1}}}')
})
