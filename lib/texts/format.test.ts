import { expect, test } from 'vitest'
import { fillIn, fillInFinding } from './format'

test('values go into their gaps as they are, and a gap without a value stays', () => {
  expect(fillIn('{a} and {b}, {c}', { a: "$& $' {b}", b: 2 })).toBe("$& $' {b} and 2, {c}")
})

test('a name that ends in a full stop ends the sentence with it', () => {
  expect(fillIn('It is {name}. Ask {name}.', { name: 'Litware Inc.' })).toBe('It is Litware Inc. Ask Litware Inc.')
  expect(fillIn('It is {name}. {gap}.', { name: 'Litware' })).toBe('It is Litware. {gap}.')
})

test('numbers are written as the language does, where one is given', () => {
  expect(fillIn('{n}', { n: 10_000 })).toBe('10000')
  expect(fillIn('{n}', { n: 10_000 }, 'en')).toBe('10,000')
  expect(fillIn('{n}', { n: 10_000 }, 'de')).toBe('10.000')
})

test('a finding is filled in as a whole, and has a text for its fix only where there is one', () => {
  const text = { title: '{x}', text: 'a {x}', advice: 'b' }
  expect(fillInFinding(text, { x: 1 })).toEqual({ title: '1', text: 'a 1', advice: 'b' })
  expect(fillInFinding({ ...text, fix: 'c {x}' }, { x: 1 }).fix).toBe('c 1')
})
