import { AppError } from '#lib/server/errors'

/** The deepest nesting of objects and lists: far more than any document needs, far less than the call stack allows. */
const DEEPEST = 64

/**
 * The JSON of a request. Counts the bytes while they stream in and stops reading at the limit (413), whatever
 * `Content-Length` says; refuses another content type (415) and what is not JSON (400).
 */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const text = decode(await readJsonBytes(request, limit))
  checkDepth(text)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new AppError('not-json', `The body is not JSON: ${excerpt(error)}`)
  }
}

/** The largest body, in bytes, of a request that needs none: room for an empty object. */
const UNASKED = 64

/** Reads and drops the body of a request that needs none. Refuses one that is not JSON (415) or not almost empty (413). */
export async function dropBody(request: Request): Promise<void> {
  const { headers } = request
  if (Number(headers.get('content-length') ?? 0) > 0 || headers.has('transfer-encoding'))
    await readJsonBytes(request, UNASKED)
}

async function readJsonBytes(request: Request, limit: number): Promise<Uint8Array> {
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

async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
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
  return Buffer.concat(chunks)
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new AppError('not-json', 'The body is not UTF-8.')
  }
}

/** Throws 422 for JSON that nests too deeply. Checked before parsing, because later steps recurse into the value. */
function checkDepth(text: string): void {
  let depth = 0
  let inText = false
  for (let i = 0; i < text.length; i++) {
    const char = text[i]
    if (inText) {
      if (char === '\\') i++
      else if (char === '"') inText = false
    } else if (char === '"') inText = true
    else if (char === '{' || char === '[') depth++
    else if (char === '}' || char === ']') depth--
    if (depth > DEEPEST)
      throw new AppError('invalid', `Objects and lists stand more than ${DEEPEST} deep in each other.`, {
        problems: [{ path: '', value: null, message: `at most ${DEEPEST} levels` }],
      })
  }
}

/** The parser's message, shortened because it may quote the request. */
function excerpt(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'it cannot be parsed'
}
