import { expect, test } from 'vitest'
import { newId } from './ids'

test('a new id is unlike those in use', () => {
  expect(newId('phase-', [])).toBe('phase-1')
  expect(newId('phase-', [{ id: 'phase-2' }, { id: 'x' }])).toBe('phase-3')
  expect(newId('phase-', [{ id: 'phase-2' }])).toBe('phase-3')
})
