import { expect, it } from 'vitest'
import { attribute } from '#lib/matcher'
import { addressLock, certificateLock, filter, type Input, mx, phase, plan } from '#lib/scenario/testing/plans'
import { withNullSenderFixed } from './phase-results'
import { judgePlan } from './plan'
import { summarizePlan } from './summary'

const OLD = '192.0.2.0/24'
const OWN = '203.0.113.8'

/** A service of each kind that delivers directly, with all that is asked of it. */
const SERVICES: readonly Input[] = [
  { kind: 'partner', delivery: 'direct', mailFromDomains: ['bank.example'] },
  { kind: 'partner', delivery: 'direct', mailFromDomains: ['*'] },
  { kind: 'tenant', mailFromDomains: ['other.example'] },
  { kind: 'signature' },
  { kind: 'device' },
  { kind: 'onPremises', mailFromDomains: [] },
  { kind: 'application', delivery: 'direct' },
  { kind: 'encryption' },
  { kind: 'phishingSimulation' },
  { kind: 'filter' },
].map((rest) => ({ id: 'own', name: 'own', networks: [OWN], tls: true, shared: 'no', ...rest }))

/** Connectors beside the lock of the filter, through which the mail of the service may come. */
const CONNECTORS: readonly (readonly Input[])[] = [
  [],
  [addressLock('own', OWN)],
  [addressLock('own', OWN, { senderDomains: ['bank.example', 'other.example', 'contoso.com'] })],
  [certificateLock('own', 'mail.own.example')],
]

const planOf = (service: Input, connectors: readonly Input[], answers: Input = {}) =>
  plan({
    answers,
    services: [filter('old', OLD), service],
    phases: ['p1', 'p2'].map((id) => phase(id, mx('old'), [addressLock('lock', OLD), ...connectors])),
  })

const ownCell = (document: ReturnType<typeof planOf>) =>
  judgePlan(document)[1]?.find(({ who }) => who === 'service:own')

it('what is said of bounces is what the matcher answers a null sender, of every kind of service', () => {
  for (const service of SERVICES)
    for (const connectors of CONNECTORS)
      for (const answers of [{}, { Q6: 'yes' }, { Q6: 'no' }]) {
        const document = planOf(service, connectors, answers)
        const own = document.phases[1]
        if (own === undefined) throw new Error('There is no phase.')
        const { bounces = null, parts = [] } = ownCell(document) ?? {}
        const isSpokenOf = parts.some(
          ({ spec }) => spec.wish === 'accepted' && (spec.mailFrom === 'any' || spec.mailFrom === 'ownAndNull'),
        )
        const isWanted = parts.some(({ spec }) => spec.wish === 'accepted')
        const name = JSON.stringify([service, connectors, answers])
        expect(bounces !== null, name).toBe(isWanted && !isSpokenOf && service.kind !== 'device')
        if (bounces === null) continue
        const verdict = attribute(
          own.tenant,
          own.connectors,
          { ...NULL_SENDER, certificateNames: [] },
          withNullSenderFixed(document.answers),
        )
        expect(bounces.outcomes, name).toEqual(verdict.possible)
        expect(bounces.witness === null, name).toBe(verdict.outcome === 'accepted')
        expect(bounces.witness?.mailFrom ?? '', name).toBe('')
      }
})

const NULL_SENDER = {
  id: 'bounce',
  sourceIP: OWN,
  tls: true,
  certificateTrusted: true,
  certificateClientAuth: true,
  mailFrom: '',
  recipient: 'someone@contoso.com',
}

const [BANK = {}] = SERVICES
const [, , ofItsDomains = []] = CONNECTORS

it('the line on Q6 names whose bounces are refused though their other mail gets in', () => {
  const document = planOf(BANK, ofItsDomains)
  expect(ownCell(document)).toMatchObject({ state: 'holds', bounces: { outcomes: ['rejected'] } })
  const { green, lists } = summarizePlan(document, judgePlan(document))
  expect(green).toBe(true)
  expect(lists.notKnown.filter((line) => line.kind === 'question' && line.question === 'Q6')).toMatchObject([
    { question: 'Q6', bounces: [{ who: 'service:own', phaseIds: ['p1', 'p2'] }] },
  ])
})

it('once the question is answered, refused bounces are a line of their own, and bounces that get in are none', () => {
  const linesOf = (Q6: 'yes' | 'no', connectors = ofItsDomains) => {
    const document = planOf(BANK, connectors, { Q6 })
    return summarizePlan(document, judgePlan(document)).lists.notKnown.filter(({ kind }) => kind === 'bounces')
  }
  expect(linesOf('yes')).toEqual([{ kind: 'bounces', who: 'service:own', phaseIds: ['p1', 'p2'] }])
  expect(linesOf('no')).toEqual([])
  expect(linesOf('yes', [addressLock('own', OWN)])).toEqual([])
})
