import { describe, expect, it } from 'vitest'
import { collectedSchema } from './collected'

const collected = (parameters: string) => JSON.parse(`{"at":"","findings":[{"code":"X","parameters":${parameters}}]}`)

describe('collected findings', () => {
  it('a collected finding keeps its parameters', () => {
    const sent = collected('{"name":"A","count":2}')
    expect(collectedSchema.parse(sent)).toEqual({ ...sent, notRead: null })
  })

  it('a parameter named __proto__ is refused', () => {
    const { error } = collectedSchema.safeParse(collected('{"__proto__":1}'))
    expect(error?.issues).toMatchObject([{ path: ['findings', 0, 'parameters', '__proto__'], message: 'OTHER_NAME' }])
  })
})
