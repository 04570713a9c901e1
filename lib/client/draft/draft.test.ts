import { describe, expect, it } from 'vitest'
import { removeConnector } from '#lib/client/edits/connectors'
import type { Edit } from '#lib/client/edits/edit'
import { changePhase } from '#lib/client/edits/phases'
import { putSenders } from '#lib/client/edits/senders'
import { putService } from '#lib/client/edits/services'
import { threePhases } from '#lib/client/testing/three-phases'
import { differingParts } from './differences'
import { changeDocument, type DraftState, isChanged, keepInvalidText, reduceDraft, startDraft } from './draft'

const start = (): DraftState => startDraft(threePhases(), 3, null, null)
const retitle = (title: string) => changeDocument((document) => ({ ...document, title }))
const edit = (state: DraftState, title: string, about: string | null = null, at = 0) =>
  reduceDraft(state, { kind: 'edit', change: retitle(title), about, at })

describe('an edit', () => {
  const state = start()
  const editBy = (edit: Edit) => reduceDraft(state, { kind: 'edit', change: changeDocument(edit), about: null, at: 0 })

  it('that changes nothing leaves the draft as it is, also where a dialog writes equal values', () => {
    const [service] = threePhases().services
    const [sender] = threePhases().senders
    if (service === undefined || sender === undefined) throw new Error('The scenario has a service and a sender.')
    expect(editBy(putService(service))).toBe(state)
    expect(editBy(putSenders([sender]))).toBe(state)
    expect(editBy(changePhase('one', { note: threePhases().phases[0]?.note ?? '' }))).toBe(state)
    expect(editBy(putService({ ...service, name: 'Another' }))).not.toBe(state)
  })

  it('that deletes a connector which no exception names changes nothing but phases', () => {
    const { present } = editBy(removeConnector({ phaseId: 'one', connectorId: 'scanner', withLaterPhases: true }))
    expect(differingParts(present.document, state.saved)).toEqual([])
    expect(present.document.phases).not.toEqual(state.saved.phases)
  })
})

describe('a draft', () => {
  it('a draft undoes and redoes every edit', () => {
    const edited = edit(edit(start(), 'B'), 'C')
    const back = reduceDraft(edited, { kind: 'undo' })
    expect(back.present.document.title).toBe('B')
    expect(reduceDraft(back, { kind: 'redo' }).present.document.title).toBe('C')
    expect(isChanged(reduceDraft(back, { kind: 'undo' }))).toBe(false)
  })

  it('a draft counts quick typing in one field as one step, and typing after a pause as another', () => {
    const typed = edit(edit(start(), 'B', 'title', 100), 'Be', 'title', 400)
    expect(typed.past).toHaveLength(1)
    expect(edit(typed, 'Bee', 'title', 9000).past).toHaveLength(2)
    expect(edit(typed, 'Bee', 'note', 500).past).toHaveLength(2)
  })

  it('a draft ignores an edit that changes nothing', () => {
    const state = start()
    expect(reduceDraft(state, { kind: 'edit', change: (draft) => draft, about: null, at: 0 })).toBe(state)
  })

  it('a draft with invalid text counts as changed', () => {
    const invalidText = keepInvalidText({}, 'field', '10.0.0')
    expect(invalidText).toEqual({ field: '10.0.0' })
    expect(isChanged({ present: { document: start().saved, invalidText, revision: 3 }, saved: start().saved })).toBe(
      true,
    )
    expect(keepInvalidText(invalidText, 'field', null)).toEqual({})
  })

  it('a draft drops the invalid text of a removed connector, and has it back after undo', () => {
    const field = 'phases/one/connectors/scanner/senderIPAddresses'
    const typed = reduceDraft(start(), {
      kind: 'edit',
      change: (draft) => ({ ...draft, invalidText: keepInvalidText(draft.invalidText, field, '10.') }),
      about: null,
      at: 0,
    })
    expect(Object.keys(typed.present.invalidText)).toEqual([field])
    const scope = { phaseId: 'one', connectorId: 'scanner', withLaterPhases: false }
    const removed = reduceDraft(typed, {
      kind: 'edit',
      change: changeDocument(removeConnector(scope)),
      about: null,
      at: 0,
    })
    expect(removed.present.invalidText).toEqual({})
    expect(reduceDraft(removed, { kind: 'undo' }).present.invalidText).toEqual({ [field]: '10.' })
  })

  it('after a save every step of the draft has the new revision', () => {
    const edited = edit(start(), 'B')
    const saved = reduceDraft(edited, {
      kind: 'saved',
      document: edited.present.document,
      from: 3,
      revision: 4,
      at: 'now',
    })
    expect(isChanged(saved)).toBe(false)
    expect(reduceDraft(saved, { kind: 'undo' }).present).toMatchObject({ revision: 4, document: { title: 'Switch' } })
  })

  it('after a save a step from another revision keeps that revision', () => {
    const restored = startDraft(threePhases(), 7, null, {
      document: threePhases({ title: 'Old' }),
      invalidText: {},
      revision: 5,
    })
    const saved = reduceDraft(restored, {
      kind: 'saved',
      document: restored.present.document,
      from: 5,
      revision: 8,
      at: 'now',
    })
    expect(saved.present.revision).toBe(8)
    expect(reduceDraft(saved, { kind: 'undo' }).present.revision).toBe(7)
  })

  it('after a conflict the draft starts anew from the other document', () => {
    const replaced = reduceDraft(edit(start(), 'B'), {
      kind: 'replace',
      document: threePhases({ title: 'Theirs' }),
      revision: 9,
      at: 'now',
    })
    expect(replaced).toMatchObject({ present: { revision: 9, document: { title: 'Theirs' } }, past: [], future: [] })
  })
})
