import { describe, expect, it } from 'vitest'
import { readDnsSettings } from './dns-settings.mjs'
import { ExpectedError } from './expected-error.mjs'

describe('the DNS settings of the environment', () => {
  it('are the servers of the system, and look-ups on, by default', () => {
    expect(readDnsSettings({})).toEqual({ servers: null, isOn: true })
    expect(readDnsSettings({ DNS_SERVER: ' ', DNS_LOOKUPS: '' })).toEqual({ servers: null, isOn: true })
  })

  it.each([
    ['192.0.2.53', ['192.0.2.53']],
    ['192.0.2.53:5353', ['192.0.2.53:5353']],
    ['2001:db8::53', ['2001:db8::53']],
    ['[2001:db8::53]', ['2001:db8::53']],
    ['[2001:db8::53]:5353', ['[2001:db8::53]:5353']],
    [' 192.0.2.53, 192.0.2.54:53 ', ['192.0.2.53', '192.0.2.54:53']],
  ])('%s names servers', (text, servers) => {
    expect(readDnsSettings({ DNS_SERVER: text }).servers).toEqual(servers)
  })

  it.each([
    'dns.contoso.com',
    '192.0.2',
    '192.0.2.53:0',
    '192.0.2.53:65536',
    '192.0.2.53:x',
    '[192.0.2.53]',
    '2001:db8::53:',
    ':53',
  ])('DNS_SERVER=%s is refused', (text) => {
    expect(() => readDnsSettings({ DNS_SERVER: text })).toThrow(ExpectedError)
  })

  it.each([
    ['off', false],
    ['OFF', false],
    ['on', true],
  ])('DNS_LOOKUPS=%s', (text, isOn) => {
    expect(readDnsSettings({ DNS_LOOKUPS: text }).isOn).toBe(isOn)
  })

  it('refuse any other word for off, which would leave look-ups on', () => {
    expect(() => readDnsSettings({ DNS_LOOKUPS: 'false' })).toThrow(ExpectedError)
  })
})
