import { AppError } from '#lib/server/errors'

/** How deep objects and lists may stand in each other: far more than any document needs, far less than a stack bears. */
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

/** Bytes that may come along where nothing is asked for: room for an empty object and its blanks. */
const UNASKED = 64

/** Takes a body that is not asked for as little as one that is: only with the type of JSON, and only to a few bytes. */
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

/** The connection is left to scripts/serve.mjs: closed with the answer, it would take the answer from who is still sending. */
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
      // Not awaited: a sender that never ends must not hold up its own refusal.
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

/** Looked at before parsing, because what follows walks the value by recursion. */
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

/** The parser's own words, which may quote what was sent, kept short. */
function excerpt(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'it cannot be parsed'
}
