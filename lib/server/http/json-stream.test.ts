import { expect, it } from 'vitest'
import { streamJsonList } from './json-stream'

const read = (stream: ReadableStream<Uint8Array>) => new Response(stream).json()

it('writes a list as one JSON text', async () => {
  expect(await read(streamJsonList('verdicts', [{ a: 1 }, { b: '"' }], new AbortController().signal))).toEqual({
    verdicts: [{ a: 1 }, { b: '"' }],
  })
  expect(await read(streamJsonList('verdicts', [], new AbortController().signal))).toEqual({ verdicts: [] })
})

it('throws at once when the first entry cannot be made', () => {
  const broken = { [Symbol.iterator]: () => ({ next: () => expect.fail('broken') }) }
  expect(() => streamJsonList('verdicts', broken, new AbortController().signal)).toThrow('broken')
})

it('fails after more work than one request may take', async () => {
  function* endless(): Generator<number> {
    for (let n = 0; ; n++) yield n
  }
  await expect(read(streamJsonList('verdicts', endless(), new AbortController().signal, 50))).rejects.toThrow(
    'More work',
  )
})

it('lets timers run between its pieces, and ends when the caller hangs up', async () => {
  const caller = new AbortController()
  let made = 0
  function* endless(): Generator<number> {
    for (;;) {
      const endsAt = performance.now() + 5
      while (performance.now() < endsAt);
      yield made++
    }
  }
  const reader = streamJsonList('verdicts', endless(), caller.signal).getReader()
  setTimeout(() => caller.abort(), 0)
  // The timer fires only if the loop below lets it.
  for (let next = await reader.read(); !next.done; next = await reader.read());
  expect(made).toBeGreaterThan(0)
})
