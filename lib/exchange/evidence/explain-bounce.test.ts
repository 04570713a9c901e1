import { describe, expect, it } from 'vitest'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { newConnector } from '#lib/scenario/document/new-connector'
import { newDocument, newPhase } from '#lib/scenario/document/new-document'
import { examplesIn } from '#lib/scenario/testing/texts'
import type { Evidence } from './evidence'
import { type BounceCause, explainBounce, senderOf } from './explain-bounce'
import { readEvidence } from './read-evidence'

const LOCKED = '550 5.7.51 TenantInboundAttribution; Rejecting'
const [, document] = examplesIn('en')

/** A bounce, with facts that other evidence about the same connection has given. */
function withFacts(text: string, facts: { [Name in keyof Evidence['facts']]?: unknown }): Evidence {
  const evidence = readEvidence(text)
  const from = { line: 1, quote: '' }
  const known = Object.entries(facts).map(([name, value]) => [name, { value, how: 'stated', from }])
  return { ...evidence, facts: { ...evidence.facts, ...Object.fromEntries(known) } }
}

const fits = (causes: readonly BounceCause[]) => Object.fromEntries(causes.map(({ phaseId, fit }) => [phaseId, fit]))
const checks = (cause: BounceCause | undefined) =>
  cause?.failing.map(({ connectorId, code }) => `${connectorId} ${code}`)

function withPhases(...phases: Partial<Phase>[]): ScenarioDocument {
  const tenant = { acceptedDomains: ['contoso.com'], rejectDirectSend: false }
  const whole = phases.map((phase, i) => newPhase({ id: `p${i}`, name: '', tenant, ...phase }))
  return newDocument({ title: 'Phases', phases: whole })
}

const byIp = newConnector({
  id: 'f',
  name: 'Filter',
  senderIPAddresses: ['192.0.2.0/24'],
  restrictDomainsToIPAddresses: true,
  requireTls: false,
})

