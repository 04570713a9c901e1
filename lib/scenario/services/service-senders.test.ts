import { describe, expect, test } from 'vitest'
import type { Service } from '#lib/scenario/document/document'
import { scenarioSenderSchema } from '#lib/scenario/document/sender'
import { serviceSchema } from '#lib/scenario/document/service'
import { say, sayIn } from '#lib/scenario/testing/texts'
import { LANGUAGES } from '#lib/texts/language'
import { sendersOf } from './service-senders'

const TENANT = { acceptedDomains: ['*.contoso.com', 'contoso.onmicrosoft.com'], rejectDirectSend: false }
const service = (given: Partial<Service> = {}): Service =>
  serviceSchema.parse({
    id: 'filter',
    name: 'Filter',
    networks: ['20.40.60.0/24', '20.40.61.0/24'],
    certificateNames: ['mx.filter.example'],
    tls: true,
    shared: 'no',
    ...given,
  })

describe('the senders of a service', () => {
  test('senders get the address, TLS and names of the service', () => {
    expect(sendersOf(service(), TENANT, say)).toEqual([
      {
        id: 'internet-through-filter',
        name: 'Internet through Filter',
        sourceIP: '20.40.60.1',
        tls: true,
        certificateNames: ['mx.filter.example'],
        certificateTrusted: true,
        certificateClientAuth: null,
        mailFrom: 'someone@fabrikam.com',
        recipient: 'user@contoso.com',
        serviceId: 'filter',
        otherCustomer: false,
      },
    ])
  })

  test('other customers present the names that are shared, and never one that is this tenant’s alone', () => {
    const othersOf = (certificateNames: string[]) =>
      sendersOf(
        service({ shared: 'customers', certificateNames, ownCertificateNames: ['contoso.filter.example'] }),
        TENANT,
        say,
      ).find(({ otherCustomer }) => otherCustomer)?.certificateNames
    expect(othersOf(['mx.filter.example', 'contoso.filter.example'])).toEqual(['mx.filter.example'])
    expect(othersOf(['contoso.filter.example'])).toEqual(['mail.adatum.example'])
  })

  test('facts that the service does not state stay unknown', () => {
    const [sender] = sendersOf(service({ networks: [], certificateNames: [], tls: null }), TENANT, say)
    expect(sender).toMatchObject({ sourceIP: null, tls: null, certificateNames: null, certificateTrusted: null })
    expect(sendersOf(service(), { acceptedDomains: [], rejectDirectSend: false }, say)).toMatchObject([
      { recipient: null },
    ])
  })

  test.each([
    ['20.40.60.80', '20.40.60.80'],
    ['20.40.60.80/32', '20.40.60.80'],
    ['20.40.60.80/31', '20.40.60.80'],
    ['20.40.60.0/19', '20.40.32.1'],
    ['20.40.60.7-20.40.60.9', '20.40.60.7'],
    ['2001:db8::/38', '2001:db8::1'],
    ['2001:db8::7', '2001:db8::7'],
  ])('a sender of the network %s comes from %s', (network, address) => {
    expect(sendersOf(service({ networks: [network] }), TENANT, say)[0]?.sourceIP).toBe(address)
  })

  test.each([
    ['filter', ['someone@fabrikam.com']],
    ['onPremises', ['someone@fabrikam.com', 'user@contoso.com']],
    ['device', ['device@contoso.com']],
    ['application', ['user@contoso.com']],
    ['tenant', ['someone@fabrikam.com']],
  ] as const)('of the kind %s are from %j', (kind, from) => {
    expect(sendersOf(service({ kind }), TENANT, say).map(({ mailFrom }) => mailFrom)).toEqual(from)
  })

  test('of a shared service include its other customers, with the same connection', () => {
    const [own, other] = sendersOf(service({ shared: 'customers' }), TENANT, say)
    expect(other).toMatchObject({ otherCustomer: true, name: 'Other customers of Filter', serviceId: 'filter' })
    expect([other?.sourceIP, other?.certificateNames]).toEqual([own?.sourceIP, own?.certificateNames])
  })

  test('senders of a service with known TLS and no names present no certificate name', () => {
    expect(sendersOf(service({ certificateNames: [] }), TENANT, say)).toMatchObject([
      { tls: true, certificateNames: [] },
    ])
  })

  test('senders of a service without TLS present no certificate', () => {
    const [scanner] = sendersOf(service({ kind: 'device', tls: false }), TENANT, say)
    expect(scanner).toMatchObject({ tls: false, certificateNames: [], certificateTrusted: null })
  })

  test('senders have unique ids, and are valid in every language', () => {
    for (const language of LANGUAGES) {
      const senders = sendersOf(service({ shared: 'customers' }), TENANT, sayIn(language), [
        'internet-through-filter',
        'internet-uber-filter',
      ])
      expect(senders.map(({ id }) => id)).toEqual(
        language === 'en'
          ? ['internet-through-filter-2', 'other-customers-of-filter']
          : ['internet-uber-filter-2', 'andere-kunden-von-filter'],
      )
      for (const sender of senders) expect(scenarioSenderSchema.parse(sender)).toEqual(sender)
    }
  })
})

test('an outside sender writes from no domain of the tenant', () => {
  const own = { acceptedDomains: ['contoso.com', 'fabrikam.com', '*.fabrikam.example'], rejectDirectSend: false }
  const outside = (acceptedDomains: string[]) => sendersOf(service(), { ...own, acceptedDomains }, say)[0]?.mailFrom
  expect(outside(own.acceptedDomains)).toBe('someone@outside.example')
  expect(outside(['contoso.com', '*.fabrikam.com'])).toBe('someone@fabrikam.example')
})
