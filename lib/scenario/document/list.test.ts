import { describe, expect, it } from 'vitest'
import { documentSchema } from './document'
import { listOf } from './list'
import { findProblems } from './problem'
import { networkSchema } from './text'

const networks = listOf(networkSchema, 100_000, 1)
const problems = (sent: unknown) => {
  const { error } = networks.safeParse(sent)
  return error === undefined ? [] : findProblems(error, sent)
}

describe('a list', () => {
  it('a list has the parsed values of its entries', () => {
    expect(networks.parse([' 192.0.2.0/24 '])).toEqual(['192.0.2.0/24'])
  })

  it('every wrong entry is named by its path', () => {
    expect(problems(['192.0.2.1', 7, 'x']).map(({ path, value }) => ({ path, value }))).toEqual([
      { path: '[1]', value: 7 },
      { path: '[2]', value: 'x' },
    ])
  })

  it('reading stops at the twentieth wrong entry', () => {
    expect(problems(Array(50_000).fill(0))).toHaveLength(20)
  })

  it.each([
    ['no list at all', { length: 1 }],
    ['nothing', undefined],
    ['an empty list where one entry is needed', []],
    ['a list that is too long', Array(100_001).fill('192.0.2.1')],
  ])('%s gives one problem', (_, sent) => {
    expect(problems(sent)).toHaveLength(1)
  })

  it('a document that consists of wrong entries gives few problems', () => {
    const connector = { id: 'a', name: 'A', senderDomains: ['*'], senderIPAddresses: Array(10_000).fill(0) }
    const phase = { id: 'p', name: 'P', tenant: { acceptedDomains: [] }, connectors: Array(90).fill(connector) }
    const { error } = documentSchema.safeParse({ schemaVersion: 2, title: 'T', phases: [phase] })
    expect(error?.issues).toHaveLength(400)
  })
})
