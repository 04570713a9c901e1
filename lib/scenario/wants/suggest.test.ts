import { describe, expect, it } from 'vitest'
import { documentSchema } from '#lib/scenario/document/document'
import { A, lock, make, NOBODY, THROUGH_A } from '#lib/scenario/testing/invariant-scenarios'
import { examplesIn } from '#lib/scenario/testing/texts'
import { evaluateInvariants } from './evaluate'
import { suggestInvariants, suggestMissing } from './suggest'

it('suggestMissing leaves out invariants that the scenario has', () => {
  const document = make({
    sets: [[lock('c', A.networks)]],
    invariants: [THROUGH_A],
    services: [A, { ...A, id: 'b', name: 'B', kind: 'device' }],
    mx: ['a'],
  })
  const ids = suggestMissing(document).map(({ id }) => id)
  expect(ids).toContain('through-b')
  expect(ids).not.toContain('through-a')
  expect(suggestMissing({ ...document, invariants: [...document.invariants, ...suggestMissing(document)] })).toEqual([])
})

describe('suggestInvariants for a switch of filters', () => {
  const [, vendorSwitch] = examplesIn('en')
  const document = { ...vendorSwitch, invariants: [] }
  const suggested = suggestInvariants(document)

  it('follows what is wanted in each phase', () => {
    expect(suggested).toMatchObject([
      { kind: 'getsThrough', serviceId: 'filter-a', phaseIds: ['as-is', 'beside', 'mx-moved'], mailFrom: 'any' },
      { kind: 'getsThrough', serviceId: 'filter-b', phaseIds: ['mx-moved', 'a-disabled', 'a-removed'] },
      { kind: 'getsThrough', serviceId: 'scanner', mailFrom: 'own' },
      { kind: 'getsThrough', serviceId: 'bank', mailFrom: 'any' },
      { kind: 'nobodyElse', openPhaseIds: [] },
      { kind: 'noGap', phaseIds: ['beside', 'mx-moved', 'a-disabled'] },
    ])
    expect(documentSchema.safeParse({ ...document, invariants: suggested }).success).toBe(true)
  })

  it('uses ids that are not taken', () => {
    const again = suggestInvariants({ ...document, invariants: suggested })
    expect(new Set([...suggested, ...again].map(({ id }) => id)).size).toBe(2 * suggested.length)
  })
})

describe('suggestInvariants for a move to Microsoft', () => {
  const sets = [[lock('c', A.networks, { requireTls: true })], [lock('c', A.networks, { requireTls: true })]]
  const document = make({ sets, mx: ['a', 'microsoft'], invariants: [] })
  const suggested = suggestInvariants(document)

  it('suggests that everyone gets through where MX points to Microsoft, and a ban on plain text only before', () => {
    expect(suggested).toMatchObject([
      { kind: 'getsThrough', serviceId: 'a', phaseIds: ['p0', 'p1'] },
      { kind: 'getsThrough', serviceId: 'microsoft', phaseIds: ['p1'], mailFrom: 'any' },
      { kind: 'nobodyElse', phaseIds: ['p0', 'p1'] },
      { kind: 'noPlainText', phaseIds: ['p0'] },
    ])
  })

  it('suggests an invariant that finds a lock that is still enabled', () => {
    const gates = evaluateInvariants(documentSchema.parse({ ...document, invariants: suggested }))
    expect(
      gates.find(({ invariantId, phaseId }) => invariantId === 'through-everyone' && phaseId === 'p1'),
    ).toMatchObject({ state: 'fails', failures: [{ outcome: 'rejected' }, { outcome: 'deferred', isPlain: true }] })
  })

  it('suggests no ban on plain text in a declared window', () => {
    const declared = make({ sets, mx: ['a', 'a'], invariants: [{ ...NOBODY, openPhaseIds: ['p1'] }] })
    expect(suggestInvariants(declared)).toContainEqual(
      expect.objectContaining({ kind: 'noPlainText', phaseIds: ['p0'] }),
    )
  })
})
