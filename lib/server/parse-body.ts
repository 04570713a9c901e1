import type { z } from 'zod'
import { findProblems, LISTED_PROBLEMS } from '#lib/scenario/document/problem'
import { findRemoved, type Removed } from '#lib/scenario/document/removed'
import { findTooLarge } from '#lib/scenario/document/too-large'
import { AppError } from '#lib/server/errors'

/** The deepest nesting of objects and lists: far more than any document needs, far less than the call stack allows. */
const DEEPEST = 64

/** A request by its schema, and the texts of it that were read without their invisible characters. */
export type ReadBody<Request> = { readonly request: Request; readonly removed: readonly Removed[] }

/**
 * What the bytes of a request are by its schema. Throws 400 for what is not JSON in UTF-8, 413 for lists that are too long,
 * and 422 for what nests too deeply or does not fit the schema, with each problem by path and value.
 */
export function parseBody<Schema extends z.ZodType>(schema: Schema, bytes: Uint8Array): ReadBody<z.output<Schema>> {
  const text = decode(bytes)
  const sent = parseJson(text)
  const tooLarge = findTooLarge(sent)
  if (tooLarge.length > 0) {
    const found = tooLarge.slice(0, LISTED_PROBLEMS)
    throw new AppError('too-large', `More than one request may hold. ${count(found, tooLarge)}`, { found })
  }
  const parsed = schema.safeParse(sent)
  if (parsed.success)
    return { request: parsed.data, removed: HAS_OTHERS.test(text) ? findRemoved(sent, parsed.data) : [] }
  const found = findProblems(parsed.error, sent)
  throw new AppError('invalid', `Nothing was stored. ${count(found, parsed.error.issues)}`, { found })
}

function count(listed: readonly unknown[], found: readonly unknown[]): string {
  const left = found.length - listed.length
  return `${listed.length} problem(s) listed${left > 0 ? `, ${left} more not listed` : ''}.`
}

/** A character that is not ASCII, as such or as an escape. Most requests have none, so none that is invisible. */
const HAS_OTHERS = /[\u0080-\uffff]|\\u/

function parseJson(text: string): unknown {
  checkDepth(text)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new AppError('not-json', `The body is not JSON: ${excerpt(error)}`)
  }
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
