import { describe, expect, it } from 'vitest'
import type { Answers } from '#lib/matcher'
import { newConnector } from '#lib/scenario/document/new-connector'
import { senderOf } from './explain-bounce'
import { checkKept, checkModel, keptOf, quoteEvidence } from './model-check'
import { readEvidence } from './read-evidence'

const tenant = { acceptedDomains: ['contoso.com'], rejectDirectSend: false }
const filter = newConnector({
  id: 'filter',
  name: 'Filter B',
  senderIPAddresses: ['192.0.2.0/24'],
  restrictDomainsToIPAddresses: true,
  requireTls: true,
})
const partner = newConnector({
  id: 'partner',
  name: 'Fabrikam',
  senderDomains: ['fabrikam.example'],
  senderIPAddresses: ['198.51.100.0/24'],
  restrictDomainsToIPAddresses: true,
  requireTls: true,
})

const trace = (connector: string, mailFrom: string, ip = '192.0.2.7') =>
  readEvidence(`Event  : Receive
RecipientAddress : bob@contoso.com
Data   : <root><MEP Name="ConnectorId" String="EX1\\Default EX1" /><MEP Name="ClientIP" String="${ip}" /><MEP Name="ReturnPath" String="${mailFrom}" /><MEP Name="CustomData" Blob="S:tlsversion=SP_PROT_TLS1_3_SERVER${connector === '' ? '' : `;S:InboundConnectorData=Name=${connector};ConnectorType=Partner;TenantId=1`}" /></root>`)

const check = (evidence: ReturnType<typeof readEvidence>, answers: Answers = {}, own = [filter], facts = tenant) =>
  checkModel({ tenant: facts, connectors: own }, answers, evidence)

describe('evidence that is held against the model', () => {
  it('a trace that names the connector of the verdict agrees, whatever its case', () => {
    expect(check(trace('FILTER b', 'ann@fabrikam.example'))).toEqual({ state: 'agrees', outcome: 'accepted' })
  })

  it('a traced null sender that no connector took is explained by Q6, and so is its opposite', () => {
    expect(check(trace('', '&lt;&gt;'))).toEqual({
      state: 'disagrees',
      outcome: 'accepted',
      explanations: [[{ question: 'Q6', answer: 'no' }]],
    })
    expect(check(trace('Filter B', '&lt;&gt;'))).toEqual({ state: 'agrees', outcome: 'accepted' })
    expect(check(trace('Filter B', '&lt;&gt;'), { Q6: 'no' })).toMatchObject({
      state: 'disagrees',
      explanations: [[{ question: 'Q6', answer: 'yes' }], [{ question: 'Q18', answer: 'looked-up' }]],
    })
  })

  it("mail of a partner's domain through the filter decides Q1, which has no default", () => {
    const connectors = [filter, partner]
    expect(check(trace('Filter B', 'ann@fabrikam.example'), {}, connectors)).toEqual({
      state: 'possible',
      outcome: 'accepted',
      decides: [{ question: 'Q1', answer: 'falls-back' }],
      open: [],
    })
    expect(check(trace('Filter B', 'ann@fabrikam.example'), { Q1: 'shadows' }, connectors)).toMatchObject({
      state: 'disagrees',
      explanations: [[{ question: 'Q1', answer: 'falls-back' }]],
    })
  })

  it('5.7.68 beside a lock is explained by Q9', () => {
    const evidence = readEvidence(
      'Return-Path: <ann@contoso.com>\n<bob@contoso.com>: host contoso-com.mail.protection.outlook.com[104.47.8.36] said:\n 550 5.7.68 TenantInboundAttribution; Direct Send not allowed for this organization from unauthorized sources',
    )
    const known = {
      ...evidence,
      facts: {
        ...evidence.facts,
        sourceIP: { value: '203.0.113.9', how: 'stated', from: { line: 1, quote: '' } },
        mailFrom: { value: 'ann@contoso.com', how: 'stated', from: { line: 1, quote: '' } },
      },
    } as const
    expect(check(known, {}, [filter], { ...tenant, rejectDirectSend: true })).toMatchObject({
      state: 'disagrees',
      outcome: 'rejected',
      explanations: [[{ question: 'Q9', answer: 'direct-send-first' }]],
    })
  })

  it('454 agrees with the default of Q4, and contradicts the other answer', () => {
    const evidence = readEvidence(
      '<bob@contoso.com>: host contoso-com.mail.protection.outlook.com[104.47.8.36] said: 454 4.7.0 Failed to establish appropriate TLS channel: Access Denied',
    )
    const known = {
      ...evidence,
      facts: {
        ...evidence.facts,
        sourceIP: { value: '192.0.2.7', how: 'stated', from: { line: 1, quote: '' } },
        tls: { value: false, how: 'stated', from: { line: 1, quote: '' } },
        mailFrom: { value: 'ann@fabrikam.example', how: 'stated', from: { line: 1, quote: '' } },
      },
    } as const
    expect(check(known)).toEqual({ state: 'agrees', outcome: 'deferred' })
    expect(check(known, { Q4: 'rejected' })).toMatchObject({
      state: 'disagrees',
      explanations: [[{ question: 'Q4', answer: 'deferred' }]],
    })
  })

  it('a refusal of which too little is known names the facts that it hangs on, and more facts settle it', () => {
    const evidence = readEvidence(
      '<bob@contoso.com>: host contoso-com.mail.protection.outlook.com[104.47.8.36] said: 550 5.7.51 TenantInboundAttribution; There is a partner connector configured',
    )
    const phase = { tenant, connectors: [filter] }
    expect(checkModel(phase, {}, evidence)).toMatchObject({ state: 'possible', open: ['sourceIP'] })
    // A server of the filter gets in whatever the answers are; with a domain of a partner it hangs on Q1.
    const sender = { ...senderOf(evidence), sourceIP: '192.0.2.1', tls: true, certificateNames: [] }
    expect(checkModel(phase, {}, evidence, sender)).toMatchObject({ state: 'disagrees', explanations: [] })
    const partners = { tenant, connectors: [filter, partner] }
    const ofPartner = { ...sender, mailFrom: 'ann@fabrikam.example' }
    expect(checkModel(partners, { Q1: 'falls-back' }, evidence, ofPartner)).toMatchObject({
      state: 'disagrees',
      outcome: 'rejected',
      explanations: [[{ question: 'Q1', answer: 'shadows' }]],
    })
  })

  it('what no answer explains is said to be so', () => {
    expect(check(trace('Filter B', 'ann@fabrikam.example', '203.0.113.9'))).toEqual({
      state: 'disagrees',
      outcome: 'accepted',
      explanations: [],
    })
  })

  it('is not judged where Enhanced Filtering may show the address of the original sender', () => {
    const skipping = { ...filter, efSkipLastIP: true }
    const evidence = trace('Filter B', 'ann@fabrikam.example', '203.0.113.9')
    expect(check(evidence, {}, [skipping])).toEqual({ state: 'not-judged', reason: 'ENHANCED_FILTERING' })
    // A connector that the trace does not name skips nothing of this message.
    expect(
      check(trace('Filter B', 'ann@fabrikam.example'), {}, [filter, { ...partner, efSkipLastIP: true }]),
    ).toMatchObject({ state: 'possible' })
  })

  it('is not judged without an answer, nor by a connector that the phase does not have', () => {
    expect(check(trace('Old filter', 'ann@fabrikam.example'))).toEqual({
      state: 'not-judged',
      reason: 'NO_SUCH_CONNECTOR',
    })
    for (const text of ['My mail does not arrive.', '550 5.4.1 Recipient address rejected: Access denied', ''])
      expect(check(readEvidence(text))).toEqual({ state: 'not-judged', reason: 'NOTHING_OBSERVED' })
  })

  it('a connector is found by its GUID, as Defender names it', () => {
    const guid = '0f8fad5b-d9cb-469f-a165-70867728950e'
    const known = { ...filter, otherProperties: [['Guid', guid]] satisfies [string, string][] }
    expect(check(trace(guid.toUpperCase(), 'ann@fabrikam.example'), {}, [known])).toMatchObject({ state: 'agrees' })
  })

  it('the lines that state something are kept, each once', () => {
    expect(quoteEvidence(trace('Filter B', 'ann@fabrikam.example')).split('\n')).toEqual([
      'InboundConnector: Filter B',
      'ClientIP: 192.0.2.7',
      'CustomData: S:tlsversion=SP_PROT_TLS1_3_SERVER;S:InboundConnectorData=Name=Filter B;ConnectorType=Partner;TenantId=1',
      'ReturnPath: ann@fabrikam.example',
      'RecipientAddress : bob@contoso.com',
    ])
  })
})

