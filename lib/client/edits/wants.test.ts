import { describe, expect, it } from 'vitest'
import { threePhases } from '#lib/client/testing/three-phases'
import type { AcceptedRisk, ScenarioDocument } from '#lib/scenario/document/document'
import { addPhase, removePhase } from './phases'
import { removeSender } from './senders'
import { removeService } from './services'
import {
  acceptRisk,
  addEvidence,
  changeSwitches,
  closeSideEntrance,
  mayBeRefusedFrom,
  phasesToAccept,
  setWant,
  withdrawRisk,
} from './wants'

const WHO = 'service:a'
const refused = { want: 'refused', connectorId: null, reason: 'Given up', by: 'Robin' } as const
const wantsOf = ({ wants }: ScenarioDocument) => wants.map(({ who, phaseIds, want }) => [who, phaseIds.join(' '), want])

describe('exceptions from what is wanted', () => {
  it('a new exception takes the place of what was said of the same row and phases, and leaves other phases', () => {
    const both = setWant(WHO, ['two', 'three'], refused)(threePhases())
    expect(wantsOf(both)).toEqual([[WHO, 'two three', 'refused']])
    const one = setWant(WHO, ['two'], { ...refused, want: 'either' })(both)
    expect(wantsOf(one)).toEqual([
      [WHO, 'three', 'refused'],
      [WHO, 'two', 'either'],
    ])
    expect(new Set(one.wants.map(({ id }) => id)).size).toBe(2)
  })

  it('an exception can be taken back, and where there is none nothing changes', () => {
    expect(setWant(WHO, ['two'], null)(threePhases()).wants).toEqual([])
    const document = threePhases()
    expect(setWant(WHO, ['one'], null)(document)).toBe(document)
  })

  it('an exception holds in the copy of its phase, and names no removed phase', () => {
    const added = addPhase('two', 'copy', 'Copy')(threePhases())
    expect(wantsOf(added)).toEqual([[WHO, 'two copy', 'accepted']])
    expect(wantsOf(removePhase('two')(added))).toEqual([[WHO, 'copy', 'accepted']])
    expect(removePhase('copy')(removePhase('two')(added)).wants).toEqual([])
  })

  it('no exception names a removed service or sample', () => {
    const document = setWant('sample:s', ['one'], refused)(threePhases())
    expect(wantsOf(removeSender('s')(document))).toEqual([[WHO, 'two', 'accepted']])
    expect(wantsOf(removeService('a')(document))).toEqual([['sample:s', 'one', 'refused']])
  })
})

describe('accepted risks', () => {
  const risk: AcceptedRisk = {
    who: 'otherCustomers:a',
    phaseIds: ['one', 'two'],
    state: 'shared',
    certainty: 'certain',
    reason: 'Known',
    by: 'Robin',
    at: '2026-11-29T12:00:00.000Z',
  }
  const risksOf = ({ acceptedRisks }: ScenarioDocument) =>
    acceptedRisks.map(({ phaseIds, by }) => [phaseIds.join(' '), by])

  it('a risk accepted again replaces what was accepted in the same phases, and can be withdrawn', () => {
    const accepted = acceptRisk({ ...risk, phaseIds: ['two'], by: 'Kim' })(acceptRisk(risk)(threePhases()))
    expect(risksOf(accepted)).toEqual([
      ['one', 'Robin'],
      ['two', 'Kim'],
    ])
    const takenBack = accepted.acceptedRisks.reduce(
      (document, one) => withdrawRisk(one, ['one', 'two'])(document),
      accepted,
    )
    expect(takenBack.acceptedRisks).toEqual([])
  })

  it('of two acceptances of one row in the same phases one is taken back, and the other stays', () => {
    const both = { ...threePhases(), acceptedRisks: [risk, { ...risk, by: 'Kim', state: 'open' as const }] }
    const [robin, kim] = both.acceptedRisks
    if (robin === undefined || kim === undefined) throw new Error('There are two.')
    expect(risksOf(withdrawRisk(robin, ['one', 'two'])(both))).toEqual([['one two', 'Kim']])
    expect(risksOf(withdrawRisk(kim, ['two'])(both))).toEqual([
      ['one two', 'Robin'],
      ['one', 'Kim'],
    ])
  })

  it('what was accepted in later phases keeps them, with its reason, where a risk is accepted in an earlier one', () => {
    const later = acceptRisk({ ...risk, phaseIds: ['two'], by: 'Kim' })(threePhases())
    const phaseIds = phasesToAccept(later, risk.who, 0)
    expect(phaseIds).toEqual(['one', 'three'])
    expect(risksOf(acceptRisk({ ...risk, phaseIds })(later))).toEqual([
      ['two', 'Kim'],
      ['one three', 'Robin'],
    ])
    expect(phasesToAccept(later, 'otherCustomers:b', 1)).toEqual(['two', 'three'])
    expect(phasesToAccept(later, risk.who, 1)).toEqual(['two', 'three'])
  })

  it('a risk goes with its service', () => {
    expect(removeService('a')(acceptRisk(risk)(threePhases())).acceptedRisks).toEqual([])
  })
})

describe('what else is said of phases', () => {
  it('a side entrance that closes with a removed phase closes with the next one', () => {
    const document = changeSwitches({ plainTextRefusedFrom: 'two' })(closeSideEntrance('two')(threePhases()))
    expect(removePhase('two')(document)).toMatchObject({
      sideEntranceClosedFrom: 'three',
      switches: { plainTextRefusedFrom: 'three' },
    })
  })

  it('the phase from which mail may be refused is named for each domain, and can be taken back', () => {
    const named = mayBeRefusedFrom('a', ['contoso.com'], 'three')(threePhases())
    expect(named.services[0]?.mayBeRefusedFrom).toEqual([{ domain: 'contoso.com', phaseId: 'three' }])
    expect(removePhase('three')(named).services[0]?.mayBeRefusedFrom).toEqual([])
    expect(mayBeRefusedFrom('a', ['contoso.com'], null)(named).services[0]?.mayBeRefusedFrom).toEqual([])
  })

  it('tests add up, and go with their phase', () => {
    const test = {
      who: WHO,
      phaseId: 'two',
      at: '2026-11-29T12:00:00.000Z',
      by: '',
      outcome: 'accepted',
      note: '',
    } as const
    const tested = addEvidence({ ...test, outcome: 'rejected' })(addEvidence(test)(threePhases()))
    expect(tested.evidence.map(({ outcome }) => outcome)).toEqual(['accepted', 'rejected'])
    expect(removePhase('two')(tested).evidence).toEqual([])
  })
})
