import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filter, phase, threePhases } from '#lib/client/testing/three-phases'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { newService } from '#lib/scenario/document/new-service'
import { mergeDocuments, type Unit } from './merge'

const base = threePhases()

type Edit = { readonly touches: string; readonly apply: (document: ScenarioDocument) => ScenarioDocument }

const inPhase =
  (id: string, change: (one: Phase) => Phase): Edit['apply'] =>
  (document) => ({ ...document, phases: document.phases.map((one) => (one.id === id ? change(one) : one)) })

const inConnector = (phaseId: string, id: string, part: Partial<ScenarioConnector>): Edit => ({
  touches: `connector ${phaseId} ${id}`,
  apply: inPhase(phaseId, (one) => ({
    ...one,
    connectors: one.connectors.map((connector) => (connector.id === id ? { ...connector, ...part } : connector)),
  })),
})

/** Edits, each of one unit. Those of different units can be made in either order. */
const EDITS: readonly Edit[] = [
  inConnector('one', 'filter', { requireTls: !filter.requireTls }),
  inConnector('one', 'filter', { senderIPAddresses: ['203.0.113.0/24'] }),
  inConnector('two', 'filter', { requireTls: !filter.requireTls }),
  inConnector('one', 'scanner', { enabled: false }),
  {
    touches: 'connector two scanner',
    apply: inPhase('two', (one) => ({ ...one, connectors: one.connectors.filter(({ id }) => id !== 'scanner') })),
  },
  {
    touches: 'connector three new',
    apply: inPhase('three', (one) => ({ ...one, connectors: [...one.connectors, { ...filter, id: 'new' }] })),
  },
  { touches: 'phase one', apply: inPhase('one', (one) => ({ ...one, note: 'Tuesday' })) },
  { touches: 'phase one', apply: inPhase('one', (one) => ({ ...one, name: 'Today' })) },
  { touches: 'phase two', apply: inPhase('two', (one) => ({ ...one, mx: [] })) },
  {
    touches: 'phase four',
    apply: (document) => ({ ...document, phases: [...document.phases, phase('four', [filter])] }),
  },
  {
    touches: 'service a',
    apply: (document) => ({
      ...document,
      services: document.services.map((one) => (one.id === 'a' ? { ...one, tls: false } : one)),
    }),
  },
  {
    touches: 'service b',
    apply: (document) => ({
      ...document,
      services: [...document.services, newService({ id: 'b', name: 'B', kind: 'partner' })],
    }),
  },
  {
    touches: 'sample s',
    apply: (document) => ({ ...document, senders: document.senders.filter(({ id }) => id !== 's') }),
  },
  { touches: 'title', apply: (document) => ({ ...document, title: 'Mine' }) },
  { touches: 'title', apply: (document) => ({ ...document, title: 'Theirs' }) },
  { touches: 'answer Q6', apply: (document) => ({ ...document, answers: { ...document.answers, Q6: 'yes' } }) },
  { touches: 'want-1', apply: (document) => ({ ...document, wants: [] }) },
  { touches: 'unordered', apply: (document) => ({ ...document, unordered: true }) },
]

const applyAll = (edits: readonly Edit[], document: ScenarioDocument) =>
  edits.reduce((before, { apply }) => apply(before), document)

const chosen = fc.subarray([...EDITS])
const touched = (edits: readonly Edit[]) => new Set(edits.map(({ touches }) => touches))

describe('a merge of two edits of one document', () => {
  it('equals both edits in either order, without a conflict, where they touch no unit in common', () => {
    fc.assert(
      fc.property(chosen, chosen, (mine, some) => {
        const own = touched(mine)
        const theirs = some.filter(({ touches }) => !own.has(touches))
        const { document, conflicts } = mergeDocuments(base, applyAll(mine, base), applyAll(theirs, base))
        expect(conflicts).toEqual([])
        expect(document).toEqual(applyAll(theirs, applyAll(mine, base)))
        expect(document).toEqual(applyAll(mine, applyAll(theirs, base)))
      }),
    )
  })

  it('is the one edit where the other changed nothing, and what both did alike is no conflict', () => {
    fc.assert(
      fc.property(chosen, (edits) => {
        const edited = applyAll(edits, base)
        const alike = structuredClone(edited)
        for (const [mine, theirs] of [
          [edited, base],
          [base, edited],
          [edited, alike],
        ] as const)
          expect(mergeDocuments(base, mine, theirs)).toEqual({ document: edited, conflicts: [] })
      }),
    )
  })

  it('has the same conflicts from either side, and each side wins where it is chosen', () => {
    fc.assert(
      fc.property(chosen, chosen, (one, other) => {
        const [mine, theirs] = [applyAll(one, base), applyAll(other, base)]
        const [merged, mirrored] = [mergeDocuments(base, mine, theirs), mergeDocuments(base, theirs, mine)]
        const units = ({ conflicts }: typeof merged) => conflicts.map(({ unit }) => JSON.stringify(unit)).sort()
        expect(units(merged)).toEqual(units(mirrored))
        const byMe = mergeDocuments(base, mine, theirs, () => 'mine')
        const byThem = mergeDocuments(base, theirs, mine, () => 'theirs')
        expect(byMe.document).toEqual(byThem.document)
      }),
    )
  })

  const conflictsOf = (mine: Edit['apply'], theirs: Edit['apply']): Unit[] =>
    mergeDocuments(base, mine(base), theirs(base)).conflicts.map(({ unit }) => unit)

  it('names the connector of a phase that both changed', () => {
    const [first, second] = EDITS
    if (first === undefined || second === undefined) throw new Error('There are two edits of one connector.')
    expect(conflictsOf(first.apply, second.apply)).toEqual([{ kind: 'connectors', phaseId: 'one', id: 'filter' }])
  })

  it('names a phase that one side removed while the other added a connector to it', () => {
    const remove: Edit['apply'] = (document) => ({ ...document, phases: document.phases.slice(0, 2) })
    const add = inPhase('three', (one) => ({ ...one, connectors: [...one.connectors, { ...filter, id: 'new' }] }))
    expect(conflictsOf(remove, add)).toEqual([{ kind: 'phases', id: 'three' }])
  })

  it('asks for the order of two phases that both sides put in one place', () => {
    const add =
      (id: string): Edit['apply'] =>
      (document) => ({ ...document, phases: [...document.phases, phase(id, [])] })
    expect(conflictsOf(add('four'), add('five'))).toEqual([{ kind: 'order' }])
  })
})
