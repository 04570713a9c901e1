import { expect, it } from 'vitest'
import { canonicalJson } from './canonical'

it('the canonical text does not depend on the order of members', () => {
  const a = { title: 'T', phases: [{ name: 'P', id: 'p' }], answers: { Q3: 'and', Q1: undefined } }
  const b = { answers: { Q3: 'and' }, phases: [{ id: 'p', name: 'P' }], title: 'T' }
  expect(canonicalJson(a)).toBe(canonicalJson(b))
})

it('the canonical text keeps the order of lists', () => {
  expect(canonicalJson([2, 1])).toBe('[2,1]')
})

it('the canonical text keeps a member named __proto__', () => {
  const value: unknown = JSON.parse('{"b":{"__proto__":{"x":1}},"a":null}')
  expect(canonicalJson(value)).toBe('{"a":null,"b":{"__proto__":{"x":1}}}')
})
