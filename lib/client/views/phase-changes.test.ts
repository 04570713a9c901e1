import { expect, test } from 'vitest'
import { getPhase, vendorSwitch } from '#lib/client/testing/examples'
import { phaseChanges } from './phase-changes'

test('the changes of a phase are listed connector by connector', () => {
  expect(phaseChanges(getPhase(vendorSwitch, 'mx-moved'), getPhase(vendorSwitch, 'a-disabled'))).toEqual([
    { kind: 'connectorChanged', name: 'Filter A', property: 'enabled', before: true, after: false },
  ])
  expect(
    phaseChanges(getPhase(vendorSwitch, 'a-disabled'), getPhase(vendorSwitch, 'a-removed')).map(({ kind }) => kind),
  ).toEqual(['connectorRemoved', 'connectorRemoved'])
  expect(phaseChanges(getPhase(vendorSwitch, 'beside'), getPhase(vendorSwitch, 'mx-moved'))[0]).toEqual({
    kind: 'mx',
    domain: 'contoso.com',
    before: { to: ['filter-a'], handedOverBy: [] },
    after: { to: ['filter-b'], handedOverBy: [] },
  })
  expect(phaseChanges(getPhase(vendorSwitch, 'as-is'), getPhase(vendorSwitch, 'as-is'))).toEqual([])
})
