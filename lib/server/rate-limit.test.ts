import { describe, expect, it } from 'vitest'
import { AppError } from '#lib/server/errors'
import { AttemptCounter } from './rate-limit'

const allowance = { what: 'wrong access keys', most: 3, seconds: 60 }

function counted(times: number, address = '192.0.2.1') {
  const clock = { now: 0 }
  const attempts = new AttemptCounter(new Map(), () => clock.now)
  for (let i = 0; i < times; i++) attempts.count(allowance, address)
  return { clock, attempts }
}

describe('failed attempts', () => {
  it('are counted, not refused, up to the allowance', () => {
    const { attempts } = counted(2)
    expect(() => attempts.count(allowance, '192.0.2.1')).not.toThrow()
    expect(() => attempts.count(allowance, '192.0.2.1')).toThrow(AppError)
  })

  it('beyond the allowance make the address wait until the window ends', () => {
    const { clock, attempts } = counted(3)
    clock.now = 20_500
    expect(() => attempts.count(allowance, '192.0.2.1')).toThrow(AppError)
    expect(() => attempts.count(allowance, '192.0.2.1')).toThrow(
      expect.objectContaining({ refusal: 'too-many-attempts', options: { headers: { 'Retry-After': '40' } } }),
    )
    clock.now = 60_000
    expect(() => attempts.count(allowance, '192.0.2.1')).not.toThrow()
  })

  it('are not counted when only the wait is asked for', () => {
    const { clock, attempts } = counted(2)
    expect(attempts.secondsLeft(allowance, '192.0.2.1')).toBe(0)
    expect(attempts.secondsLeft(allowance, '192.0.2.9')).toBe(0)
    attempts.count(allowance, '192.0.2.1')
    clock.now = 59_500
    expect(attempts.secondsLeft(allowance, '192.0.2.1')).toBe(1)
    clock.now = 60_000
    expect(attempts.secondsLeft(allowance, '192.0.2.1')).toBe(0)
  })

  it('count for their own address and kind only', () => {
    const { attempts } = counted(3)
    expect(() => attempts.count(allowance, '192.0.2.2')).not.toThrow()
    expect(() => attempts.count({ ...allowance, what: 'wrong share links' }, '192.0.2.1')).not.toThrow()
  })

  it('are remembered for 10,000 addresses, and the oldest is forgotten first', () => {
    const { attempts } = counted(3)
    for (let i = 0; i < 10_000; i++) attempts.count(allowance, `address ${i}`)
    expect(() => attempts.count(allowance, '192.0.2.1')).not.toThrow()
  })
})