describe('what is kept of evidence with its sample', () => {
  const phase = { tenant, connectors: [filter, partner] }
  it.each([
    ['a null sender that no connector took', trace('', '&lt;&gt;'), {}],
    ['a null sender that a connector took', trace('Filter B', '&lt;&gt;'), { Q6: 'no' }],
    ["a partner's domain", trace('Filter B', 'ann@fabrikam.example'), { Q1: 'shadows' }],
    ['another connector', trace('Filter B', 'ann@fabrikam.example', '203.0.113.9'), {}],
  ] as const)('says of %s what the evidence says', (_, evidence, answers) => {
    const kept = keptOf(phase, evidence)
    if (kept === null) throw new Error('something is kept')
    expect(checkKept(phase, answers, kept, senderOf(evidence))).toEqual(checkModel(phase, answers, evidence))
    expect(checkModel(phase, answers, evidence).state).toBe('disagrees')
  })

  it('tells replies apart that are both refusals', () => {
    const sender = { ...senderOf(trace('', 'ann@contoso.com', '203.0.113.9')), tls: true }
    const facts = { tenant: { ...tenant, rejectDirectSend: true }, connectors: [filter] }
    expect(checkKept(facts, {}, { outcome: 'rejected', reply: '550 5.7.51' }, sender).state).not.toBe('disagrees')
    expect(checkKept(facts, {}, { outcome: 'rejected', reply: '550 5.7.68' }, sender)).toMatchObject({
      state: 'disagrees',
      explanations: [[{ question: 'Q9', answer: 'direct-send-first' }]],
    })
  })

  it('is not judged in a phase without that connector', () => {
    const kept = { outcome: 'accepted', connector: 'Gone' } as const
    expect(checkKept(phase, {}, kept, senderOf(trace('', '')))).toEqual({
      state: 'not-judged',
      reason: 'NO_SUCH_CONNECTOR',
    })
  })
})
