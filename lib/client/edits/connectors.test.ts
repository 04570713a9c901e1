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

  it('a change goes into later phases that had the same value, and equal connectors stay one object', () => {
    const next = setProperties(scope, { requireTls: false })(document)
    expect(next.phases.map(({ connectors }) => connectors[0]?.requireTls)).toEqual([false, false, false])
    expect(next.phases[1]?.connectors).toBe(next.phases[0]?.connectors)
    expect(enabledIn(next)).toEqual([true, true, false])
  })

  it('a change without later phases stays in its phase', () => {
    const next = setProperties({ ...scope, withLaterPhases: false }, { requireTls: false })(document)
    expect(next.phases.map(({ connectors }) => connectors[0]?.requireTls)).toEqual([false, true, true])
    expect(next.phases[1]).toBe(document.phases[1])
  })

  it('later phases that had another value stay unchanged', () => {
    const next = setProperties({ ...scope, phaseId: 'two' }, { enabled: false })(document)
    expect(enabledIn(next)).toEqual([true, false, false])
  })

  it('a connector that is there is not added again, and only equal sets are replaced in later phases', () => {
    const added = newConnector({ id: 'new', name: 'New' })
    const next = addConnectors('two', [added, filter], true)(document)
    expect(next.phases.map(({ connectors }) => connectors.length)).toEqual([2, 3, 3])
    const replaced = replaceConnectors('one', [added], true)(document)
    expect(replaced.phases.map(({ connectors }) => connectors.length)).toEqual([1, 1, 2])
  })

  it('exceptions no longer name a removed connector', () => {
    const next = removeConnector(scope)(document)
    expect(next.phases.map(({ connectors }) => connectors.length)).toEqual([1, 1, 1])
    expect(next.wants).toMatchObject([{ who: 'service:a', phaseIds: ['two'], want: 'accepted', connectorId: null }])
  })
})
