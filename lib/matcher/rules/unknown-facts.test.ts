import { describe, expect, it } from 'vitest'
import type { Connector } from '#lib/matcher/model/connector'
import type { Sender } from '#lib/matcher/model/sender'
import { certificateLock, connector } from '#lib/matcher/testing/sides'
import { attribute } from './attribute'

const tenant = { acceptedDomains: ['contoso.com'], rejectDirectSend: false }
const unknown: Sender = {
  sourceIP: null,
  tls: true,
  certificateNames: null,
  certificateTrusted: true,
  certificateClientAuth: true,
  mailFrom: 'a@fabrikam.com',
  recipient: 'u@contoso.com',
}
const many = (count: number, make: (n: number) => Partial<Connector>): Connector[] =>
  Array.from({ length: count }, (_, n) => connector(`n${n}`, make(n)))
describe('several unknown facts', () => {
  it('leave every outcome possible that some sender gets, even with forty connectors', () => {
    const own = many(40, (n) => ({
      connectorType: 'OnPremises',
      senderIPAddresses: [`198.18.${n}.0/24`],
      tlsSenderCertificateName: `n${n}.example`,
    }))
    const connectors = [...own, certificateLock('Filter', 'filter.example')]
    const filter = { ...unknown, sourceIP: '203.0.113.9', certificateNames: ['filter.example'] }
    expect(attribute(tenant, connectors, filter).outcome).toBe('accepted')
    const verdict = attribute(tenant, connectors, unknown)
    expect(verdict).toMatchObject({ outcome: 'uncertain', possible: ['accepted', 'rejected'] })
    expect(verdict.attributedTo).toEqual(connectors.map(({ id }) => id))
  })

  it('leave every outcome possible if there are more ways than can be followed', () => {
    const connectors = many(80, (n) => ({
      senderDomains: [`*.d${n}.example`],
      senderIPAddresses: [`198.18.${n}.0/24`],
      restrictDomainsToIPAddresses: true,
      requireTls: true,
      restrictDomainsToCertificate: true,
      tlsSenderCertificateName: `*.n${n}.example`,
    }))
    const verdict = attribute(tenant, connectors, { ...unknown, tls: null, mailFrom: null })
    expect(verdict).toMatchObject({
      outcome: 'uncertain',
      possible: ['accepted', 'deferred', 'rejected'],
      basis: 'assumed',
    })
    expect(verdict.attributedTo).toHaveLength(80)
  })

  it('are tried correctly if the tenant has the domains that usually stand for all other domains', () => {
    const elsewhere = { acceptedDomains: ['any.example', 'elsewhere.example'], rejectDirectSend: false }
    expect(attribute(elsewhere, [], { ...unknown, recipient: null }).possible).toEqual(['accepted', 'not-ours'])
    const lock = (senderDomain: string, network: string) =>
      connector(senderDomain, {
        senderDomains: [senderDomain],
        senderIPAddresses: [network],
        restrictDomainsToIPAddresses: true,
      })
    const connectors = [
      lock('*.part.example', '192.0.2.1'),
      lock('part.example', '192.0.2.9'),
      lock('any.part.example', '192.0.2.9'),
    ]
    const sender = { ...unknown, sourceIP: '192.0.2.9', certificateNames: [], mailFrom: null }
    expect(attribute(tenant, connectors, sender, { Q1: 'falls-back' }).possible).toEqual(['accepted', 'rejected'])
  })
})

describe('the fewest givens of an alternative', () => {
  it('are found where a longer way depends on fewer answers', () => {
    const restricted = (name: string, network: string) => certificateLock(name, name, { senderIPAddresses: [network] })
    const connectors = [restricted('*.mx.fabrikam.com', '192.0.2.1'), restricted('fabrikam.com', '192.0.2.2')]
    const sender = { ...unknown, sourceIP: '203.0.113.9', certificateNames: ['mx.fabrikam.com'] }
    const refused = attribute(tenant, connectors, sender).alternatives.find(({ outcome }) => outcome === 'rejected')
    expect(refused?.given).toEqual([{ question: 'Q20', answer: 'yes' }])
  })
})
