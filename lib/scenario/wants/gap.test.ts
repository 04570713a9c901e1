import { describe, expect, it } from 'vitest'
import { A, certificateLock, evaluate, lock } from '#lib/scenario/testing/invariant-scenarios'

describe('nobody is lost in between', () => {
  const NO_GAP = { kind: 'noGap' }

  it('of those who are accepted before and after', () => {
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

  it('not even with two names of which one let in before and the other after', () => {
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

  it('and says nothing of strangers who came through an open entrance', () => {
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
