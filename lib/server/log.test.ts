import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { describeError } from './log'

const thrownBy = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (error) {
    return error
  }
}

describe('what the log holds of an error', () => {
  it('is its name, message and frames', () => {
    const { cause, stack } = describeError(new TypeError('x is\n  not a function'))
    expect(cause).toBe('TypeError x is not a function')
    expect(stack?.[0]).toMatch(/^at .*log\.test\.ts/)
  })

  it('is the code and message of the system or the database', () => {
    expect(describeError(Object.assign(new Error('no space left'), { code: 'ENOSPC' })).cause).toBe(
      'Error ENOSPC no space left',
    )
  })

  it.each([
    ['JSON that cannot be parsed', () => JSON.parse('{"title":secret}')],
    ['a document that does not fit its schema', () => z.strictObject({}).parse({ secret: 1 })],
  ])('quotes nothing of %s', (_, run) => {
    const error = thrownBy(run)
    expect(error).toHaveProperty('message', expect.stringContaining('secret'))
    expect(JSON.stringify(describeError(error))).not.toContain('secret')
  })

  it('says of what is no error only its type', () => {
    expect(describeError('secret')).toEqual({ cause: 'A string was thrown.' })
  })
})
