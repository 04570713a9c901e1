import 'server-only'
import { z } from 'zod'
import type { Endpoint } from '#lib/contract/endpoint'
import { ENDPOINTS } from '#lib/contract/endpoints'
import { problemAnswerSchema } from '#lib/contract/problem'
import { REVISION_MESSAGE } from '#lib/contract/revision-message'
import { connectorSchema, connectorShape } from '#lib/scenario/document/connector'
import { documentSchema } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import { listedIn } from '#lib/scenario/document/list'
import { sentDocumentSchema } from '#lib/scenario/versions/sent-document'

type Json = z.core.util.JSONType

/** OpenAPI 3.1 of the whole API, made from the schemas that check requests and type answers. */
export function describeApi(): Record<string, Json> {
  const endpoints: [string, Endpoint][] = Object.entries(ENDPOINTS)
  const paths: Record<string, Record<string, Json>> = {}
  for (const [name, endpoint] of endpoints) {
    const path = paths[endpoint.path] ?? {}
    const described = { operationId: name, ...describeEndpoint(endpoint) }
    paths[endpoint.path] = { ...path, [endpoint.method.toLowerCase()]: described }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Connector Planner',
      version: '1',
      description: 'Which inbound connector Exchange Online gives every sender, and who is told 550 5.7.51.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'The server that gives this description' }],
    components: {
      securitySchemes: { accessKey: { type: 'http', scheme: 'bearer' } },
      responses: describeRefusals(),
      schemas: {
        Problem: describeSchema(problemAnswerSchema, 'output'),
        Connector: describeSchema(connectorShape, 'input', true),
      },
    },
    security: [{ accessKey: [] }],
    paths,
  }
}

function describeEndpoint(endpoint: Endpoint): Record<string, Json> {
  const { summary, params, query, request, answer, status, isOpen, isDeprecated, isConditional, hasTag } = endpoint
  const parameters = [
    ...describeParameters(params, 'path'),
    ...describeParameters(query, 'query'),
    ...(isConditional ? [IF_MATCH] : []),
    ...(endpoint.takesMessage ? [MESSAGE] : []),
    ...(endpoint.takesShareToken ? [SHARE_TOKEN] : []),
  ]
  const content =
    answer === null ? {} : { content: { 'application/json': { schema: describeSchema(answer, 'output') } } }
  const headers = hasTag
    ? { headers: { ETag: { schema: { type: 'string' }, description: 'the revision, in quotes' } } }
    : {}
  return {
    summary,
    ...(isOpen ? { security: [] } : {}),
    ...(isDeprecated ? { deprecated: true } : {}),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(request === null
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: describeSchema(request, 'input') } },
          },
        }),
    responses: {
      [status]: { description: 'Done', ...headers, ...content },
      ...Object.fromEntries(refusalsOf(endpoint).map((code) => [code, refusal(`Refused${code}`)])),
      default: refusal('Refused'),
    },
  }
}

const refusal = (name: string): Json => ({ $ref: `#/components/responses/${name}` })

/** What each code says that refuses a request of a client. */
const REFUSED = {
  400: 'The body is not JSON',
  401: 'The access key is missing or wrong',
  403: 'The request comes from another site, or what it asks for is switched off on this server',
  404: 'There is nothing at this address, or what stood there was deleted or revoked',
  409: 'Not possible in the present state of the scenario',
  412: 'Somebody else saved since the revision named in If-Match; `current` holds what was saved',
  413: 'The request, its work or its answer would be too large',
  415: 'The body was not sent as application/json',
  421: 'The Host header names another server',
  422: 'Something in the request has the wrong form or contradicts itself; `problems` names each place',
  428: 'The header If-Match is missing',
  429: 'Too many attempts or requests; Retry-After says when to try again',
} as const

type RefusedCode = keyof typeof REFUSED

function describeRefusals(): Record<string, Json> {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  const named = Object.entries(REFUSED).map(([code, description]) => [`Refused${code}`, { description, content }])
  return { ...Object.fromEntries(named), Refused: { description: 'Refused, and why', content } }
}

