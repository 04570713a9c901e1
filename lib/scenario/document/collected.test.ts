import { describe, expect, it } from 'vitest'
import { collectedSchema } from './collected'

const collected = (parameters: string) => JSON.parse(`{"at":"","findings":[{"code":"X","parameters":${parameters}}]}`)

describe('what was collected', () => {
  it('keeps the parameters of a finding', () => {
    const sent = collected('{"name":"A","count":2}')
    expect(collectedSchema.parse(sent)).toEqual(sent)
  })

  it('has no parameter that would be lost', () => {
    const { error } = collectedSchema.safeParse(collected('{"__proto__":1}'))
    expect(error?.issues).toMatchObject([{ path: ['findings', 0, 'parameters', '__proto__'], message: 'OTHER_NAME' }])
  })
})
