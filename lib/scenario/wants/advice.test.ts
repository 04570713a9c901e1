import { describe, expect, it } from 'vitest'
import { type Answers, attribute, QUESTION_IDS, type QuestionId, runToEnd, UNKNOWN_SENDER } from '#lib/matcher'
import { addressLock, certificateLock, connector, TENANT } from '#lib/matcher/testing/sides'
import { newConnector } from '#lib/scenario/document/new-connector'
import { type Advice, adviseInSteps } from './advice'

type Own = ReturnType<typeof addressLock>
const full = (connectors: readonly Own[]) =>
  connectors.map((one) =>
    newConnector({
      ...one,
      senderDomains: [...one.senderDomains],
      senderIPAddresses: [...one.senderIPAddresses],
      associatedAcceptedDomains: [],
    }),
  )
const tenant = { ...TENANT, acceptedDomains: [...TENANT.acceptedDomains] }

function advise(connectors: readonly Own[], question: QuestionId, answers: Answers = {}): Advice[] {
  return runToEnd(adviseInSteps({ tenant, connectors: full(connectors) }, [question], answers))
}

const oneEdit = (connectorId: string, properties: object, settles = true) => ({
  edits: [{ connectorId, properties }],
  settles,
})

const SCANNER = { ...UNKNOWN_SENDER, sourceIP: '203.0.113.5', tls: true, certificateNames: [] }
const MAIL = { mailFrom: 'a@fabrikam.com', recipient: 'b@contoso.com' }

