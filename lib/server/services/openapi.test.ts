import { describe, expect, it } from 'vitest'
import { ENDPOINTS } from '#lib/contract/endpoints'
import {
  certificateNameSchema,
  domainPatternSchema,
  FORMATS,
  ipSchema,
  mailFromSchema,
  networkSchema,
  recipientSchema,
} from '#lib/scenario/document/text'
import { describeApi } from './openapi'

const api = describeApi()

/** Every format that a schema in the value names. */
function formatsIn(value: unknown, found = new Map<string, unknown>()): Map<string, unknown> {
  if (typeof value !== 'object' || value === null) return found
  if ('format' in value && typeof value.format === 'string') found.set(value.format, value)
  for (const member of Object.values(value)) formatsIn(member, found)
  return found
}

describe('the description of the API', () => {
  it('holds every endpoint', () => {
    const described = Object.entries(api.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(described.sort()).toEqual(
      Object.values(ENDPOINTS)
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    )
  })

  it('describes what a match takes', () => {
    expect(api).toHaveProperty(
      ['paths', '/api/match', 'post', 'requestBody', 'content', 'application/json', 'schema', 'properties'],
      expect.objectContaining({
        connectors: { type: 'array', minItems: 0, maxItems: 200, items: { $ref: '#/components/schemas/Connector' } },
        senders: expect.objectContaining({ type: 'array', items: expect.objectContaining({ required: ['id'] }) }),
        detail: { type: 'string', enum: ['short', 'full'] },
      }),
    )
  })

  it('describes a connector whose unknown properties are kept', () => {
    expect(api).toHaveProperty(
      ['components', 'schemas', 'Connector'],
      expect.objectContaining({
        type: 'object',
        required: ['id', 'name', 'senderDomains'],
        additionalProperties: true,
        properties: expect.objectContaining({
          senderIPAddresses: expect.objectContaining({ type: 'array', maxItems: 10_000 }),
        }),
      }),
    )
  })

  it('names each operation once, and says how it can refuse', () => {
    const operations = Object.values(api.paths as Record<string, Record<string, Record<string, unknown>>>).flatMap(
      (path) => Object.values(path),
    )
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(Object.keys(ENDPOINTS).length)
    expect(api).toMatchObject({ servers: [{ url: '/' }], info: { license: { identifier: 'MIT' } } })
    const codesOf = (path: string, method: string) =>
      Object.keys((api.paths as Record<string, Record<string, { responses: object }>>)[path]?.[method]?.responses ?? {})
    expect(codesOf('/api/scenarios/{id}', 'put')).toEqual([
      ...['200', '400', '401', '403', '404', '412', '413', '415', '421', '422', '428', '429', 'default'],
    ])
    expect(codesOf('/api/scenarios/{id}/revisions/{n}', 'delete')).toContain('409')
    expect(codesOf('/api/health/live', 'get')).toEqual(['200', '421', '429', 'default'])
  })

  it('gives addresses, networks, domains and dates their formats, with examples that the schemas take', () => {
    const formats = formatsIn(api)
    expect([...formats.keys()].sort()).toEqual(
      [...Object.values(FORMATS).map(({ format }) => format), 'date', 'date-time'].sort(),
    )
    const take = {
      address: ipSchema,
      network: networkSchema,
      domainPattern: domainPatternSchema,
      certificateName: certificateNameSchema,
      mailFrom: mailFromSchema,
      recipient: recipientSchema,
    }
    for (const [name, schema] of Object.entries(take))
      for (const example of FORMATS[name as keyof typeof FORMATS].examples) expect(schema.parse(example)).toBe(example)
  })

  it('names the format or an example of every address, domain and time', () => {
    const bare: string[] = []
    const look = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return
      for (const [name, member] of Object.entries(value)) {
        const at = `${path}/${name}`
        const isNamed =
          path.endsWith('/properties') && /^(?:sourceIP|mailFrom|recipient|domain|foundAt|askedAt)$/.test(name)
        if (
          isNamed &&
          JSON.stringify(member).includes('"type":"string"') &&
          !/"format"|"examples"|"enum"/.test(JSON.stringify(member))
        )
          bare.push(at)
        look(member, at)
      }
    }
    look(api, '')
    expect(bare).toEqual([])
  })

  it('says a default in words, since generated clients take a property with a default for one that is always there', () => {
    expect(JSON.stringify(api).includes('"default":{}')).toBe(false)
    expect(api).toHaveProperty(['components', 'schemas', 'Connector', 'properties', 'restrictDomainsToIPAddresses'], {
      type: 'boolean',
      description: 'left out: false',
    })
  })

  it('has patterns that regular expressions of other languages know', () => {
    expect(JSON.stringify(api).includes('\\\\p{')).toBe(false)
  })

  it('refers only to schemas that it has', () => {
    const references = [...JSON.stringify(api).matchAll(/"\$ref":"([^"]*)"/g)].map(([, reference = '']) => reference)
    expect(new Set(references)).toEqual(
      new Set([
        '#/components/schemas/Connector',
        '#/components/schemas/Problem',
        ...Object.keys((api.components as { responses: object }).responses).map(
          (name) => `#/components/responses/${name}`,
        ),
      ]),
    )
    for (const reference of references) expect(api).toHaveProperty(reference.slice('#/'.length).split('/'))
  })
})
