import { describe, expect, it } from 'vitest'
import { type Sender, UNKNOWN_SENDER } from '#lib/matcher/model/sender'
import { addressLock, certificateLock, connector, TENANT } from '#lib/matcher/testing/sides'
import { explain } from './explain'

const sender = (own: Partial<Sender>): Sender => ({
  ...UNKNOWN_SENDER,
  sourceIP: '203.0.113.9',
  tls: true,
  certificateNames: [],
  mailFrom: 'a@fabrikam.com',
  recipient: 'u@contoso.com',
  ...own,
})
const checksOf = (connectors: Parameters<typeof explain>[1], own: Partial<Sender>) =>
  explain(TENANT, connectors, sender(own)).trace.map(({ connectorId, code, dependsOn }) => [
    connectorId,
    code,
    ...(dependsOn ?? []),
  ])

describe('the trace of an uncertain verdict', () => {
  it('holds the connector that refuses beside the one that may take the message, with the question that decides', () => {
    const own = connector('Own', { connectorType: 'OnPremises', tlsSenderCertificateName: 'mail.contoso.com' })
    const checks = checksOf([own, addressLock('Filter', ['192.0.2.1'])], {
      certificateNames: ['mail.contoso.com'],
      certificateTrusted: true,
    })
    expect(checks).toEqual([
      ['own', 'CERTIFICATE_NAME_MATCH'],
      ['own', 'ACCEPTED_DOMAIN_MISSING', 'Q17'],
      ['filter', 'IP_NOT_LISTED', 'Q17'],
    ])
  })

  it('holds every result of a check on an unknown fact side by side, and quotes no assumed fact as presented', () => {
    const filter = addressLock('Filter', ['192.0.2.1'], { requireTls: true })
    const { trace } = explain(TENANT, [filter], sender({ sourceIP: null, tls: null }))
    expect(trace.map(({ code, dependsOn }) => [code, dependsOn])).toEqual([
      ['TLS_PRESENT', ['tls']],
      ['TLS_MISSING', ['tls']],
      ['IP_NOT_LISTED', ['sourceIP']],
      ['IP_LISTED', ['sourceIP']],
      ['IPV6_NOT_EXPRESSIBLE', ['sourceIP']],
    ])
    expect(trace.flatMap(({ detail }) => detail.presented ?? [])).toEqual([])
  })

  it('has one check for each connector and code, however many addresses and names are possible', () => {
    const connectors = Array.from({ length: 12 }, (_, n) =>
      certificateLock(`C${n}`, `*.n${n}.example`, { senderIPAddresses: [`198.18.${n}.0/24`] }),
    )
    const { outcome, trace } = explain(TENANT, connectors, sender({ sourceIP: null, certificateNames: null }))
    expect(outcome).toBe('uncertain')
    expect(trace.length).toBeLessThanOrEqual(connectors.length * 6)
    expect(new Set(trace.map(({ connectorId }) => connectorId)).size).toBe(connectors.length)
    const matching = trace.filter(({ code }) => code === 'CERTIFICATE_NAME_MATCH')
    expect(matching.map(({ connectorId }) => connectorId)).toEqual(connectors.map(({ id }) => id))
  })
})

describe('the trace', () => {
  it('has the checks by which a connector for another sender domain admits, where that counts (Q18)', () => {
    const partner = addressLock('Partner', ['192.0.2.1'], { senderDomains: ['partner.example'] })
    const { trace } = explain(TENANT, [partner], sender({ sourceIP: '192.0.2.1' }), { Q18: 'looked-up' })
    expect(trace.map(({ code }) => code)).toEqual(['SENDER_DOMAIN_OUT_OF_SCOPE', 'IP_LISTED'])
  })

  it('does not state that a disputed name fits a connector without flags, where no rule asked', () => {
    const scanner = connector('Scanner', { tlsSenderCertificateName: 'contoso.com' })
    const unsure = { certificateNames: ['mail.contoso.com'], certificateTrusted: true }
    expect(checksOf([scanner], unsure)).toEqual([
      ['scanner', 'NOT_RESTRICTED'],
      ['scanner', 'CERTIFICATE_NAME_UNSURE'],
      [null, 'NO_LOCK'],
    ])
    expect(checksOf([scanner], { ...unsure, certificateNames: null })).toEqual([
      ['scanner', 'NOT_RESTRICTED'],
      [null, 'NO_LOCK'],
    ])
  })
})

describe('the trace of a certain verdict', () => {
  it('holds the checks of its first way, without dependsOn', () => {
    expect(checksOf([addressLock('Filter', ['192.0.2.1'])], {})).toEqual([['filter', 'IP_NOT_LISTED']])
  })
})
