import { setImmediate } from 'node:timers/promises'

/** Milliseconds of work after which other callers get their turn. */
const TURN = 12
const encoder = new TextEncoder()

/**
 * `{"<name>":[…]}` with the given entries, made and sent piece by piece: between pieces the event loop is free, the whole
 * never stands in memory, and a caller who hangs up ends the work. The first piece is made at once, so that a failure in
 * it is still answered as one.
 */
export function streamJsonList(
  name: string,
  entries: Iterable<unknown>,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const iterator = entries[Symbol.iterator]()
  let isFirst = true
  let isDone = false
  const makePiece = (): string => {
    const endsAt = performance.now() + TURN
    let text = isFirst ? `{${JSON.stringify(name)}:[` : ''
    do {
      const { value, done } = iterator.next()
      isDone = done === true
      if (!isDone) text += `${isFirst ? '' : ','}${JSON.stringify(value)}`
      isFirst = false
    } while (!isDone && performance.now() < endsAt)
    return isDone ? `${text}]}` : text
  }
  let piece = makePiece()
  return new ReadableStream({
    async pull(controller) {
      if (signal.aborted) return controller.close()
      controller.enqueue(encoder.encode(piece))
      if (isDone) return controller.close()
      await setImmediate()
      piece = makePiece()
    },
  })
}
