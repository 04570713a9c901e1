import { describe, expect, it } from 'vitest'
import { summarySchema } from '#lib/contract/plan-summary'
import { addressLock, filter, type Input, mx, phase, plan, tableOf } from '#lib/scenario/testing/plans'

const OLD = '192.0.2.0/24'
const OTHER = '203.0.113.0/24'
const lock = addressLock('lock', OLD)

const twoPhases = (rest: Input = {}): Input => ({
  services: [filter('old', OLD)],
  phases: [phase('p1', mx('old'), [lock]), phase('p2', mx('old'), [lock])],
  ...rest,
})
const tested = (outcome: string, rest: Input = {}): Input => ({
  who: 'service:old',
  phaseId: 'p2',
  at: '2026-11-29T10:00:00Z',
  outcome,
  ...rest,
})

function contradictionsOf(document: Input, evidence: readonly Input[]) {
  const { summary, table } = tableOf(plan({ ...document, evidence }))
  const lines = summary.lists.notKnown.filter(({ kind }) => kind === 'contradicted')
  return { lines, green: summary.green, table, summary }
}

describe('a test of a row', () => {
  it.each(['rejected', 'deferred', 'not-ours'])(
    '%s where all get in is a line, and the plan is not green',
    (outcome) => {
      expect(contradictionsOf(twoPhases(), []).green).toBe(true)
      const { lines, green, table, summary } = contradictionsOf(twoPhases(), [tested(outcome)])
      expect(lines).toEqual([{ kind: 'contradicted', who: 'service:old', sample: null, outcome, phaseIds: ['p2'] }])
      expect(green).toBe(false)
      expect(table['service:old']).toBe('holds holds')
      expect(summarySchema.parse(summary).lists).toEqual(summary.lists)
    },
  )

  it('accepted where nobody gets in is a line', () => {
    const { lines, green } = contradictionsOf(twoPhases(), [
      tested('accepted', { who: 'everybodyElse' }),
      tested('accepted', { who: 'everybodyElse', phaseId: 'p1' }),
    ])
    expect(lines).toMatchObject([{ who: 'everybodyElse', outcome: 'accepted', phaseIds: ['p1', 'p2'] }])
    expect(green).toBe(false)
  })

  it('that shows what the model says changes nothing', () => {
    const { lines, green } = contradictionsOf(twoPhases(), [
      tested('accepted'),
      tested('rejected', { who: 'everybodyElse' }),
      tested('deferred', { who: 'everybodyElse', phaseId: 'p1' }),
    ])
    expect(lines).toEqual([])
    expect(green).toBe(true)
  })

  it('counts while no newer one agrees, wherever it stands in the document', () => {
    const earlier = tested('rejected')
    const later = tested('accepted', { at: '2026-11-30T10:00:00Z' })
    expect(contradictionsOf(twoPhases(), [earlier, later]).lines).toEqual([])
    expect(contradictionsOf(twoPhases(), [later, earlier]).lines).toEqual([])
    const again = tested('rejected', { at: '2026-12-01T10:00:00Z' })
    expect(contradictionsOf(twoPhases(), [again, earlier, later]).lines).toHaveLength(1)
  })

  it('contradicts nothing where some senders get in and others do not', () => {
    const mixed = twoPhases({ services: [filter('old', OLD, { networks: [OLD, OTHER] })] })
    for (const outcome of ['accepted', 'rejected'])
      expect(contradictionsOf(mixed, [tested(outcome)]).lines, outcome).toEqual([])
  })

  it('contradicts nothing where facts are missing or an answer decides', () => {
    const noFacts = twoPhases({ services: [{ id: 'old', name: 'old', kind: 'filter', shared: 'no' }] })
    const noTls = twoPhases({
      services: [filter('old', OLD, { tls: null })],
      phases: ['p1', 'p2'].map((id) => phase(id, mx('old'), [{ ...lock, requireTls: true }])),
    })
    for (const document of [noFacts, noTls])
      for (const outcome of ['accepted', 'rejected'])
        expect(contradictionsOf(document, [tested(outcome)]).lines, outcome).toEqual([])
  })

  it('contradicts nothing where it may be a bounce that is refused', () => {
    const bank = { ...filter('bank', OTHER), kind: 'partner', delivery: 'direct', mailFromDomains: ['bank.example'] }
    const ofBank = addressLock('bank', OTHER, { senderDomains: ['bank.example'] })
    const document = twoPhases({
      services: [filter('old', OLD), bank],
      phases: ['p1', 'p2'].map((id) => phase(id, mx('old'), [lock, ofBank])),
    })
    const { lines, table } = contradictionsOf(document, [tested('rejected', { who: 'service:bank' })])
    expect(table['service:bank']).toBe('holds holds')
    expect(lines).toEqual([])
  })
})

describe('evidence of a sample', () => {
  const sample = { id: 's', name: 'Through old', serviceId: 'old', sourceIP: '192.0.2.9', tls: true }
  const facts = { certificateNames: [], mailFrom: 'ann@fabrikam.com', recipient: 'bob@contoso.com' }
  const document = (rest: Input = {}) => twoPhases({ senders: [{ ...sample, ...facts, ...rest }] })
  const seen = (outcome: string) => [tested(outcome, { who: 'sample:s' })]

  it('that disagrees with its verdict is a line of the sample', () => {
    const { lines, green } = contradictionsOf(document(), seen('rejected'))
    expect(lines).toEqual([
      {
        kind: 'contradicted',
        who: 'service:old',
        sample: { id: 's', name: 'Through old' },
        outcome: 'rejected',
        phaseIds: ['p2'],
      },
    ])
    expect(green).toBe(false)
    expect(contradictionsOf(document({ sourceIP: '203.0.113.9' }), seen('accepted')).lines).toHaveLength(1)
  })

  it('contradicts nothing where it agrees, or where a fact that is not known decides', () => {
    expect(contradictionsOf(document(), seen('accepted')).lines).toEqual([])
    for (const outcome of ['accepted', 'rejected'])
      expect(contradictionsOf(document({ sourceIP: null }), seen(outcome)).lines, outcome).toEqual([])
  })
})
