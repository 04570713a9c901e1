import { describe, expect, it } from 'vitest'
import { documentSchema } from '#lib/scenario/document/document'
import { evaluateInvariants } from '#lib/scenario/wants/evaluate'
import type { Gate } from '#lib/scenario/wants/gates'
import { joinConditions, NOTHING_PROVED, provedPhases, shownState, worseState } from './proved-phases'

const LOCK = {
  id: 'c',
  name: 'C',
  senderDomains: ['*'],
  senderIPAddresses: ['192.0.2.0/25'],
  restrictDomainsToIPAddresses: true,
  requireTls: false,
}
const TLS_ONLY = { id: 'c', name: 'C', senderDomains: ['*'], requireTls: true }
const THROUGH = { id: 'through', kind: 'getsThrough', serviceId: 'a', phaseIds: ['p'] }
const NOBODY = { id: 'nobody', kind: 'nobodyElse', serviceIds: ['a'], phaseIds: ['p'] }

function make(
  connector: object,
  invariants: readonly object[],
  own: { tls?: boolean; to?: string; answers?: object } = {},
) {
  return documentSchema.parse({
    schemaVersion: 1,
    title: 'T',
    services: [{ id: 'a', name: 'A', networks: ['192.0.2.0/24'], tls: own.tls ?? true }],
    phases: [
      {
        id: 'p',
        name: 'P',
        tenant: { acceptedDomains: ['contoso.com'] },
        mx: [{ domain: 'contoso.com', to: own.to ?? 'a' }],
        connectors: [connector],
      },
    ],
    invariants,
    answers: own.answers ?? { Q6: 'yes' },
  })
}

function prove(...parts: Parameters<typeof make>) {
  const document = make(...parts)
  return provedPhases(document, evaluateInvariants(document))[0]
}

describe('what is proved of a phase', () => {
  it('without gates or invariants nothing is proved', () => {
    expect(provedPhases(make(LOCK, [NOBODY]), null)).toEqual([NOTHING_PROVED])
    expect(prove(LOCK, [])).toEqual(NOTHING_PROVED)
  })

  it('the side entrance is open where a stranger gets in whom no sample covers', () => {
    expect(prove(TLS_ONLY, [NOBODY])).toMatchObject({ door: 'open', state: 'bad' })
  })

  it('the side entrance is closed only where every sender was judged', () => {
    const document = make(LOCK, [NOBODY])
    const gates = evaluateInvariants(document)
    expect(provedPhases(document, gates)[0]).toMatchObject({ door: 'closed', state: null })
    const partial = gates.map((gate): Gate => ({ ...gate, isComplete: false }))
    expect(provedPhases(document, partial)[0]?.door).toBeNull()
  })

  it('an entrance that is open as planned is told from one that is not', () => {
    expect(prove(TLS_ONLY, [NOBODY], { to: 'microsoft' })).toMatchObject({ door: 'planned', state: null })
  })

  it('mail of a service is lost or delayed though no sample shows it', () => {
    expect(prove(LOCK, [THROUGH])).toMatchObject({ lost: 'lost', state: 'bad' })
    const whole = { ...LOCK, senderIPAddresses: ['192.0.2.0/24'], requireTls: true }
    expect(prove(whole, [THROUGH], { tls: false })).toMatchObject({ lost: 'delayed', state: 'bad' })
  })

  it('a gate that holds under an answer depends on that question', () => {
    expect(prove(LOCK, [NOBODY], { answers: {} })).toMatchObject({
      door: 'perhaps',
      opensIf: [{ question: 'Q6', answer: 'no' }],
      state: 'if',
      conditions: [{ kind: 'answer', question: 'Q6', answer: 'yes' }],
    })
  })
})

describe('a gate that was not looked at in full', () => {
  it('a gate that was judged in part never holds, and its failures are shown', () => {
    expect(shownState({ state: 'holds', isComplete: true })).toBe('holds')
    expect(shownState({ state: 'holds', isComplete: false })).toBe('partial')
    expect(shownState({ state: 'fails', isComplete: false })).toBe('fails')
  })
})

describe('samples and proof together', () => {
  it('the worse of sample and proof is shown', () => {
    const proved = (state: 'bad' | 'if' | null, holds = false) => ({ state, holds })
    expect(worseState('ok', proved('bad'))).toBe('bad')
    expect(worseState('ok', proved('if'))).toBe('if')
    expect(worseState('ok', proved(null))).toBe('ok')
    expect(worseState('bad', proved('if'))).toBe('bad')
    expect(worseState('empty', proved('if'))).toBe('if')
    expect(worseState('empty', proved(null))).toBe('empty')
    expect(worseState('empty', proved(null, true))).toBe('ok')
  })

  it('each question is named once', () => {
    const q6 = { kind: 'answer', question: 'Q6', answer: 'yes' } as const
    const q2 = { kind: 'either', question: 'Q2' } as const
    expect(joinConditions([q6], [q6, q2])).toEqual([q6, q2])
  })
})
