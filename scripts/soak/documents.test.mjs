import { expect, it } from 'vitest'
import { ENDPOINTS } from '#lib/contract/endpoints'
import { LIMITS } from '#lib/scenario/document/limits'
import { parseBody } from '#lib/server/parse-body'
import { largestRequests, usualScenario } from './documents.mjs'

const encoder = new TextEncoder()
const SCHEMAS = {
  compare: ENDPOINTS.compare.request,
  findings: ENDPOINTS.findings.request,
  import: ENDPOINTS.importConnectors.request,
  save: ENDPOINTS.createScenario.request,
}

it('the largest requests are accepted, and nearly as large as a request may be', { timeout: 120_000 }, () => {
  for (const [name, [, body]] of Object.entries(largestRequests())) {
    const bytes = encoder.encode(body)
    expect(bytes.length).toBeLessThanOrEqual(LIMITS.bodyBytes)
    expect(bytes.length).toBeGreaterThan(0.9 * LIMITS.bodyBytes)
    expect(() => parseBody(SCHEMAS[name], bytes)).not.toThrow()
  }
})

it('the usual scenario is accepted', () => {
  const bytes = encoder.encode(JSON.stringify(usualScenario('Usual')))
  expect(() => parseBody(SCHEMAS.save, bytes)).not.toThrow()
})
