import { expect, it, vi } from 'vitest'
import { AppError } from './errors'

it('a refusal is one to every route, although each has the class bundled for itself', async () => {
  vi.resetModules()
  const { AppError: OfAnotherBundle } = await import('./errors')
  expect(OfAnotherBundle).not.toBe(AppError)
  expect(new OfAnotherBundle('busy', 'Busy') instanceof AppError).toBe(true)
  expect(new AppError('busy', 'Busy') instanceof AppError).toBe(true)
  expect([new Error('Busy'), null, 'busy', {}].map((value) => value instanceof AppError)).toEqual(Array(4).fill(false))
})
