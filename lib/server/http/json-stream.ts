import { setImmediate } from 'node:timers/promises'
import { MOST_WORK, TIME_SLICE } from '#lib/server/time-slices'

const encoder = new TextEncoder()

/**
 * Streams `{"<name>":[…]}` with the given entries, one piece per time slice, so that the whole is never in memory. An abort
 * of `signal` ends the work. The first piece is made at once, so that its failure can still be answered with a problem.
 * After `most` milliseconds of work the stream fails, and the caller has no complete JSON.
 */
export function streamJsonList(
  name: string,
  entries: Iterable<unknown>,
  signal: AbortSignal,
  most = MOST_WORK,
): ReadableStream<Uint8Array> {
  const iterator = entries[Symbol.iterator]()
  let isFirst = true
  let isDone = false
  let work = 0
  const makePiece = (): string => {
    const beganAt = performance.now()
    let text = isFirst ? `{${JSON.stringify(name)}:[` : ''
    do {
      const { value, done } = iterator.next()
      isDone = done === true
      if (!isDone) text += `${isFirst ? '' : ','}${JSON.stringify(value)}`
      isFirst = false
    } while (!isDone && performance.now() < beganAt + TIME_SLICE)
    work += performance.now() - beganAt
    return isDone ? `${text}]}` : text
  }
  let piece = makePiece()
  return new ReadableStream({
    async pull(controller) {
      if (signal.aborted) return controller.close()
      controller.enqueue(encoder.encode(piece))
      if (isDone) return controller.close()
      if (work > most) return controller.error(new Error('More work than one request may take.'))
      await setImmediate()
      piece = makePiece()
    },
  })
}
