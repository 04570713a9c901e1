import { describe, expect, it } from 'vitest'
import { A, certificateLock, evaluate, lock } from '#lib/scenario/testing/invariant-scenarios'

describe('the gate of noGap', () => {
  const NO_GAP = { kind: 'noGap' }

  it('fails for senders that are accepted before and after a phase, but not in it', () => {
    const sets = [
      [lock('c', ['192.0.2.0/24'])],
      [lock('c', ['192.0.2.0/25'])],
      [lock('c', ['192.0.2.64/26', '192.0.2.128/25'])],
    ]
    expect(evaluate({ sets, invariants: [NO_GAP] })).toMatchObject([
      { state: 'unchecked', because: 'no-neighbours' },
      { state: 'fails', failures: [{ networks: ['192.0.2.128/25'] }] },
      { state: 'unchecked', because: 'no-neighbours' },
    ])
  })

  it('fails for a certificate with two names, of which one admits before and the other after', () => {
    const sets = [
      [certificateLock('c', 'x.example')],
      [certificateLock('c', 'y.example')],
      [certificateLock('c', 'z.example')],
    ]
    expect(evaluate({ sets, invariants: [NO_GAP] })[1]).toMatchObject({
      state: 'fails',
      failures: expect.arrayContaining([
        expect.objectContaining({
          given: [],
          witness: expect.objectContaining({ certificateNames: ['x.example', 'z.example'] }),
        }),
      ]),
    })
  })

  it('ignores strangers next to a phase in which the side entrance may be open', () => {
    const sets = [[], [lock('c', A.networks)], []]
    expect(evaluate({ sets, mx: ['microsoft', 'a', 'microsoft'], invariants: [NO_GAP] })[1]?.state).toBe('holds')
    expect(evaluate({ sets, mx: ['a', 'a', 'a'], invariants: [NO_GAP] })[1]?.state).toBe('fails')
    const lost = [[], [lock('c', ['192.0.2.0/24'])], []]
    expect(evaluate({ sets: lost, mx: ['microsoft', 'a', 'microsoft'], invariants: [NO_GAP] })[1]).toMatchObject({
      state: 'fails',
      failures: [{ networks: ['198.51.100.0/23'] }],
    })
  })
})
