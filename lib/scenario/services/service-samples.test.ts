import { describe, expect, test } from 'vitest'
import type { Service } from '#lib/scenario/document/document'
import { scenarioSenderSchema } from '#lib/scenario/document/sender'
import { serviceSchema } from '#lib/scenario/document/service'
import { say, sayIn } from '#lib/scenario/testing/texts'
import { LANGUAGES } from '#lib/texts/language'
import { type ServiceSample, samplesOf } from './service-samples'

const TENANT = { acceptedDomains: ['contoso.com'], rejectDirectSend: false }
const service = (given: Partial<Service> = {}): Service =>
  serviceSchema.parse({
    id: 'filter',
    name: 'Filter',
    networks: ['192.0.2.0/25', '192.0.2.128/25'],
    certificateNames: ['*.filter.example'],
    tls: true,
    shared: 'customers',
    ...given,
  })

const samples = (given: Partial<Service> = {}) => samplesOf(service(given), TENANT, say, [])
const addresses = (all: readonly ServiceSample[], reason: ServiceSample['reasons'][number]) =>
  all.filter(({ reasons }) => reasons.includes(reason)).map(({ sender }) => sender.sourceIP)

describe('the samples of a service', () => {
  test('samples are at the edges of each network, and beside it unless the address is in another network', () => {
    const all = samples()
    expect(addresses(all, 'first')).toEqual(['192.0.2.0', '192.0.2.128'])
    expect(addresses(all, 'last')).toEqual(['192.0.2.127', '192.0.2.255'])
    expect(addresses(all, 'before')).toEqual(['192.0.1.255'])
    expect(addresses(all, 'after')).toEqual(['192.0.3.0'])
  })

  test.each([
    ['0.0.0.0/8', [], ['1.0.0.0']],
    ['255.255.255.0/24', ['255.255.254.255'], []],
    ['::/64', [], ['0:0:0:1::']],
    ['2001:db8::7', ['2001:db8::6'], ['2001:db8::8']],
    ['192.0.2.4-192.0.2.9', ['192.0.2.3'], ['192.0.2.10']],
  ])('samples beside %s stay within the address space', (network, before, after) => {
    const all = samples({ networks: [network] })
    expect(addresses(all, 'before')).toEqual(before)
    expect(addresses(all, 'after')).toEqual(after)
  })

  test('a single address is the first and the last address in one sample', () => {
    const [only, ...others] = samples({
      networks: ['192.0.2.7'],
      certificateNames: ['mx.filter.example'],
      shared: 'no',
    })
    expect(only).toMatchObject({ reasons: ['usual', 'right-name', 'first', 'last'], network: '192.0.2.7' })
    expect(others.map(({ reasons }) => reasons.join())).toEqual(['wrong-name', 'before', 'after', 'no-tls', 'ipv6'])
  })

  test('samples present a host that a wildcard matches, and a name that it does not match', () => {
    const all = samples()
    const names = (reason: string) =>
      all.find(({ reasons }) => reasons.some((one) => one === reason))?.sender.certificateNames
    expect(names('usual')).toEqual(['*.filter.example'])
    expect(names('right-name')).toEqual(['mail.filter.example'])
    expect(names('wrong-name')).toEqual(['mail.adatum.example'])
    const [other] = samples({ certificateNames: ['mail.adatum.example', '*.fabrikam.example'] }).filter(({ reasons }) =>
      reasons.includes('wrong-name'),
    )
    expect(other?.sender.certificateNames).toEqual(['mail.other-name.example'])
  })

  test('a sample beside the networks is a stranger', () => {
    for (const { reasons, sender } of samples()) {
      const isStranger = reasons.some((reason) => reason === 'before' || reason === 'after')
      expect(sender.serviceId, sender.name).toBe(isStranger ? null : 'filter')
    }
  })

  test('with another name are other customers, or the service itself where it has none', () => {
    const wrong = (shared: Service['shared']) =>
      samples({ shared }).find(({ reasons }) => reasons.includes('wrong-name'))
    expect(wrong('customers')).toMatchObject({
      group: 'delivery',
      sender: { serviceId: 'filter', otherCustomer: true },
    })
    expect(wrong(null)).toMatchObject({ group: 'delivery', sender: { serviceId: 'filter', otherCustomer: true } })
    expect(wrong('no')).toMatchObject({ group: 'what-if', sender: { serviceId: 'filter', otherCustomer: false } })
  })

  test('impossible samples are left out', () => {
    expect(samples({ tls: false, certificateNames: [] }).flatMap(({ reasons }) => reasons)).not.toContain('no-tls')
    expect(samples({ networks: ['2001:db8::/38'] }).flatMap(({ reasons }) => reasons)).not.toContain('ipv6')
    expect(samples({ certificateNames: [] }).flatMap(({ reasons }) => reasons)).not.toContain('wrong-name')
  })

  test('samples that the scenario has are recognised by their connection, not by their name', () => {
    const before = samples().map(({ sender }) => ({ ...sender, id: `old-${sender.id}`, name: 'Renamed' }))
    const again = samplesOf(service(), TENANT, sayIn('de'), before)
    expect(again.map(({ existing }) => existing)).toEqual(before.map(({ id }) => id))
  })

  test('samples have unique ids, and are valid senders in every language', () => {
    for (const language of LANGUAGES) {
      const all = samplesOf(service({ name: 'Ein Dienst mit Ümläuten '.repeat(7) }), TENANT, sayIn(language), [])
      expect(new Set(all.map(({ sender }) => sender.id)).size).toBe(all.length)
      for (const { sender } of all) expect(scenarioSenderSchema.safeParse(sender).error).toBeUndefined()
    }
  })
})
