import { describe, expect, it } from 'vitest'
import { matchAnswerSchema, matchRequestSchema } from '#lib/contract/match'
import { runToEnd } from '#lib/matcher'
import { matchSenders } from './match'

const request = (senders: number, detail?: 'short' | 'full') =>
  matchRequestSchema.parse({
    tenant: { acceptedDomains: ['contoso.com'] },
    connectors: [{ id: 'a', name: 'A', senderDomains: ['*'] }],
    senders: Array.from({ length: senders }, (_, i) => ({ id: `s${i}`, sourceIP: `192.0.2.${i}`, tls: true })),
    detail,
  })
const withDomains = (senderDomains: readonly string[]) =>
  matchRequestSchema.parse({
    tenant: { acceptedDomains: ['contoso.com'] },
    connectors: [{ id: 'a', name: 'A', senderDomains }],
    senders: [{ id: 's', sourceIP: '192.0.2.1', tls: true, mailFrom: 'a@fabrikam.com', recipient: 'b@contoso.com' }],
  })
const match = (...given: Parameters<typeof matchSenders>) =>
  matchAnswerSchema.parse(JSON.parse(runToEnd(matchSenders(...given))))
const traced = ({ verdicts }: ReturnType<typeof match>) => verdicts.map(({ trace }) => trace !== undefined)

describe('the answer to a match', () => {
  it('has the verdicts in the order of the senders, with a trace each', () => {
    const answer = match(request(3))
    expect(answer.verdicts.map(({ senderId }) => senderId)).toEqual(['s0', 's1', 's2'])
    expect(traced(answer)).toEqual([true, true, true])
    expect(answer).not.toHaveProperty('tracesLeftOut')
  })

  it('leaves the trace out of the verdicts that it has no room for, and counts them', () => {
    const one = runToEnd(matchSenders(request(1))).length
    const answer = match(request(5), 2 * one)
    expect(traced(answer)).toEqual([true, true, false, false, false])
    expect(answer.tracesLeftOut).toBe(3)
    expect(answer.verdicts.map(({ outcome }) => outcome)).toEqual(
      match(request(5)).verdicts.map(({ outcome }) => outcome),
    )
  })

  it('quotes a few entries of a list of a connector, and counts them, in every entry of the trace', () => {
    const senderDomains = Array.from({ length: 2_000 }, (_, i) => `sender-${i}.example`)
    const { trace = [] } = match(withDomains(senderDomains)).verdicts[0] ?? {}
    expect(trace[0]).toMatchObject({
      code: 'SENDER_DOMAIN_OUT_OF_SCOPE',
      detail: { wanted: senderDomains.slice(0, 4), wantedCount: 2_000, presented: 'fabrikam.com' },
    })
  })

  it('counts nothing where no trace was asked for', () => {
    const answer = match(request(5, 'short'), 0)
    expect(traced(answer)).toEqual([false, false, false, false, false])
    expect(answer).not.toHaveProperty('tracesLeftOut')
  })
})
