import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { importAnswerSchema } from '#lib/contract/schemas'
import { importConnectors } from '#lib/exchange/connectors/import-connectors'
import { readConnectors } from './import'

const many = (count: number) =>
  JSON.stringify(
    Array.from({ length: count }, (_, i) => ({
      Name: `Filter ${i}`,
      SenderDomains: ['smtp:*;1'],
      SenderIPAddresses: Array.from({ length: 2_000 }, (_unused, j) => `20.${j % 250}.${i}.0/24`),
    })),
  )
const never = new AbortController().signal

describe('an import on the server', () => {
  it('answers as the page does, in the form of the contract', async () => {
    const text = many(3)
    const answer = await readConnectors({ text }, never)
    expect(answer).toEqual(importConnectors(text))
    expect(importAnswerSchema.parse(answer)).toEqual(answer)
  })

  it('lets others work in between', async () => {
    let turns = 0
    let isDone = false
    const reading = readConnectors({ text: many(60) }, never).then((answer) => {
      isDone = true
      return answer
    })
    while (!isDone) {
      turns++
      await setImmediate()
    }
    expect((await reading).connectors).toHaveLength(60)
    expect(turns).toBeGreaterThan(2)
  })

  it('ends when the caller hangs up', async () => {
    const caller = new AbortController()
    const reading = readConnectors({ text: many(60) }, caller.signal)
    caller.abort()
    await expect(reading).rejects.toThrow('hung up')
  })
})
