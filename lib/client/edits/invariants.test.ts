import { describe, expect, it } from 'vitest'
import { examplesIn } from '#lib/scenario/testing/texts'
import { suggestInvariants } from '#lib/scenario/wants/suggest'
import { putInvariants, removeInvariant } from './invariants'
import { addPhase, removePhase } from './phases'
import { removeService } from './services'

const [, vendorSwitch] = examplesIn('en')
const plain = { ...vendorSwitch, invariants: [] }
const document = putInvariants(suggestInvariants(plain))(plain)
const find = (from: typeof document, id: string) => from.invariants.find((invariant) => invariant.id === id)

describe('invariants of a draft', () => {
  it('an invariant replaces the one with its id, and can be removed', () => {
    const changed = putInvariants([{ id: 'no-gap', kind: 'noGap', phaseIds: ['beside'] }])(document)
    expect(changed.invariants).toHaveLength(document.invariants.length)
    expect(find(changed, 'no-gap')?.phaseIds).toEqual(['beside'])
    expect(find(removeInvariant('no-gap')(changed), 'no-gap')).toBeUndefined()
  })

  it('an invariant names the copy of its phase, and no removed phase', () => {
    const added = addPhase('mx-moved', 'copy', 'Copy')(document)
    expect(find(added, 'no-gap')?.phaseIds).toEqual(['beside', 'mx-moved', 'copy', 'a-disabled'])
    expect(find(removePhase('mx-moved')(added), 'no-gap')?.phaseIds).toEqual(['beside', 'copy', 'a-disabled'])
  })

  it('no invariant names a removed service', () => {
    const { invariants } = removeService('filter-a')(document)
    expect(JSON.stringify(invariants)).not.toContain('"filter-a"')
    expect(invariants).toHaveLength(document.invariants.length - 1)
  })
})
