import { describe, expect, test } from 'vitest'
import { readAddressList } from '#lib/exchange/addresses/address-list'
import { casesIn, readCase } from '#lib/exchange/testing/case-files'

const ONE = ['198.51.100.0/24']
const TWO = ['198.51.100.0/24', '203.0.113.7']

const LISTS: Readonly<Record<string, readonly string[]>> = {
  blanks: TWO,
  'powershell-quoted': TWO,
  'format-list-braces': TWO,
  'spamtitan-text': ['198.51.100.147', '198.51.100.148'],
  'barracuda-netmask': ONE,
  'range-en-dash': ['198.51.100.10-198.51.100.20'],
  'range-arrow': ['198.51.100.10-198.51.100.20', '198.51.100.30-198.51.100.40'],
  'wildcard-x': ['198.51.100.0/24', '203.0.113.0/24'],
  defanged: ['198.51.100.147', '198.51.100.148'],
  'comment-hash': TWO,
  zwsp: TWO,
  'ms-endpoints-json': ['198.51.96.0/19'],
}

describe('a list of networks', () => {
  test('has an expectation for every file', () => {
    expect(casesIn('lists')).toEqual(Object.keys(LISTS).sort())
  })

  test.each(Object.entries(LISTS))('%s', (name, networks) => {
    const found = readAddressList(readCase('lists', name))
    expect(found.networks.map(({ network }) => network)).toEqual(networks)
    // Nothing but IPv6, which a connector does not take, is left out.
    expect(found.leftOut.filter(({ reason }) => reason !== 'IPV6')).toEqual([])
  })
})
