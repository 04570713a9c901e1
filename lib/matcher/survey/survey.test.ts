import { describe, expect, it } from 'vitest'
import type { Connector } from '#lib/matcher/model/connector'
import type { Answers } from '#lib/matcher/model/questions'
import { formatIp } from '#lib/matcher/sets/ip'
import { addressLock, certificateLock, connector, side } from '#lib/matcher/testing/sides'
import { survey } from './survey'

const ANY_IPV6 = String(2n ** 128n)

describe('who is let in', () => {
  it('is everyone where no connector locks', () => {
    const { total, withoutConnector } = survey(side([]))
    expect(total).toMatchObject({
      addresses: { ipv4: '4294967296', ipv6: ANY_IPV6 },
      openTo: [{ to: 'everyone', pattern: null }],
      ifAnswered: [],
    })
    expect(withoutConnector.addresses).toEqual(total.addresses)
  })

  it('are the listed addresses, each counted once even if lists overlap', () => {
    const { total, connectors } = survey(
      side([
        addressLock('A', ['192.0.2.0/24', '198.51.100.0/24']),
        addressLock('B', ['198.51.100.128/25', '203.0.113.7']),
      ]),
    )
    expect(total.addresses).toEqual({ ipv4: '513', ipv6: '0' })
    expect(total.openTo.map(({ to }) => to)).toEqual(['listed-addresses'])
    expect(connectors.map(({ connectorId, addresses }) => [connectorId, addresses.ipv4])).toEqual([
      ['a', '512'],
      ['b', '129'],
    ])
    expect(connectors[0]?.ways).toMatchObject([
      {
        sourceIP: ['192.0.2.0-192.0.2.255', '198.51.100.0-198.51.100.255'],
        channel: 'any',
        addresses: { ipv4: '512' },
      },
    ])
  })

  it('is every host with TLS if the connector demands nothing else', () => {
    const { total, withoutConnector } = survey(side([connector('TLS', { requireTls: true })]))
    expect(total.openTo.map(({ to }) => to)).toEqual(['everyone-with-tls'])
    expect(withoutConnector.openTo).toEqual(total.openTo)
  })

  it('is every customer of a service that presents a fitting name, and every tenant of Microsoft 365', () => {
    const { connectors } = survey(
      side([certificateLock('NSP', '*.cloud.nospamproxy.com'), certificateLock('EXO', '*.outlook.com')]),
    )
    expect(connectors.map(({ openTo }) => openTo.map(({ to, pattern }) => `${to} ${pattern}`))).toEqual([
      ['customers-of *.cloud.nospamproxy.com'],
      ['every-microsoft-365-tenant *.outlook.com'],
    ])
  })

  it('needs the address and the name if the connector restricts both', () => {
    const both = certificateLock('Both', 'mail.contoso.com', {
      senderIPAddresses: ['192.0.2.1'],
      restrictDomainsToIPAddresses: true,
    })
    const { connectors } = survey(side([both]))
    expect(connectors[0]).toMatchObject({
      addresses: { ipv4: '1', ipv6: '0' },
      openTo: [{ to: 'listed-addresses', pattern: 'mail.contoso.com' }],
      ways: [{ sourceIP: ['192.0.2.1-192.0.2.1'], channel: [{ tls: true, trusted: true }] }],
      witness: { sourceIP: '192.0.2.1', certificateNames: ['mail.contoso.com'] },
    })
    expect(connectors[0]?.ifAnswered.map(({ given }) => given)).toContainEqual([{ question: 'Q3', answer: 'or' }])
  })

  it('is everyone as one door, even if a list splits the addresses into many ranges', () => {
    const listed = Array.from({ length: 3000 }, (_, i) => formatIp(0x01000000 + i * 0x14000))
    const hybrid = connector('Hybrid', { connectorType: 'OnPremises', senderIPAddresses: listed })
    const { total, withoutConnector, bounds } = survey(side([hybrid]))
    expect(withoutConnector.ways.length).toBeGreaterThan(2)
    const doors = [total, withoutConnector].map(({ openTo }) =>
      openTo.filter(({ recipient }) => JSON.stringify(recipient).includes('contoso.com')),
    )
    expect(doors).toMatchObject([
      [{ to: 'everyone', addresses: { ipv4: String(2 ** 32) }, mailFrom: 'any' }],
      [
        { to: 'everyone', addresses: { ipv4: String(2 ** 32 - 3000) }, mailFrom: 'any' },
        { to: 'listed-addresses', addresses: { ipv4: '3000' }, mailFrom: [{ other: true }, { null: true }] },
      ],
    ])
    expect(bounds).toMatchObject([
      { axis: 'certificateNames', exactFor: ['addresses', 'openTo'] },
      { axis: 'certificateClientAuth', exactFor: ['addresses', 'openTo'] },
    ])
  })

  it('has every door, even if not all regions are written', () => {
    const partners = Array.from({ length: 250 }, (_, i) =>
      certificateLock(`P${i}`, `*.v${i}.example`, { senderDomains: [`p${i}.example`] }),
    )
    const { total } = survey(side(partners))
    expect(total.waysLeft).toBeGreaterThan(0)
    const patterns = total.openTo.filter(({ to }) => to === 'customers-of').map(({ pattern }) => pattern)
    expect(patterns.sort()).toEqual(partners.map(({ tlsSenderCertificateName }) => tlsSenderCertificateName).sort())
  })

  it('bounds attribution to single names if two names can belong to two connectors', () => {
    const lock = certificateLock('Lock', 'mx.partner.example')
    const hybrid = certificateLock('Hybrid', 'mail.contoso.com', { connectorType: 'OnPremises' })
    expect(survey(side([lock])).bounds.map(({ axis }) => axis)).not.toContain('attribution')
    const { bounds, connectors } = survey(
      side([lock, hybrid], { acceptedDomains: ['contoso.com', 'mail.contoso.com'] }),
    )
    expect(bounds).toContainEqual({ axis: 'attribution', names: 1, exactFor: ['addresses', 'openTo', 'total'] })
    expect(connectors.map(({ openTo }) => openTo.map(({ pattern }) => pattern))).toContainEqual(['mx.partner.example'])
  })

  it('bounds certificates to those with clientAuth if a connector looks at names and Q21 is open', () => {
    const boundOf = (one: Connector, answers: Answers = {}) =>
      survey(side([one]), answers).bounds.find(({ axis }) => axis === 'certificateClientAuth')
    const lock = certificateLock('Lock', 'mx.partner.example')
    expect(boundOf(lock)).toEqual({ axis: 'certificateClientAuth', names: 0, exactFor: ['addresses', 'openTo'] })
    expect(boundOf(lock, { Q21: 'does-not-count' })).toBeDefined()
    expect(boundOf(lock, { Q21: 'counts' })).toBeUndefined()
    expect(boundOf(addressLock('Lock', ['192.0.2.1']))).toBeUndefined()
    expect(boundOf({ ...lock, enabled: false })).toBeUndefined()
  })

  it('is nobody by a disabled connector', () => {
    const off = { ...addressLock('Off', ['192.0.2.1']), enabled: false }
    expect(survey(side([off])).connectors).toMatchObject([{ connectorId: 'off', ways: [], witness: null }])
  })

  it('names the answers under which more senders get in', () => {
    const { total } = survey(side([addressLock('Filter', ['192.0.2.0/24']), connector('TLS', { requireTls: true })]))
    expect(total.addresses.ipv4).toBe('256')
    expect(total.ifAnswered).toMatchObject([
      { given: [{ question: 'Q2', answer: 'rescues' }], witness: { tls: true } },
      { given: [{ question: 'Q6', answer: 'no' }], witness: { mailFrom: '' } },
    ])
  })

  it('shows the recipients for whom the lock does not hold', () => {
    const tenant = { acceptedDomains: ['contoso.com', 'contoso.onmicrosoft.com'] }
    const limited = addressLock('Filter', ['192.0.2.0/24'], { associatedAcceptedDomains: ['contoso.com'] })
    const { total } = survey(side([limited], tenant))
    expect(total.openTo).toMatchObject([
      { to: 'everyone', recipient: [{ domain: 'contoso.onmicrosoft.com' }] },
      { to: 'listed-addresses', recipient: [{ domain: 'contoso.com' }] },
    ])
  })
})
