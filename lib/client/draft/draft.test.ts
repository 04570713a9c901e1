import { describe, expect, it } from 'vitest'
import { addConnectors, removeConnector, replaceConnectors, setProperties } from '#lib/client/edits/connectors'
import { newId } from '#lib/client/edits/ids'
import { isDomainPattern, isNetwork, readDomains, readLines } from '#lib/client/edits/lines'
import { addPhase, changeFacts, movePhase, removePhase } from '#lib/client/edits/phases'
import { formOf, senderOf, withServiceFacts } from '#lib/client/edits/sender-form'
import { answerQuestion, expectOutcome, removeSender } from '#lib/client/edits/senders'
import { putService, removeService } from '#lib/client/edits/services'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { newConnector } from '#lib/scenario/document/new-connector'
import { findDifferences } from './differences'
import { changeDocument, type DraftState, isChanged, keepInvalidText, reduceDraft, startDraft } from './draft'
import { shareEqualParts } from './structural-sharing'

const filter = newConnector({ id: 'filter', name: 'Filter', senderIPAddresses: ['192.0.2.0/24'] })
const scanner = newConnector({ id: 'scanner', name: 'Scanner', senderIPAddresses: ['198.51.100.7'] })
const phase = (id: string, connectors: Phase['connectors']): Phase => ({
  id,
  name: id,
  note: '',
  tenant: { acceptedDomains: ['contoso.com'], rejectDirectSend: false },
  mx: [{ domain: 'contoso.com', to: 'a' }],
  connectors,
})

function scenario(overrides: Partial<ScenarioDocument> = {}): ScenarioDocument {
  return {
    schemaVersion: 1,
    title: 'Switch',
    description: '',
    services: [
      {
        id: 'a',
        name: 'Filter A',
        kind: 'filter',
        networks: ['192.0.2.0/24'],
        certificateNames: ['gate.a.example'],
        tls: true,
        shared: true,
      },
    ],
    phases: [
      phase('one', [filter, scanner]),
      phase('two', [filter, scanner]),
      phase('three', [{ ...filter, enabled: false }, scanner]),
    ],
    senders: [
      {
        id: 's',
        name: 'Internet through Filter A',
        sourceIP: '192.0.2.1',
        tls: true,
        certificateNames: ['gate.a.example'],
        certificateTrusted: true,
        mailFrom: 'a@fabrikam.com',
        recipient: 'user@contoso.com',
        serviceId: 'a',
        otherCustomer: false,
      },
    ],
    expectations: [{ phaseId: 'two', senderId: 's', outcome: 'accepted', connectorId: 'filter' }],
    answers: {},
    deliverers: [],
    spfAnswers: [],
    invariants: [],
    ...overrides,
  }
}

const start = (): DraftState => startDraft(scenario(), 3, null, null)
const retitle = (title: string) => changeDocument((document) => ({ ...document, title }))
const edit = (state: DraftState, title: string, about: string | null = null, at = 0) =>
  reduceDraft(state, { kind: 'edit', change: retitle(title), about, at })