/** The codes with which a request of a client can be refused. */
function refusalsOf(endpoint: Endpoint): RefusedCode[] {
  const { isOpen, takesShareToken, isConditional, canConflict, method, params, query, request } = endpoint
  const hasParameters = describeParameters(params, 'path').length > 0
  const hasQuery = describeParameters(query, 'query').length > 0
  const codes: RefusedCode[] = [
    421,
    429,
    ...(request === null ? [] : ([400, 413, 415] as const)),
    ...(request === null && !hasQuery ? [] : ([422] as const)),
    ...(isOpen && request === null ? [] : ([401] as const)),
    ...(method === 'GET' ? [] : ([403] as const)),
    ...(hasParameters || takesShareToken ? ([404] as const) : []),
    ...(canConflict ? ([409] as const) : []),
    ...(isConditional ? ([412, 428] as const) : []),
  ]
  return codes.sort((a, b) => a - b)
}

const IF_MATCH: Json = {
  name: 'If-Match',
  in: 'header',
  required: true,
  schema: { type: 'string' },
  description: 'the ETag of the revision that was edited',
}

const MESSAGE: Json = {
  name: REVISION_MESSAGE,
  in: 'header',
  required: false,
  schema: { type: 'string' },
  description: `what is said of the revision: one line of at most ${LIMITS.message} characters, as UTF-8 that is percent-encoded`,
}

const SHARE_TOKEN: Json = {
  name: 'Share-Token',
  in: 'header',
  required: true,
  schema: { type: 'string' },
  description: 'what stands behind the # of the address of a share link',
}

function describeParameters(schema: z.ZodType, place: 'path' | 'query'): Json[] {
  const { properties } = describeSchema(schema, 'input')
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) return []
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path',
    schema: property,
  }))
}

/**
 * JSON Schema of one side. Three kinds of schema read by hand and must be described by hand: documents, which may be of an older version,
 * connectors, named by reference (theirs sorts unknown properties first), and lists.
 */
function describeSchema(schema: z.ZodType, io: 'input' | 'output', isConnector = false): Record<string, Json> {
  const described = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if ((zodSchema as unknown) === sentDocumentSchema) replace(jsonSchema, describeSchema(documentSchema, io))
      if (zodSchema === connectorSchema) replace(jsonSchema, { $ref: '#/components/schemas/Connector' })
      // Unknown properties of a connector are kept, not refused.
      if (isConnector && zodSchema === connectorShape) jsonSchema.additionalProperties = true
      if (jsonSchema.pattern !== undefined) jsonSchema.pattern = withoutClasses(jsonSchema.pattern)
      if (io === 'input') sayDefault(jsonSchema)
      else Reflect.deleteProperty(jsonSchema, 'default')
      const list = listedIn(zodSchema)
      if (list !== undefined && jsonSchema.type === undefined) {
        const items = describeSchema(list.entry, io)
        replace(jsonSchema, { type: 'array', items, minItems: list.least, maxItems: list.most })
      }
    },
  })
  const { $schema: _, ...rest } = JSON.parse(JSON.stringify(described))
  return rest
}

/**
 * Says the default of a property in words. Generators of clients take a property with `default` for one that is always
 * there, and would refuse a request that leaves it out.
 */
function sayDefault(schema: z.core.JSONSchema.BaseSchema): void {
  if (!Object.hasOwn(schema, 'default')) return
  const standard = `left out: ${JSON.stringify(schema.default)}`
  schema.description = schema.description === undefined ? standard : `${schema.description}; ${standard}`
  Reflect.deleteProperty(schema, 'default')
}

/** A pattern with ranges in place of Unicode classes, which the regular expressions of many languages lack. */
const withoutClasses = (pattern: string): string => pattern.replaceAll('\\p{Cc}', '\\u0000-\\u001f\\u007f-\\u009f')

function replace(target: object, members: object): void {
  for (const key of Object.keys(target)) Reflect.deleteProperty(target, key)
  Object.assign(target, members)
}
