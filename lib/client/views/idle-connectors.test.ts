import { describe, expect, it } from 'vitest'
import { filter, phase } from '#lib/client/testing/three-phases'
import { idleConnectors } from './idle-connectors'

const off = { ...filter, enabled: false }
const other = { ...filter, id: 'other' }

describe('connectors that a comparison leaves out', () => {
  it('are those that are off, in the first phase', () => {
    expect([...idleConnectors(null, phase('one', [off, other]))]).toEqual(['filter'])
  })

  it('are those that are off as in the phase before', () => {
    expect([...idleConnectors(phase('one', [off, other]), phase('two', [off, other]))]).toEqual(['filter'])
  })

  it.each([
    ['was switched off in this phase', [filter, other]],
    ['is new and off', [other]],
    ['is off as before, with another value', [{ ...off, requireTls: !off.requireTls }, other]],
  ])('are none where one %s', (_, before) => {
    expect(idleConnectors(phase('one', before), phase('two', [off, other])).size).toBe(0)
  })

  it('are none where all are off', () => {
    expect(idleConnectors(null, phase('one', [off])).size).toBe(0)
  })
})