describe('a draft', () => {
  it('goes back and forth over every edit', () => {
    const edited = edit(edit(start(), 'B'), 'C')
    const back = reduceDraft(edited, { kind: 'undo' })
    expect(back.present.document.title).toBe('B')
    expect(reduceDraft(back, { kind: 'redo' }).present.document.title).toBe('C')
    expect(isChanged(reduceDraft(back, { kind: 'undo' }))).toBe(false)
  })

  it('takes typing on in one field as one step, and a pause as two', () => {
    const typed = edit(edit(start(), 'B', 'title', 100), 'Be', 'title', 400)
    expect(typed.past).toHaveLength(1)
    expect(edit(typed, 'Bee', 'title', 9000).past).toHaveLength(2)
    expect(edit(typed, 'Bee', 'note', 500).past).toHaveLength(2)
  })

  it('counts a change that changes nothing as none', () => {
    const state = start()
    expect(reduceDraft(state, { kind: 'edit', change: (draft) => draft, about: null, at: 0 })).toBe(state)
  })

  it('keeps text that cannot be read, and is unsaved while it does', () => {
    const invalidText = keepInvalidText({}, 'field', '10.0.0')
    expect(invalidText).toEqual({ field: '10.0.0' })
    expect(isChanged({ present: { document: start().saved, invalidText, revision: 3 }, saved: start().saved })).toBe(
      true,
    )
    expect(keepInvalidText(invalidText, 'field', null)).toEqual({})
  })

  it('forgets text of a field whose connector is gone, and has it again after undo', () => {
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

  it('stands on the new revision after a save, every step back included', () => {
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

  it('leaves a step back that was made from another revision at that revision', () => {
    const restored = startDraft(scenario(), 7, null, {
      document: scenario({ title: 'Old' }),
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

  it('goes on from another document after a conflict', () => {
    const replaced = reduceDraft(edit(start(), 'B'), {
      kind: 'replace',
      document: scenario({ title: 'Theirs' }),
      revision: 9,
      at: 'now',
    })
    expect(replaced).toMatchObject({ present: { revision: 9, document: { title: 'Theirs' } }, past: [], future: [] })
  })
})

describe('connectors', () => {
  const document = shareEqualParts(scenario())
  const scope = { phaseId: 'one', connectorId: 'filter', withLaterPhases: true }
  const enabledIn = (next: ScenarioDocument) => next.phases.map(({ connectors }) => connectors[0]?.enabled)

  it('of equal phases are one object, so that they are judged once', () => {
    expect(document.phases[1]?.connectors).toBe(document.phases[0]?.connectors)
    expect(document.phases[2]?.connectors[1]).toBe(document.phases[0]?.connectors[1])
    expect(document.phases[2]?.connectors[0]).not.toBe(document.phases[0]?.connectors[0])
  })

  it('change in later phases too where they had the same value, and stay one object there', () => {
    const next = setProperties(scope, { requireTls: false })(document)
    expect(next.phases.map(({ connectors }) => connectors[0]?.requireTls)).toEqual([false, false, false])
    expect(next.phases[1]?.connectors).toBe(next.phases[0]?.connectors)
    expect(enabledIn(next)).toEqual([true, true, false])
  })

  it('change in one phase alone if that is wanted', () => {
    const next = setProperties({ ...scope, withLaterPhases: false }, { requireTls: false })(document)
    expect(next.phases.map(({ connectors }) => connectors[0]?.requireTls)).toEqual([false, true, true])
    expect(next.phases[1]).toBe(document.phases[1])
  })

  it('leave later phases alone where the value was another', () => {
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

  it('take the wish for themselves out of expectations when they are removed', () => {
    const next = removeConnector(scope)(document)
    expect(next.phases.map(({ connectors }) => connectors.length)).toEqual([1, 1, 1])
    expect(next.expectations).toEqual([{ phaseId: 'two', senderId: 's', outcome: 'accepted', connectorId: null }])
  })
})

describe('phases', () => {
  it('copy the facts and expectations of the one before, as the same objects', () => {
    const document = scenario()
    const next = addPhase('two', 'new', 'New')(document)
    expect(next.phases.map(({ id }) => id)).toEqual(['one', 'two', 'new', 'three'])
    expect(next.phases[2]?.connectors).toBe(document.phases[1]?.connectors)
    expect(next.expectations).toHaveLength(2)
  })

  it('move within the list, and the last one stays', () => {
    const document = scenario()
    expect(movePhase('two', -1)(document).phases.map(({ id }) => id)).toEqual(['two', 'one', 'three'])
    expect(movePhase('one', -1)(document)).toBe(document)
    const removed = removePhase('two')(document)
    expect(removed).toMatchObject({ expectations: [], phases: [{ id: 'one' }, { id: 'three' }] })
    const single = scenario({ phases: [phase('one', [])] })
    expect(removePhase('one')(single)).toBe(single)
  })

  it('carry changed facts on to phases that had the same', () => {
    const moved = changeFacts('two', { mx: [] }, true)(scenario())
    expect(moved.phases.map(({ mx }) => mx.length)).toEqual([1, 0, 0])
    const alone = changeFacts('two', { tenant: { acceptedDomains: [], rejectDirectSend: true } }, false)(scenario())
    expect(alone.phases.map(({ tenant }) => tenant.rejectDirectSend)).toEqual([false, true, false])
  })
})

describe('senders, services and answers', () => {
  it('take what was expected of a sender along when it is removed', () => {
    expect(removeSender('s')(scenario())).toMatchObject({ senders: [], expectations: [] })
  })

  it('replace an expectation instead of adding a second, and clear it', () => {
    const wished = expectOutcome('s', ['two', 'three'], { outcome: 'rejected', connectorId: null })(scenario())
    expect(wished.expectations.map(({ phaseId, outcome }) => [phaseId, outcome])).toEqual([
      ['two', 'rejected'],
      ['three', 'rejected'],
    ])
    expect(expectOutcome('s', ['two', 'three'], null)(wished).expectations).toEqual([])
    const document = scenario()
    expect(expectOutcome('s', ['one'], null)(document)).toBe(document)
  })

  it('record an answer and forget it', () => {
    const answered = answerQuestion('Q1', 'shadows')(scenario())
    expect(answered.answers).toEqual({ Q1: 'shadows' })
    expect(answerQuestion('Q1', null)(answered).answers).toEqual({})
  })

  it('leave the senders of a removed service as senders of none, and MX nowhere', () => {
    const next = removeService('a')(scenario())
    expect(next.senders[0]).toMatchObject({ serviceId: null, otherCustomer: false })
    expect(next.phases.every(({ mx }) => mx.length === 0)).toBe(true)
    expect(
      putService({ ...(scenario().services[0] as ScenarioDocument['services'][number]), name: 'B' })(scenario())
        .services,
    ).toMatchObject([{ name: 'B' }])
  })

  it('come out of the form as they went in', () => {
    const [sender] = scenario().senders
    if (sender === undefined) throw new Error('the scenario has a sender')
    expect(senderOf('s', formOf(sender))).toEqual(sender)
    const unknown = {
      ...sender,
      sourceIP: null,
      tls: null,
      certificateNames: null,
      certificateTrusted: null,
      mailFrom: null,
      recipient: null,
    }
    expect(senderOf('s', formOf(unknown))).toEqual(unknown)
    expect(senderOf('s', { ...formOf(sender), tls: 'no' })).toMatchObject({
      tls: false,
      certificateNames: [],
      certificateTrusted: null,
    })
    expect(senderOf('s', { ...formOf(sender), from: 'null' })).toMatchObject({ mailFrom: '' })
  })

  it('take over address, TLS and names of their service', () => {
    const [service] = scenario().services
    if (service === undefined) throw new Error('the scenario has a service')
    const blank = formOf({
      id: '',
      name: '',
      sourceIP: null,
      tls: null,
      certificateNames: null,
      certificateTrusted: null,
      mailFrom: null,
      recipient: null,
      serviceId: null,
      otherCustomer: false,
    })
    expect(withServiceFacts(blank, service)).toMatchObject({
      serviceId: 'a',
      sourceIP: '192.0.2.0',
      tls: 'yes',
      certificateNames: 'gate.a.example',
      certificateTrusted: 'yes',
    })
  })
})

describe('typed lists', () => {
  it('are read entry by entry, and what cannot be read is named with its line', () => {
    expect(readLines('192.0.2.1, 192.0.2.2\n\n10.0.0\n192.0.2.0/24;', isNetwork)).toEqual({
      values: ['192.0.2.1', '192.0.2.2', '192.0.2.0/24'],
      invalid: [{ line: 3, text: '10.0.0' }],
    })
  })

  it.each([
    ['contoso.com', true],
    ['*.contoso.com', true],
    ['*', true],
    ['a@contoso.com', false],
    ['two words', false],
  ])('take %s for a domain: %s', (entry, expected) => {
    expect(isDomainPattern(entry)).toBe(expected)
  })
})

describe('two versions of a scenario', () => {
  it('differ by name', () => {
    const mine = scenario({ title: 'Mine', senders: [] })
    const theirs = scenario({ phases: scenario().phases.slice(0, 2) })
    expect(findDifferences(mine, theirs)).toEqual([
      { part: 'title', onlyMine: [], onlyTheirs: [], changed: [] },
      { part: 'phases', onlyMine: ['three'], onlyTheirs: [], changed: [] },
      { part: 'senders', onlyMine: [], onlyTheirs: ['Internet through Filter A'], changed: [] },
    ])
    expect(findDifferences(mine, mine)).toEqual([])
  })
})

describe('a new id', () => {
  it('is unlike those in use', () => {
    expect(newId('phase-', [])).toBe('phase-1')
    expect(newId('phase-', [{ id: 'phase-2' }, { id: 'x' }])).toBe('phase-3')
    expect(newId('phase-', [{ id: 'phase-2' }])).toBe('phase-3')
  })

  it('take domains with letters beyond ASCII, parted by commas or blanks, and name the first that is none', () => {
    expect(readDomains('müller.de, *.contoso.com fabrikam.com')).toEqual({
      domains: ['müller.de', '*.contoso.com', 'fabrikam.com'],
      wrong: null,
    })
    expect(readDomains('contoso.com; a@contoso.com, b/c')).toEqual({ domains: ['contoso.com'], wrong: 'a@contoso.com' })
  })
})
