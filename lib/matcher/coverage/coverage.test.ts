import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knownScene, often } from '#lib/matcher/testing/arbitraries'
import { addressLock, certificateLock, side } from '#lib/matcher/testing/sides'
import { coverage, coverageInSteps, missingSamples, type Sample } from './coverage'

const sample = (own: Partial<Sample>): Sample => ({
  id: 's',
  sourceIP: '192.0.2.7',
  tls: true,
  certificateNames: ['mail.contoso.com'],
  certificateTrusted: true,
  certificateClientAuth: true,
  mailFrom: 'a@any.example',
  recipient: 'b@contoso.com',
  ...own,
})

describe('what samples exercise', () => {
  const filter = addressLock('Filter', ['192.0.2.0/24', '198.51.100.0/24'])

  it('is nothing without samples, and all where a connector asks for nothing', () => {
    expect(coverage(side([filter]), []).total).toEqual({ exercised: 0, total: 4, percent: 0 })
    expect(coverage(side([]), []).total.percent).toBe(100)
  })

  it('is counted by network, and rounded down', () => {
    const { total, edges, connectors } = coverage(side([filter]), [sample({}), sample({ sourceIP: '192.0.2.0' })])
    expect(total).toEqual({ exercised: 2, total: 4, percent: 50 })
    expect(edges).toEqual({ exercised: 1, total: 8, percent: 12 })
    expect(connectors[0]?.missing.filter(({ edge }) => edge === null)).toMatchObject([
      { check: 'sourceIP', holds: true, of: '198.51.100.0/24' },
      { check: 'sourceIP', holds: false, of: null },
    ])
  })

  it('is worked out connector by connector', () => {
    const others = ['One', 'Other'].map((name) => addressLock(name, ['198.51.100.0/24']))
    expect([...coverageInSteps(side([filter, ...others]), [])]).toEqual([0, 1, 2].map((done) => ({ done, total: 3 })))
  })

  it('counts no edge between networks that adjoin', () => {
    const whole = addressLock('Whole', ['192.0.2.0/25', '192.0.2.128/25'])
    expect(coverage(side([whole]), []).edges.total).toBe(6)
  })

  it('leaves out samples that do not get as far as the check, and facts that are not known', () => {
    const partner = addressLock('Partner', ['192.0.2.0/24'], { senderDomains: ['partner.example'] })
    const exercised = (own: Partial<Sample>) => coverage(side([partner]), [sample(own)]).total.exercised
    expect(exercised({})).toBe(1)
    expect(exercised({ mailFrom: 'a@partner.example' })).toBe(2)
    expect(exercised({ mailFrom: 'a@partner.example', sourceIP: null })).toBe(1)
    expect(exercised({ mailFrom: null })).toBe(0)
  })

  it('asks for a fitting name and another one, with and without TLS', () => {
    const lock = certificateLock('NSP', '*.cloud.nospamproxy.com')
    const made = missingSamples(side([lock]), []).samples
    expect(made.map(({ condition: { check, holds } }) => `${check} ${holds}`)).toEqual([
      'senderDomain true',
      'tls false',
      'certificate false',
    ])
    expect(made[0]?.sender).toMatchObject({ tls: true, certificateNames: ['mail.cloud.nospamproxy.com'] })
  })
})

describe('the samples that are missing', { timeout: 60_000 }, () => {
  it('are none for a recipient outside of limits that hold every accepted domain: then not all is exercised', () => {
    const world = side([addressLock('Filter', ['192.0.2.0/24'], { associatedAcceptedDomains: ['contoso.com'] })])
    const added = missingSamples(world, []).samples.map(({ sender }, i) => ({ ...sender, id: `made ${i}` }))
    expect(missingSamples(world, added).samples).toEqual([])
    expect(coverage(world, added).connectors[0]?.missing.filter(({ edge }) => edge === null)).toMatchObject([
      { check: 'recipient', holds: false },
    ])
  })

  it('come from IPv6 where a list holds all of IPv4', () => {
    const { samples } = missingSamples(side([addressLock('All', ['0.0.0.0/0'])]), [])
    const outside = samples.find(({ condition: { check, holds } }) => check === 'sourceIP' && !holds)
    expect(outside?.sender.sourceIP).toBe('2600::')
  })

  it('say that there are more than were made', () => {
    const world = side([addressLock('Filter', ['192.0.2.0/24', '198.51.100.0/24'])])
    const [all, first] = [missingSamples(world, []), missingSamples(world, [], { most: 1 })]
    expect([all.samples.length, all.isCut]).toEqual([3, false])
    expect([first.samples.length, first.isCut]).toEqual([1, true])
  })

  it('exercise, once added, everything that can be exercised', () => {
    const law = (
      scenes: { connectors: Parameters<typeof side>[0]; tenant: Parameters<typeof side>[1] }[],
      edges: boolean,
    ) => {
      const [own] = scenes
      if (own === undefined) return
      const world = side(own.connectors, own.tenant)
      const made = missingSamples(world, [], { edges }).samples
      const added = made.map(({ sender }, i) => ({ ...sender, id: `made ${i}` }))
      expect(missingSamples(world, added, { edges })).toEqual({ samples: [], isCut: false })
      const { total, connectors } = coverage(world, added)
      expect(total.exercised).toBeGreaterThanOrEqual(edges ? 0 : made.length)
      for (const { missing } of connectors)
        for (const { check, edge } of missing) if (edge === null) expect(check).toBe('recipient')
    }
    fc.assert(fc.property(fc.array(knownScene(), { minLength: 1, maxLength: 1 }), fc.boolean(), law), often(500))
  })
})
