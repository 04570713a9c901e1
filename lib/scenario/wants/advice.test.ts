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
  it('is to restrict what only identifies beside a lock: then nothing hangs on it', () => {
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

  it('is to switch off what decides nothing beside a lock', () => {
    const open = connector('Open', { requireTls: true })
    expect(advise([addressLock('A', ['192.0.2.0/24']), open], 'Q2')).toMatchObject([
      { kind: 'disableUnrestricted', connectorId: 'open', fix: oneEdit('open', { enabled: false }) },
    ])
  })

  it('never is to switch off a connector that names whom it means', () => {
    const scanner = connector('Scanner', { senderIPAddresses: ['203.0.113.5'] })
    expect(advise([addressLock('A', ['192.0.2.0/24']), scanner], 'Q2')).toMatchObject([
      { kind: 'restrictAddresses', fix: oneEdit('scanner', { restrictDomainsToIPAddresses: true }) },
    ])
  })

  it('may turn one refusal into another', () => {
    const scanner = connector('Scanner', { senderIPAddresses: ['203.0.113.5'], requireTls: true })
    expect(advise([addressLock('A', ['192.0.2.0/24'], { requireTls: true }), scanner], 'Q12')).toMatchObject([
      { kind: 'restrictAddresses', fix: { settles: true } },
    ])
  })

  it('takes all edits together where each alone leaves the question', () => {
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

  it('says where an edit does away with only a part', () => {
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

  it('refuses nobody who perhaps gets in: with a list and a name, whoever presents the name from elsewhere', () => {
    const both = connector('Both', {
      senderIPAddresses: ['203.0.113.9'],
      tlsSenderCertificateName: 'b.example',
      requireTls: true,
    })
    const found = advise([addressLock('A', ['192.0.2.0/24']), both], 'Q12')
    expect(found.map(({ kind }) => kind)).toEqual(['restrictAddressesOnly', 'restrictCertificateOnly'])
    expect(found.every(({ fix }) => fix === null)).toBe(true)
  })

  it.each(['Q11-below', 'Q11-wildcard'] as const)('on %s is to take off a name that restricts nothing', (question) => {
    const lock = addressLock('A', ['192.0.2.0/24'], { tlsSenderCertificateName: 'mail.a.example', requireTls: true })
    expect(advise([lock], question)).toMatchObject([
      { kind: 'clearUnused', fix: oneEdit('a', { tlsSenderCertificateName: null }) },
    ])
  })

  it.each([
    ['Q11-apex', '*.a.example', 'a.example'],
    ['Q11-below', 'mail.a.example', '*.mail.a.example'],
    ['Q11-wildcard', 'mail.a.example', '*.a.example'],
  ] as const)('on %s is to ask for the name that is presented: for %s it is %s', (question, wanted, name) => {
    expect(advise([certificateLock('A', wanted)], question)).toMatchObject([{ kind: 'addName', name, fix: null }])
  })

  it('offers no edit that would refuse somebody who surely gets in', () => {
    const bank = certificateLock('Bank', 'mail.bank.example', { senderDomains: ['bank.example'] })
    expect(advise([addressLock('A', ['192.0.2.0/24']), bank], 'Q1')).toMatchObject([
      { kind: 'removePartner', connectorId: 'bank', fix: null },
    ])
  })

  it('never splits two restrictions by itself', () => {
    const both = addressLock('A', ['192.0.2.0/24'], {
      restrictDomainsToCertificate: true,
      tlsSenderCertificateName: 'a.example',
      requireTls: true,
    })
    expect(advise([both], 'Q3')).toMatchObject([{ kind: 'split', fix: null }])
  })

  it('is to take off a name that is not asked for', () => {
    const lock = addressLock('A', ['192.0.2.0/24'], { tlsSenderCertificateName: 'a.example', requireTls: true })
    expect(advise([lock], 'Q20')).toMatchObject([
      { kind: 'clearUnused', fix: oneEdit('a', { tlsSenderCertificateName: null }) },
    ])
  })

  it('is to add the subdomain that a hybrid server presents', () => {
    const hybrid = connector('Hybrid', { connectorType: 'OnPremises', tlsSenderCertificateName: 'hybrid.contoso.com' })
    expect(advise([hybrid], 'Q17')).toMatchObject([{ kind: 'addAcceptedDomain', name: 'hybrid.contoso.com' }])
  })

  it('reports which question it is at, for whoever waits', () => {
    const side = { tenant, connectors: full([addressLock('A', ['192.0.2.0/24']), connector('Open')]) }
    const steps = [...adviseInSteps(side, ['Q2', 'Q12'], {})]
    expect(new Set(steps.map(({ question, questions }) => `${question} of ${questions}`))).toEqual(new Set(['0 of 2']))
    expect([...adviseInSteps(side, ['Q12', 'Q2'], {})].at(-1)).toMatchObject({ question: 1, questions: 2 })
  })

  it.each(QUESTION_IDS)('%s has some, if only to test it', (question) => {
    expect(advise([addressLock('A', ['192.0.2.0/24'])], question).length).toBeGreaterThan(0)
  })
})