describe('advice', () => {
  it('advice on Q12 restricts a connector that only identifies, and no verdict depends on Q12 afterwards', () => {
    const lock = addressLock('A', ['192.0.2.0/24'])
    const scanner = connector('Scanner', { senderIPAddresses: ['203.0.113.5'] })
    const [first] = advise([lock, scanner], 'Q12')
    expect(first).toMatchObject({ kind: 'restrictAddresses', connectorId: 'scanner' })
    expect(first?.fix).toEqual(oneEdit('scanner', { restrictDomainsToIPAddresses: true }))
    const asks = (set: readonly Own[]) =>
      attribute(tenant, set, { ...SCANNER, ...MAIL }).alternatives.some(({ given }) =>
        given.some((one) => 'question' in one && one.question === 'Q12'),
      )
    expect(asks([lock, scanner])).toBe(true)
    expect(asks([lock, { ...scanner, restrictDomainsToIPAddresses: true }])).toBe(false)
  })

  it('advice on Q2 disables a connector that decides nothing beside a lock', () => {
    const open = connector('Open', { requireTls: true })
    expect(advise([addressLock('A', ['192.0.2.0/24']), open], 'Q2')).toMatchObject([
      { kind: 'disableUnrestricted', connectorId: 'open', fix: oneEdit('open', { enabled: false }) },
    ])
  })

  it('advice restricts a connector with a list, and does not disable it', () => {
    const scanner = connector('Scanner', { senderIPAddresses: ['203.0.113.5'] })
    expect(advise([addressLock('A', ['192.0.2.0/24']), scanner], 'Q2')).toMatchObject([
      { kind: 'restrictAddresses', fix: oneEdit('scanner', { restrictDomainsToIPAddresses: true }) },
    ])
  })

  it('an edit is offered though it turns one refusal into another', () => {
    const scanner = connector('Scanner', { senderIPAddresses: ['203.0.113.5'], requireTls: true })
    expect(advise([addressLock('A', ['192.0.2.0/24'], { requireTls: true }), scanner], 'Q12')).toMatchObject([
      { kind: 'restrictAddresses', fix: { settles: true } },
    ])
  })

  it('edits are offered together if each alone leaves the question open', () => {
    const [one, other] = ['One', 'Other'].map((name) => connector(name, { requireTls: true })) as [Own, Own]
    expect(advise([addressLock('A', ['192.0.2.0/24']), one, other], 'Q2')).toMatchObject([
      { kind: 'disableUnrestricted', connectorId: 'one', fix: null },
      { kind: 'disableUnrestricted', connectorId: 'other', fix: null },
      {
        kind: 'together',
        fix: { edits: [{ connectorId: 'one' }, { connectorId: 'other' }], settles: true },
      },
    ])
  })

  it('an edit that settles only a part of the question is marked', () => {
    const scanner = connector('Scanner', { senderIPAddresses: ['203.0.113.5'] })
    const both = connector('Both', {
      senderIPAddresses: ['203.0.113.9'],
      tlsSenderCertificateName: 'b.example',
      requireTls: true,
    })
    expect(advise([addressLock('A', ['192.0.2.0/24']), scanner, both], 'Q12')).toMatchObject([
      { kind: 'restrictAddresses', fix: oneEdit('scanner', { restrictDomainsToIPAddresses: true }, false) },
      { kind: 'restrictAddressesOnly', connectorId: 'both', fix: null },
      { kind: 'restrictCertificateOnly', connectorId: 'both', fix: null },
    ])
  })

  it('no edit is offered for a list with a name, because it would refuse senders that may get in', () => {
    const both = connector('Both', {
      senderIPAddresses: ['203.0.113.9'],
      tlsSenderCertificateName: 'b.example',
      requireTls: true,
    })
    const found = advise([addressLock('A', ['192.0.2.0/24']), both], 'Q12')
    expect(found.map(({ kind }) => kind)).toEqual(['restrictAddressesOnly', 'restrictCertificateOnly'])
    expect(found.every(({ fix }) => fix === null)).toBe(true)
  })

  it.each(['Q11-below', 'Q11-wildcard'] as const)('advice on %s removes a name that restricts nothing', (question) => {
    const lock = addressLock('A', ['192.0.2.0/24'], { tlsSenderCertificateName: 'mail.a.example', requireTls: true })
    expect(advise([lock], question)).toMatchObject([
      { kind: 'clearUnused', fix: oneEdit('a', { tlsSenderCertificateName: null }) },
    ])
  })

  it.each([
    ['Q11-apex', '*.a.example', 'a.example'],
    ['Q11-below', 'mail.a.example', '*.mail.a.example'],
    ['Q11-wildcard', 'mail.a.example', '*.a.example'],
  ] as const)('advice on %s for the name %s is to ask for %s', (question, wanted, name) => {
    expect(advise([certificateLock('A', wanted)], question)).toMatchObject([{ kind: 'addName', name, fix: null }])
  })

  it('an edit that would refuse senders that surely get in is not offered, and said to do harm', () => {
    const bank = certificateLock('Bank', 'mail.bank.example', { senderDomains: ['bank.example'] })
    expect(advise([addressLock('A', ['192.0.2.0/24']), bank], 'Q1')).toMatchObject([
      { kind: 'removePartner', connectorId: 'bank', fix: null, isHarmful: true },
    ])
  })

  it('advice to split two restrictions has no edit', () => {
    const both = addressLock('A', ['192.0.2.0/24'], {
      restrictDomainsToCertificate: true,
      tlsSenderCertificateName: 'a.example',
      requireTls: true,
    })
    expect(advise([both], 'Q3')).toMatchObject([{ kind: 'split', fix: null }])
  })

  it('advice on Q20 removes a certificate name that is not restricted by', () => {
    const lock = addressLock('A', ['192.0.2.0/24'], { tlsSenderCertificateName: 'a.example', requireTls: true })
    expect(advise([lock], 'Q20')).toMatchObject([
      { kind: 'clearUnused', fix: oneEdit('a', { tlsSenderCertificateName: null }) },
    ])
  })

  it('advice on Q17 adds the subdomain that a hybrid server presents', () => {
    const hybrid = connector('Hybrid', { connectorType: 'OnPremises', tlsSenderCertificateName: 'hybrid.contoso.com' })
    expect(advise([hybrid], 'Q17')).toMatchObject([{ kind: 'addAcceptedDomain', name: 'hybrid.contoso.com' }])
  })

  it('progress names the current question', () => {
    const side = { tenant, connectors: full([addressLock('A', ['192.0.2.0/24']), connector('Open')]) }
    const steps = [...adviseInSteps(side, ['Q2', 'Q12'], {})]
    expect(new Set(steps.map(({ question, questions }) => `${question} of ${questions}`))).toEqual(new Set(['0 of 2']))
    expect([...adviseInSteps(side, ['Q12', 'Q2'], {})].at(-1)).toMatchObject({ question: 1, questions: 2 })
  })

  it.each(QUESTION_IDS)('%s has advice', (question) => {
    expect(advise([addressLock('A', ['192.0.2.0/24'])], question).length).toBeGreaterThan(0)
  })
})
