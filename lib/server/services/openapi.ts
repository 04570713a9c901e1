import 'server-only'
import { z } from 'zod'
import { ENDPOINTS, type Endpoint } from '#lib/contract/endpoints'
import { REVISION_MESSAGE } from '#lib/contract/revision-message'
import { problemAnswerSchema } from '#lib/contract/schemas'
import { connectorSchema, connectorShape } from '#lib/scenario/document/connector'
import { documentSchema } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import { listedIn } from '#lib/scenario/document/list'
import { sentDocumentSchema } from '#lib/scenario/versions/sent-document'

type Json = z.core.util.JSONType

/** OpenAPI 3.1 of the whole API, made from the schemas that check requests and type answers. */
export function describeApi(): Record<string, Json> {
  const endpoints: Endpoint[] = Object.values(ENDPOINTS)
  const paths: Record<string, Record<string, Json>> = {}
  for (const endpoint of endpoints) {
    const path = paths[endpoint.path] ?? {}
    paths[endpoint.path] = { ...path, [endpoint.method.toLowerCase()]: describeEndpoint(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Connector Planner',
      version: '1',
      description: 'Which inbound connector Exchange Online gives every sender, and who is told 550 5.7.51.',
    },
    components: {
      securitySchemes: { accessKey: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Problem: describeSchema(problemAnswerSchema, 'output'),
        Connector: describeSchema(connectorShape, 'input', true),
      },
    },
    security: [{ accessKey: [] }],
    paths,
  }
}

function describeEndpoint(endpoint: Endpoint): Json {
  const { summary, params, query, request, answer, status, isOpen, isDeprecated, hasTag } = endpoint
  const parameters = [
    ...describeParameters(params, 'path'),
    ...describeParameters(query, 'query'),
    ...(endpoint.isConditional ? [IF_MATCH] : []),
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
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
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

function replace(target: object, members: object): void {
  for (const key of Object.keys(target)) Reflect.deleteProperty(target, key)
  Object.assign(target, members)
}
