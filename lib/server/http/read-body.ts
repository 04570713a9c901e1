import { AppError } from '#lib/server/errors'

/** The largest body, in bytes, of a request that needs none: room for an empty object. */
const UNASKED = 64

/** Reads and drops the body of a request that needs none. Refuses one that is not JSON (415) or not almost empty (413). */
export async function dropBody(request: Request): Promise<void> {
  const { headers } = request
  if (Number(headers.get('content-length') ?? 0) > 0 || headers.has('transfer-encoding'))
    await readJsonBytes(request, UNASKED)
}

/**
 * The bytes of a request with a JSON body. Counts them while they stream in and stops reading at the limit (413), whatever
 * `Content-Length` says; refuses another content type (415).
 */
export async function readJsonBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    throw new AppError('not-json-type', 'Send the body with Content-Type: application/json.')
  const coding = request.headers.get('content-encoding') ?? 'identity'
  if (coding.trim().toLowerCase() !== 'identity')
    throw new AppError('not-json-type', 'Send the body as it is, without Content-Encoding.')
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit)
  return readBytes(request, limit)
}

/** Leaves the connection to scripts/serve.mjs: a sender whose connection is closed at once may never read the answer. */
const tooLarge = (limit: number) =>
  new AppError('too-large', `The body is larger than ${limit.toLocaleString('en')} bytes.`, {
    problems: [{ path: '', value: null, message: `at most ${limit.toLocaleString('en')} bytes` }],
  })

async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (request.body === null) return new Uint8Array()
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  let bytes = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const chunk: Uint8Array = next.value
    bytes += chunk.byteLength
    if (bytes > limit) {
      // Not awaited: the refusal must not wait for a sender that never ends.
      reader.cancel().catch(() => undefined)
      throw tooLarge(limit)
    }
    chunks.push(chunk)
  }
  return concat(chunks, bytes)
}

/** In memory of its own, which can be handed to a thread: that of a `Buffer` may be shared with others. */
function concat(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}
