import { expect, it } from 'vitest'
import { runInTimeSlices, TIME_SLICE } from './time-slices'

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

it('lets the event loop go round between any two time slices, whoever they are of', async () => {
  let round = 0
  const rounds: number[] = []
  const count = () => {
    round += 1
    counting = setImmediate(count)
  }
  let counting = setImmediate(count)
  function* noting(): Generator<undefined, void> {
    for (let slice = 0; slice < 3; slice++) {
      rounds.push(round)
      const endsAt = performance.now() + TIME_SLICE
      while (performance.now() < endsAt);
      yield
    }
  }
  await Promise.all(Array.from({ length: 10 }, () => runInTimeSlices(noting(), never)))
  clearImmediate(counting)
  expect(rounds).toHaveLength(30)
  expect(new Set(rounds).size).toBe(30)
})
