import { expect, it } from 'vitest'
import { takeTurns } from './turns'

const never = new AbortController().signal

function* working(steps: number): Generator<number, string> {
  for (let step = 0; step < steps; step++) {
    const endsAt = performance.now() + 5
    while (performance.now() < endsAt);
    yield step
  }
  return 'done'
}

it('gives the result of work that takes many turns', async () => {
  expect(await takeTurns(working(10), never)).toBe('done')
})

it('refuses work that is more than one request may take', async () => {
  await expect(takeTurns(working(1_000_000), never, 100)).rejects.toMatchObject({ refusal: 'too-large' })
})

it('ends when the caller hangs up', async () => {
  const caller = new AbortController()
  setTimeout(() => caller.abort(), 0)
  await expect(takeTurns(working(1_000_000), caller.signal)).rejects.toThrow('hung up')
})
