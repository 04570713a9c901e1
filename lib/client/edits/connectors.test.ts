import { describe, expect, it } from 'vitest'
import { shareEqualParts } from '#lib/client/draft/structural-sharing'
import { filter, threePhases } from '#lib/client/testing/three-phases'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { newConnector } from '#lib/scenario/document/new-connector'
import { addConnectors, removeConnector, replaceConnectors, setProperties } from './connectors'

describe('connectors', () => {
  const document = shareEqualParts(threePhases())
  const scope = { phaseId: 'one', connectorId: 'filter', withLaterPhases: true }
  const enabledIn = (next: ScenarioDocument) => next.phases.map(({ connectors }) => connectors[0]?.enabled)

  it('change in later phases that had the same value, and stay one object there', () => {
    const next = setProperties(scope, { requireTls: false })(document)
    expect(next.phases.map(({ connectors }) => connectors[0]?.requireTls)).toEqual([false, false, false])
    expect(next.phases[1]?.connectors).toBe(next.phases[0]?.connectors)
    expect(enabledIn(next)).toEqual([true, true, false])
  })

  it('change in one phase alone where later phases are left out', () => {
    const next = setProperties({ ...scope, withLaterPhases: false }, { requireTls: false })(document)
    expect(next.phases.map(({ connectors }) => connectors[0]?.requireTls)).toEqual([false, true, true])
    expect(next.phases[1]).toBe(document.phases[1])
  })

  it('stay unchanged in later phases that had another value', () => {
    const next = setProperties({ ...scope, phaseId: 'two' }, { enabled: false })(document)
    expect(enabledIn(next)).toEqual([true, false, false])
  })

  it('are added once, and replaced only where the whole set was the same', () => {
    const added = newConnector({ id: 'new', name: 'New' })
    const next = addConnectors('two', [added, filter], true)(document)
    expect(next.phases.map(({ connectors }) => connectors.length)).toEqual([2, 3, 3])
    const replaced = replaceConnectors('one', [added], true)(document)
    expect(replaced.phases.map(({ connectors }) => connectors.length)).toEqual([1, 1, 2])
  })

  it('are no longer named by expectations once they are removed', () => {
    const next = removeConnector(scope)(document)
    expect(next.phases.map(({ connectors }) => connectors.length)).toEqual([1, 1, 1])
    expect(next.expectations).toEqual([{ phaseId: 'two', senderId: 's', outcome: 'accepted', connectorId: null }])
  })
})
