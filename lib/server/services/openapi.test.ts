import { describe, expect, it } from 'vitest'
import { ENDPOINTS } from '#lib/contract/endpoints'
import { describeApi } from './openapi'

const api = describeApi()

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

  it('refers only to schemas that it has', () => {
    const references = [...JSON.stringify(api).matchAll(/"\$ref":"([^"]*)"/g)].map(([, reference = '']) => reference)
    expect(new Set(references)).toEqual(new Set(['#/components/schemas/Connector', '#/components/schemas/Problem']))
    for (const reference of references) expect(api).toHaveProperty(reference.slice('#/'.length).split('/'))
  })
})