describe('the explanation of a bounce', { timeout: 60_000 }, () => {
  it('what is known of the sender beside the bounce decides as in the sample that is made of it', () => {
    const plan = withPhases({ connectors: [byIp] })
    const bounce = readEvidence(LOCKED)
    expect(fits(explainBounce(plan, bounce).phases)).toEqual({ p0: 'possible' })
    const of = (sourceIP: string) =>
      fits(explainBounce(plan, bounce, { ...senderOf(bounce), sourceIP, recipient: 'user@contoso.com' }).phases)
    expect(of('192.0.2.9')).toEqual({ p0: 'no' })
    expect(of('203.0.113.9')).toEqual({ p0: 'sure' })
  })

  it('the facts that are not known and decide are named, and no others', () => {
    const plan = withPhases({ connectors: [byIp] })
    const bounce = withFacts(LOCKED, { tls: true, mailFrom: 'a@fabrikam.example', recipient: 'user@contoso.com' })
    const open = (known: object) =>
      explainBounce(plan, bounce, { ...senderOf(bounce), ...known }).phases.map((phase) => phase.open)
    expect(open({})).toEqual([['sourceIP']])
    expect(open({ sourceIP: '203.0.113.9' })).toEqual([[]])
  })

  it('an OnPremises connector is no check that refuses', () => {
    const servers = newConnector({
      id: 's',
      name: 'Scanners',
      connectorType: 'OnPremises',
      senderIPAddresses: ['198.51.100.0/24'],
    })
    const sent = withFacts(LOCKED, {
      sourceIP: '203.0.113.9',
      mailFrom: 'a@contoso.com',
      recipient: 'user@contoso.com',
    })
    const [cause] = explainBounce(withPhases({ connectors: [servers, byIp] }), sent).phases
    expect(checks(cause)).toEqual(['f IP_NOT_LISTED'])
  })

  it('the explanation names the phases that send the reply, and the checks of each connector', () => {
    const throughB = withFacts(LOCKED, {
      sourceIP: '198.51.100.20',
      tls: true,
      certificateNames: ['contoso.filter-b.example'],
      certificateTrusted: true,
      mailFrom: 'someone@fabrikam.com',
      recipient: 'user@contoso.com',
    })
    const { reply, phases } = explainBounce(document, throughB)
    expect(reply?.enhancedCode).toBe('5.7.51')
    expect(fits(phases)).toEqual({
      'as-is': 'sure',
      beside: 'no',
      'mx-moved': 'no',
      'a-disabled': 'no',
      'a-removed': 'no',
    })
    expect(checks(phases[0])).toEqual(['filter-a IP_NOT_LISTED', 'scanner IP_NOT_LISTED'])
  })

  it('the explanation names conditions for facts that the bounce does not state', () => {
    const { phases } = explainBounce(withPhases({ connectors: [byIp] }), readEvidence(LOCKED))
    expect(phases[0]).toMatchObject({ fit: 'possible' })
    const given = Object.fromEntries(
      phases[0]?.given.map((one) => ('fact' in one ? [one.fact, one.value] : [one.question, one.answer])) ?? [],
    )
    expect(given).toMatchObject({ sourceIP: '203.0.113.9' })
    expect(checks(phases[0])).toContain('f IP_NOT_LISTED')
  })

  it('a phase is sure if every sender with the known facts gets the reply', () => {
    const known = withFacts(LOCKED, { sourceIP: '203.0.113.66', recipient: 'u@contoso.com' })
    expect(fits(explainBounce(withPhases({ connectors: [byIp] }, {}), known).phases)).toEqual({ p0: 'sure', p1: 'no' })
  })

  it('a phase is only possible if another refusal is possible too', () => {
    const tenant = { acceptedDomains: ['contoso.com'], rejectDirectSend: true }
    const known = withFacts(LOCKED, { sourceIP: '203.0.113.66', recipient: 'u@contoso.com', mailFrom: 'a@contoso.com' })
    const answers = { Q9: 'direct-send-first' } as const
    const locked = withPhases({ connectors: [byIp], tenant })
    expect(fits(explainBounce(locked, known).phases)).toEqual({ p0: 'sure' })
    expect(fits(explainBounce({ ...locked, answers }, known).phases)).toEqual({ p0: 'no' })
    const anyone = withFacts(LOCKED, { sourceIP: '203.0.113.66', recipient: 'u@contoso.com' })
    expect(fits(explainBounce({ ...locked, answers }, anyone).phases)).toEqual({ p0: 'possible' })
  })

  it.each([
    [
      '550 5.7.68 TenantInboundAttribution; Direct Send not allowed',
      { tenant: { acceptedDomains: ['contoso.com'], rejectDirectSend: true } },
      { mailFrom: 'a@contoso.com' },
      ' DIRECT_SEND_REJECTED',
    ],
    [
      '550 5.7.64 TenantAttribution; Relay Access Denied',
      {},
      { recipient: 'u@elsewhere.example' },
      ' RECIPIENT_NOT_ACCEPTED',
    ],
    [
      '454 4.7.0 Failed to establish appropriate TLS channel: Access Denied',
      { connectors: [{ ...byIp, requireTls: true }] },
      { sourceIP: '192.0.2.1', tls: false, certificateNames: [] },
      'f TLS_MISSING',
    ],
    [
      '454 4.7.0 Failed to establish appropriate TLS channel: UntrustedRoot: Access Denied',
      {
        connectors: [
          {
            ...byIp,
            requireTls: true,
            restrictDomainsToIPAddresses: false,
            restrictDomainsToCertificate: true,
            tlsSenderCertificateName: 'mx.filter.example',
          },
        ],
      },
      { certificateNames: ['mx.filter.example'] },
      'f CERTIFICATE_UNTRUSTED',
    ],
  ] as const)('%s is found by its own check', (text, phase, facts, check) => {
    const evidence = withFacts(text, { recipient: 'u@contoso.com', ...facts })
    const [cause] = explainBounce(withPhases(phase as Partial<Phase>), evidence).phases
    expect(['sure', 'possible']).toContain(cause?.fit)
    expect(checks(cause)?.map((line) => line.replace('null', ''))).toContain(check)
  })

  it.each([
    '550 5.7.511 Access denied, banned sender',
    '550 5.4.1 Recipient address rejected: Access denied',
    '550 5.7.51',
    'Hello',
  ])('%s is not the reply of a connector', (text) => {
    expect(explainBounce(document, readEvidence(text))).toEqual({ reply: null, phases: [] })
  })

  it('a phase with too many cases to try is not-found', () => {
    const many = Array.from({ length: 30 }, (_, i) =>
      newConnector({
        id: `c${i}`,
        name: `C${i}`,
        connectorType: 'OnPremises',
        senderDomains: [`d${i}.example`],
        senderIPAddresses: [`192.0.2.${i}`],
        tlsSenderCertificateName: `mx${i}.example`,
      }),
    )
    const [cause] = explainBounce(withPhases({ connectors: many }), readEvidence(LOCKED)).phases
    expect(cause?.fit).toBe('not-found')
  })
})
