import { describe, expect, it } from 'vitest'
import { phase, threePhases } from '#lib/client/testing/three-phases'
import { addPhase, changeAgreement, changeFacts, movePhase, removePhase } from './phases'

describe('phases', () => {
  it('a new phase copies the phase before it, with what is wanted in it', () => {
    const document = threePhases()
    const next = addPhase('two', 'new', 'New')(document)
    expect(next.phases.map(({ id }) => id)).toEqual(['one', 'two', 'new', 'three'])
    expect(next.phases[2]?.connectors).toBe(document.phases[1]?.connectors)
    expect(next.wants[0]?.phaseIds).toEqual(['two', 'new'])
  })

  it('a phase moves within the list, and the only phase cannot be removed', () => {
    const document = threePhases()
    expect(movePhase('two', -1)(document).phases.map(({ id }) => id)).toEqual(['two', 'one', 'three'])
    expect(movePhase('one', -1)(document)).toBe(document)
    const removed = removePhase('two')(document)
    expect(removed).toMatchObject({ wants: [], phases: [{ id: 'one' }, { id: 'three' }] })
    const single = threePhases({ phases: [phase('one', [])] })
    expect(removePhase('one')(single)).toBe(single)
  })

  it('changed facts go into later phases that had the same', () => {
    const moved = changeFacts('two', { mx: [] }, true)(threePhases())
    expect(moved.phases.map(({ mx }) => mx.length)).toEqual([1, 0, 0])
    const alone = changeFacts('two', { tenant: { acceptedDomains: [], rejectDirectSend: true } }, false)(threePhases())
    expect(alone.phases.map(({ tenant }) => tenant.rejectDirectSend)).toEqual([false, true, false])
  })

  it('what is agreed on for the change to a phase is kept part by part, and not copied with the phase', () => {
    const once = changeAgreement('two', { executes: 'Anna' })(threePhases())
    const document = changeAgreement('two', { ticket: 'CHG-7' })(once)
    expect(document.phases[1]?.changeRequest).toMatchObject({ executes: 'Anna', ticket: 'CHG-7', startsAt: null })
    expect(addPhase('two', 'new', 'New')(document).phases[2]?.changeRequest).toBeNull()
  })
})
