import { expect, it } from 'vitest'
import { runInTimeSlices } from './time-slices'

const never = new AbortController().signal

function* working(steps: number): Generator<number, string> {
  for (let step = 0; step < steps; step++) {
    const endsAt = performance.now() + 5
    while (performance.now() < endsAt);
    yield step
  }
  return 'done'
}

it('gives the result of work that takes many time slices', async () => {
  expect(await runInTimeSlices(working(10), never)).toBe('done')
})

it('refuses work that is more than one request may take', async () => {
  await expect(runInTimeSlices(working(1_000_000), never, 100)).rejects.toMatchObject({ refusal: 'too-large' })
})

it('ends when the caller hangs up', async () => {
  const caller = new AbortController()
  setTimeout(() => caller.abort(), 0)
  await expect(runInTimeSlices(working(1_000_000), caller.signal)).rejects.toMatchObject({ name: 'AbortError' })
})
