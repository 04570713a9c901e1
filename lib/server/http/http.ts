import type { NextRequest } from 'next/server'
import type { z } from 'zod'
import type { Endpoint } from '#lib/contract/endpoint'
import type { Problem } from '#lib/contract/problem'
import { type FoundProblem, findProblems } from '#lib/scenario/document/problem'
import { AppError, problemResponse, REFUSALS, refusalResponse } from '#lib/server/errors'
import type { JsonText } from '#lib/server/json-text'
import { logFailure, requestIdOf } from '#lib/server/log'
import { parseBody } from '#lib/server/parse-body'
import { loadEngineTexts } from '#lib/texts/engine-texts'
import { fillIn } from '#lib/texts/format'
import { type Access, accessOf, requireKey } from './auth'
import { checkOrigin } from './origin'
import { dropBody, readJsonBytes } from './read-body'

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : null
/** What a service may answer: the input of the answer's schema, or its JSON as bytes or as a text. */
// biome-ignore lint/suspicious/noConfusingVoidType: it is a return type, one step away
type Answer<Schema> = Schema extends z.ZodType ? z.input<Schema> | Uint8Array<ArrayBuffer> | JsonText : void

/** What a route passes to its service. */
type Call<Own extends Endpoint, Body> = {
  readonly params: z.output<Own['params']>
  readonly query: z.output<Own['query']>
  readonly body: Body
  readonly headers: Headers
  readonly signal: AbortSignal
  /** sets a header of the answer */
  readonly setHeader: (name: string, value: string) => void
}

type RouteContext = { readonly params: Promise<unknown> }
type RouteHandler = (request: NextRequest, context: RouteContext) => Promise<Response>

type Run<Own extends Endpoint, Body> = (call: Call<Own, Body>) => Promise<Answer<Own['answer']>> | Answer<Own['answer']>

/**
 * A route from its endpoint: checks key, origin, type, size, form and schema in this order, calls the service with
 * what is left, and turns every failure into a problem answer.
 */
export function handle<Own extends Endpoint>(endpoint: Own, run: Run<Own, Parsed<Own['request']>>): RouteHandler {
  return serve(endpoint, run, (request) => readRequest(endpoint, request))
}

/**
 * A route for requests that may be large: it makes the checks of `handle`, but for form and schema. The service gets the
 * bytes, and has them parsed where nobody waits for it.
 */
export function handleBytes<Own extends Endpoint>(endpoint: Own, run: Run<Own, Uint8Array<ArrayBuffer>>): RouteHandler {
  return serve(endpoint, run, (request) => readJsonBytes(request, endpoint.mostBytes))
}

function serve<Own extends Endpoint, Body>(
  endpoint: Own,
  run: Run<Own, Body>,
  readBody: (request: Request) => Promise<Body>,
): RouteHandler {
  return (request, context) =>
    guarded(request, async () => {
      const access = endpoint.isOpen ? await openAccess(request) : await requireKey(request.headers)
      checkOrigin(request.method, request.headers, access)
      const params = readParams(endpoint, await context.params)
      const query = readQuery(endpoint, request)
      const body = await readBody(request)
      const headers = new Headers()
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
    if (!(error instanceof AppError) || REFUSALS[error.refusal].status >= 500)
      logFailure(requestId, request.method, error)
    if (error instanceof AppError)
      return refusalResponse(error, requestId, await problemsInEnglish(error.options.found ?? []))
    return problemResponse('failed', 'Something went wrong on the server; nothing was saved.', requestId)
  }
}

async function problemsInEnglish(found: readonly FoundProblem[]): Promise<Problem[]> {
  if (found.length === 0) return []
  const texts = await loadEngineTexts('requirements', 'en')
  return found.map(({ path, value, wanted: { code, parameters } }) => ({
    path,
    value,
    message: fillIn(texts[code], parameters, 'en'),
  }))
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
    found: findProblems(parsed.error, sent),
  })
}

async function readRequest<Own extends Endpoint>(endpoint: Own, request: Request): Promise<Parsed<Own['request']>>
async function readRequest(endpoint: Endpoint, request: Request): Promise<unknown> {
  if (endpoint.request === null) {
    if (endpoint.method !== 'GET') await dropBody(request)
    return null
  }
  return parseBody(endpoint.request, await readJsonBytes(request, endpoint.mostBytes)).request
}

function toResponse<Own extends Endpoint>(endpoint: Own, answer: Answer<Own['answer']>, headers: Headers): Response
function toResponse(endpoint: Endpoint, answer: unknown, headers: Headers): Response {
  if (answer === undefined) return new Response(null, { status: endpoint.status, headers })
  if (endpoint.hasTag && hasRevision(answer)) headers.set('ETag', `"${answer.revision}"`)
  headers.set('Content-Type', 'application/json')
  return new Response(bodyOf(answer), { status: endpoint.status, headers })
}

function bodyOf(answer: unknown): Uint8Array<ArrayBuffer> | string {
  if (isBytes(answer)) return answer
  return isJsonText(answer) ? answer.jsonText : JSON.stringify(answer)
}

const isBytes = (answer: unknown): answer is Uint8Array<ArrayBuffer> => answer instanceof Uint8Array

const isJsonText = (answer: unknown): answer is JsonText =>
  typeof answer === 'object' && answer !== null && 'jsonText' in answer

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
