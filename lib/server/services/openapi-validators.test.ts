import { createConfig, lintFromString } from '@redocly/openapi-core'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { describeApi } from './openapi'

/** What each of two validators of different makers finds wrong: one by the JSON Schema of OpenAPI, one by rules of its own. */
const VALIDATORS = {
  'the schema of OpenAPI': async (text: string) => {
    const { valid, errors } = await new Validator().validate(JSON.parse(text))
    return valid ? [] : [errors]
  },
  'the strictest rules of Redocly': async (text: string) => {
    const config = await createConfig({ extends: ['recommended-strict'] })
    return lintFromString({ source: text, absoluteRef: 'openapi.json', config })
  },
}

describe.each(Object.entries(VALIDATORS))('the description of the API, by %s', (_, findWrong) => {
  it('has nothing wrong', async () => {
    expect(await findWrong(JSON.stringify(describeApi()))).toEqual([])
  })

  it.each([
    ['an answer without description', { paths: { '/a': { get: { responses: { 200: {} } } } } }],
    ['no title', { info: { version: '1' } }],
    ['a parameter that is nowhere', { paths: { '/a': { get: { parameters: [{ name: 'a', in: 'nowhere' }] } } } }],
  ])('would have with %s', async (_what, part) => {
    expect(await findWrong(JSON.stringify({ ...describeApi(), ...part }))).not.toEqual([])
  })
})
