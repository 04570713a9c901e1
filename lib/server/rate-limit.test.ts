import { describe, expect, it } from 'vitest'
import { AppError } from '#lib/server/errors'
import { Failures } from './rate-limit'

const allowance = { what: 'wrong access keys', most: 3, seconds: 60 }

function counted(times: number, address = '192.0.2.1') {
  const clock = { now: 0 }
  const failures = new Failures(new Map(), () => clock.now)
  for (let i = 0; i < times; i++) failures.count(allowance, address)
  return { clock, failures }
}

describe('failed attempts', () => {
  it('are counted, not refused, up to the allowance', () => {
    const { failures } = counted(2)
    expect(() => failures.count(allowance, '192.0.2.1')).not.toThrow()
    expect(() => failures.count(allowance, '192.0.2.1')).toThrow(AppError)
  })

  it('beyond the allowance make the address wait until the window ends', () => {
    const { clock, failures } = counted(3)
    clock.now = 20_500
    expect(() => failures.count(allowance, '192.0.2.1')).toThrow(AppError)
    expect(() => failures.count(allowance, '192.0.2.1')).toThrow(
      expect.objectContaining({ refusal: 'too-many-attempts', options: { headers: { 'Retry-After': '40' } } }),
    )
    clock.now = 60_000
    expect(() => failures.count(allowance, '192.0.2.1')).not.toThrow()
  })

  it('are not counted when only the wait is asked for', () => {
    const { clock, failures } = counted(2)
    expect(failures.secondsLeft(allowance, '192.0.2.1')).toBe(0)
    expect(failures.secondsLeft(allowance, '192.0.2.9')).toBe(0)
    failures.count(allowance, '192.0.2.1')
    clock.now = 59_500
    expect(failures.secondsLeft(allowance, '192.0.2.1')).toBe(1)
    clock.now = 60_000
    expect(failures.secondsLeft(allowance, '192.0.2.1')).toBe(0)
  })

  it('count for their own address and kind only', () => {
    const { failures } = counted(3)
    expect(() => failures.count(allowance, '192.0.2.2')).not.toThrow()
    expect(() => failures.count({ ...allowance, what: 'wrong share links' }, '192.0.2.1')).not.toThrow()
  })

  it('are remembered for 10,000 addresses, and the oldest is forgotten first', () => {
    const { failures } = counted(3)
    for (let i = 0; i < 10_000; i++) failures.count(allowance, `address ${i}`)
    expect(() => failures.count(allowance, '192.0.2.1')).not.toThrow()
  })
})
