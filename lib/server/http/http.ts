import type { NextRequest } from 'next/server'
import type { z } from 'zod'
import type { Endpoint } from '#lib/contract/endpoints'
import { inEnglish, LISTED_PROBLEMS, problemsOf } from '#lib/scenario/document/problem'
import { findTooLarge } from '#lib/scenario/document/too-large'
import { AppError, problemResponse, refusalResponse } from '#lib/server/errors'
import { logFailure, requestIdOf } from '#lib/server/log'
import { API_HEADERS } from '#scripts/guard'
import { type Access, accessOf, requireKey } from './auth'
import { checkOrigin } from './origin'
import { dropBody, readJson } from './read-body'

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : null
/** What a service may answer: the input of the answer's schema, or a stream of its JSON. */
// biome-ignore lint/suspicious/noConfusingVoidType: it is a return type, one step away
type Answer<Schema> = Schema extends z.ZodType ? z.input<Schema> | ReadableStream<Uint8Array> : void

/** What a route passes to its service: parsed and checked, never the raw body. */
export type Call<Own extends Endpoint> = {
  readonly params: z.output<Own['params']>
  readonly query: z.output<Own['query']>
  readonly body: Parsed<Own['request']>
  readonly headers: Headers
  readonly signal: AbortSignal
  /** sets a header of the answer */
  readonly setHeader: (name: string, value: string) => void
}

type RouteContext = { readonly params: Promise<unknown> }
type RouteHandler = (request: NextRequest, context: RouteContext) => Promise<Response>

/**
 * A route from its endpoint: checks key, origin, type, size, form and schema in this order, calls the service with
 * what is left, and turns every failure into a problem answer.
 */
export function handle<Own extends Endpoint>(
  endpoint: Own,
  run: (call: Call<Own>) => Promise<Answer<Own['answer']>> | Answer<Own['answer']>,
): RouteHandler {
  return (request, context) =>
    guarded(request, async () => {
      const access = endpoint.isOpen ? await openAccess(request) : await requireKey(request.headers)
      checkOrigin(request.method, request.headers, access)
      const params = readParams(endpoint, await context.params)
      const query = readQuery(endpoint, request)
      const body = await readRequest(endpoint, request)
      const headers = new Headers(API_HEADERS)
      const setHeader = (name: string, value: string) => headers.set(name, value)
      const answer = await run({ params, query, body, headers: request.headers, signal: request.signal, setHeader })
      return toResponse(endpoint, answer, headers)
    })
}

/** An open route takes anybody. A cookie still tells a browser, whose origin has to be checked. */
async function openAccess(request: Request): Promise<Access> {
  return request.headers.has('cookie') ? accessOf(request.headers) : 'none'
}

/** nginx's status for a caller who hung up before the answer. Nobody reads it. */
const HUNG_UP = 499

/** Answers every failure of `run` as a problem. An unexpected error goes to the log, and the answer hides its text. */
async function guarded(request: Request, run: () => Promise<Response>): Promise<Response> {
  try {
    return await run()
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: HUNG_UP })
    const requestId = requestIdOf(request.headers)
    if (error instanceof AppError) return refusalResponse(error, requestId)
    logFailure(requestId, request.method, error)
    return problemResponse('failed', 'Something went wrong on the server; nothing was saved.', requestId)
  }
}

function readParams<Own extends Endpoint>(endpoint: Own, params: unknown): z.output<Own['params']>
function readParams(endpoint: Endpoint, params: unknown): unknown {
  const parsed = endpoint.params.safeParse(params ?? {})
  if (!parsed.success) throw new AppError('not-found', 'There is nothing at this address.')
  return parsed.data
}

function readQuery<Own extends Endpoint>(endpoint: Own, request: NextRequest): z.output<Own['query']>
function readQuery(endpoint: Endpoint, request: NextRequest): unknown {
  const sent = Object.fromEntries(request.nextUrl.searchParams)
  const parsed = endpoint.query.safeParse(sent)
  if (parsed.success) return parsed.data
  throw new AppError('invalid', 'The address has a parameter that cannot be read.', {
    problems: problemsOf(parsed.error, sent),
  })
}

async function readRequest<Own extends Endpoint>(endpoint: Own, request: Request): Promise<Parsed<Own['request']>>
async function readRequest(endpoint: Endpoint, request: Request): Promise<unknown> {
  if (endpoint.request === null) {
    if (endpoint.method !== 'GET') await dropBody(request)
    return null
  }
  const sent = await readJson(request, endpoint.mostBytes)
  const tooLarge = findTooLarge(sent)
  if (tooLarge.length > 0) {
    const problems = tooLarge.slice(0, LISTED_PROBLEMS).map(inEnglish)
    throw new AppError('too-large', `More than one request may hold. ${count(problems, tooLarge)}`, { problems })
  }
  const parsed = endpoint.request.safeParse(sent)
  if (parsed.success) return parsed.data
  const problems = problemsOf(parsed.error, sent)
  throw new AppError('invalid', `Nothing was stored. ${count(problems, parsed.error.issues)}`, { problems })
}

function count(listed: readonly unknown[], found: readonly unknown[]): string {
  const left = found.length - listed.length
  return `${listed.length} problem(s) listed${left > 0 ? `, ${left} more not listed` : ''}.`
}

function toResponse(endpoint: Endpoint, answer: unknown, headers: Headers): Response {
  if (answer === undefined) return new Response(null, { status: endpoint.status, headers })
  if (endpoint.hasTag && hasRevision(answer)) headers.set('ETag', `"${answer.revision}"`)
  headers.set('Content-Type', 'application/json')
  return new Response(answer instanceof ReadableStream ? answer : JSON.stringify(answer), {
    status: endpoint.status,
    headers,
  })
}

const hasRevision = (answer: unknown): answer is { revision: number } =>
  typeof answer === 'object' && answer !== null && 'revision' in answer

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'
type Handlers = { readonly [Name in Endpoint['method']]?: RouteHandler }

/** The handlers of one address: those given, and a 405 with `Allow` for every other method. */
export function route(handlers: Handlers): Record<Method, RouteHandler> {
  const allowed = Object.keys(handlers).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
  const refuse: RouteHandler = (request) =>
    guarded(request, async () => {
      await requireKey(request.headers)
      throw new AppError('wrong-method', `Use ${allowed.join(' or ')} here.`, {
        headers: { Allow: allowed.join(', ') },
      })
    })
  const { GET = refuse, POST = refuse, PUT = refuse, DELETE = refuse } = handlers
  return { GET, HEAD: GET, POST, PUT, PATCH: refuse, DELETE, OPTIONS: refuse }
}

/** Answers 404 at every address under `/api` that no route serves. */
export const refuseUnknown: RouteHandler = (request) =>
  guarded(request, async () => {
    await requireKey(request.headers)
    throw new AppError('not-found', 'There is nothing at this address.')
  })
