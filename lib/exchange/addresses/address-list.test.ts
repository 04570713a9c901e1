import { describe, expect, test } from 'vitest'
import { readAddressList } from './address-list'

const networks = (text: string) => readAddressList(text).networks.map(({ network }) => network)
const leftOut = (text: string) => readAddressList(text).leftOut.map(({ value, reason }) => [reason, value])

describe('a list of networks from whatever a person has in hand', () => {
  const TWO = ['198.51.100.0/24', '203.0.113.7']
  test.each<readonly [string, string]>([
    ['blanks', '198.51.100.0/24 203.0.113.7'],
    ['commas', '198.51.100.0/24,203.0.113.7'],
    ['semicolons', '198.51.100.0/24; 203.0.113.7;'],
    ['a word for the mask', 'Netz 198.51.100.0 Maske 255.255.255.0, 203.0.113.7'],
    ['a sentence on the prefix', '198.51.100.0 mit der Präfixlänge 24 und 203.0.113.7'],
    ['a word for the prefix', 'Netz 198.51.100.0 Maske /24, 203.0.113.7'],
    ['bars', '198.51.100.0/24 | 203.0.113.7'],
    ['lines of Windows', '198.51.100.0/24\r\n203.0.113.7\r\n'],
    ['lines of an old Mac', '198.51.100.0/24\r203.0.113.7'],
    ['quotes', '"198.51.100.0/24", "203.0.113.7"'],
    ['single quotes', "'198.51.100.0/24' '203.0.113.7'"],
    ['typographic quotes', '“198.51.100.0/24”, „203.0.113.7“'],
    ['a list of PowerShell', '@("198.51.100.0/24","203.0.113.7")'],
    ['braces', '{198.51.100.0/24, 203.0.113.7}'],
    ['brackets', '[198.51.100.0/24, 203.0.113.7]'],
    ['bullets', '- 198.51.100.0/24\n- 203.0.113.7'],
    ['other bullets', '• 198.51.100.0/24\n– 203.0.113.7'],
    ['numbers before them', '1) 198.51.100.0/24\n2) 203.0.113.7'],
    ['comments behind them', '198.51.100.0/24 # Frankfurt\n203.0.113.7 // backup'],
    ['terms of SPF', 'ip4:198.51.100.0/24 ip4:203.0.113.7'],
    ['an SPF record', 'v=spf1 ip4:198.51.100.0/24 +ip4:203.0.113.7 -all'],
    ['a sentence', 'Mail comes from 198.51.100.0/24, and from 203.0.113.7.'],
    ['invisible characters', '\u200b198.51.100.0/24\n203.0.113.7\u200b\ufeff'],
    ['no-break spaces', '198.51.100.0/24\u00a0\u00a0203.0.113.7'],
    ['blanks around the slash', '198.51.100.0 / 24, 203.0.113.7'],
    ['another slash', '198.51.100.0\u204424, 203.0.113.7'],
    ['a netmask behind a slash', '198.51.100.0/255.255.255.0 203.0.113.7'],
    ['a netmask behind a slash with blanks', '198.51.100.0 / 255.255.255.0\n203.0.113.7'],
    ['a netmask behind a dash', '198.51.100.0-255.255.255.0\n203.0.113.7'],
    ['a netmask in a column', 'IP,Mask\n198.51.100.0,255.255.255.0\n203.0.113.7,'],
    ['a netmask with its word', '198.51.100.0 netmask 255.255.255.0; 203.0.113.7'],
    ['a netmask in parentheses', '198.51.100.0 (255.255.255.0) 203.0.113.7'],
    ['the wildcard mask of a firewall', 'permit ip 198.51.100.0 0.0.0.255 any\n203.0.113.7'],
    ['a column of prefix lengths', 'Network;Prefix\n198.51.100.0;24\n203.0.113.7;'],
    ['a star', '198.51.100.* 203.0.113.7'],
    ['JSON of a vendor', '[{"id":1,"ips":["198.51.100.0/24"],"tcpPorts":"25"},{"ips":["203.0.113.7"]}]'],
    ['JSON under keys', '{"prefixes":[{"ip_prefix":"198.51.100.0/24","region":"eu #1"},{"ip_prefix":"203.0.113.7"}]}'],
    [
      'a table with other columns',
      'Region,Host,Address\nEU,mx1.filter.example,198.51.100.0/24\nUS,mx2.filter.example,203.0.113.7',
    ],
    [
      'a table of HTML',
      '<table><tr><th>IP</th></tr><tr><td>198.51.100.0<b>/24</b></td><td>EU</td></tr><tr><td>203.0.113.7</td></tr></table>',
    ],
    ['entities of HTML', '<p>198.51.100.0&#47;24&nbsp;203.0.113.7</p>'],
    [
      'a table on the screen',
      'FQDN                  IP Address\n---------------------------------\na.filter.example 198.51.100.0/24\nb.filter.example 203.0.113.7',
    ],
    ['ports', '198.51.100.0/24 203.0.113.7:25'],
    ['labels', 'IP: 198.51.100.0/24\nIP:203.0.113.7'],
    ['brackets around dots', '198.51.100[.]0/24 203[.]0[.]113[.]7'],
    ['slashes that JSON escapes', '{"a":["198.51.100.0\\/24","203.0.113.7"]}'],
    ['slashes that an address line escapes', '198.51.100.0%2F24,203.0.113.7'],
    ['JSON with prefix lengths', '[{"address":"198.51.100.0","prefixLength":24},{"address":"203.0.113.7"}]'],
    [
      'JSON with prefix lengths before, and other properties between',
      '{"list":[\n{"bits":"24",\n"site":"EU",\n"subnet":"198.51.100.0"\n},\n{"ip":"203.0.113.7"}]}',
    ],
    ['JSON with netmasks', '[{"ip":"198.51.100.0","netmask":"255.255.255.0"},{"ip":"203.0.113.7","ports":25}]'],
    ['the answer of nslookup', 'Name: mx.filter.example\nAddresses:  198.51.100.0/24\n          203.0.113.7'],
    ['entries twice', '198.51.100.0/24 203.0.113.7 198.51.100.0/24'],
  ])('%s: the networks are read, and nothing else', (_name, text) => {
    expect(networks(text)).toEqual(TWO)
  })

  test.each<readonly [string, string, readonly string[]]>([
    ['a hyphen', '198.51.100.10-198.51.100.20', ['198.51.100.10-198.51.100.20']],
    ['an en dash with blanks', '198.51.100.10 – 198.51.100.20', ['198.51.100.10-198.51.100.20']],
    ['a minus sign', '198.51.100.10−198.51.100.20', ['198.51.100.10-198.51.100.20']],
    ['a word', '198.51.100.10 to 198.51.100.20', ['198.51.100.10-198.51.100.20']],
    ['a German word', '198.51.100.10 bis 198.51.100.20', ['198.51.100.10-198.51.100.20']],
    ['dots', '198.51.100.10..198.51.100.20', ['198.51.100.10-198.51.100.20']],
    ['the last number alone', '198.51.100.10-20', ['198.51.100.10-198.51.100.20']],
    ['a word between networks', '198.51.100.0/24 bis 198.51.103.0/24', ['198.51.100.0-198.51.103.255']],
    ['the last number alone, with blanks', '198.51.100.10 – 20', ['198.51.100.10-198.51.100.20']],
    ['the last number alone, with its dot', '198.51.100.10-.20', ['198.51.100.10-198.51.100.20']],
    ['JSON', '[{"startIp":"198.51.100.10","endIp":"198.51.100.20"}]', ['198.51.100.10-198.51.100.20']],
    [
      'JSON of Graph',
      '{"lowerAddress":"198.51.100.10",\n"upperAddress":"198.51.100.20"}',
      ['198.51.100.10-198.51.100.20'],
    ],
    ['a dash that begins a remark', '198.51.100.10 - 20 servers', ['198.51.100.10']],
    ['JSON of other numbers', '{"ip":"198.51.100.10","prefixCount":12,"port":25}', ['198.51.100.10']],
    ['columns', 'Start IP;End IP\n198.51.100.10;198.51.100.20', ['198.51.100.10-198.51.100.20']],
    ['two columns that say nothing', '198.51.100.10;198.51.100.20', ['198.51.100.10', '198.51.100.20']],
    ['a netmask that is no range', '209.222.80.0-255.255.248.0', ['209.222.80.0/21']],
  ])('%s: a range', (_name, text, expected) => {
    expect(networks(text)).toEqual(expected)
    expect(leftOut(text).filter(([reason]) => reason !== 'TEXT')).toEqual([])
  })

  test.each<readonly [string, readonly (readonly [string, string])[]]>([
    ['2001:db8::/32', [['IPV6', '2001:db8::/32']]],
    ['198.51.100.300', [['NOT_AN_ADDRESS', '198.51.100.300']]],
    ['198.51.100', [['NOT_AN_ADDRESS', '198.51.100']]],
    ['198.51.100.7, 203.0.113', [['NOT_AN_ADDRESS', '203.0.113']]],
    ['1.2.3.4.5', [['NOT_AN_ADDRESS', '1.2.3.4.5']]],
    ['198.51.100.0/33', [['BAD_PREFIX', '198.51.100.0/33']]],
    ['198.51.100.0/2x', [['BAD_PREFIX', '198.51.100.0/2x']]],
    ['198.51.100.0/255.0.255.0', [['BAD_NETMASK', '198.51.100.0/255.0.255.0']]],
    ['255.255.255.0', [['NETMASK_ALONE', '255.255.255.0']]],
    ['198.51.100.20-198.51.100.10', [['BACKWARDS', '198.51.100.20-198.51.100.10']]],
    ['http://198.51.100.7/list', [['PART', 'http://198.51.100.7/list']]],
    ['198.51.100.7.in-addr.arpa', [['PART', '198.51.100.7.in-addr.arpa']]],
    ['# 198.51.100.7 was switched off', [['COMMENT', '198.51.100.7']]],
    ['198.51.100.0/24 except 198.51.100.7', [['EXCLUDED', '198.51.100.7']]],
    ['198.51.100.0/24 (ohne: 198.51.100.7)', [['EXCLUDED', '198.51.100.7']]],
    ['198.51.100.8 (was 192.0.2.1)', [['EXCLUDED', '192.0.2.1']]],
    ['198.51.100.8 (früher 192.0.2.1)', [['EXCLUDED', '192.0.2.1']]],
    ['Nicht mehr verwenden: 192.0.2.1, 198.51.100.8', [['EXCLUDED', '192.0.2.1']]],
    ['198.51.100.8\n192.0.2.1 (deprecated)', [['EXCLUDED', '192.0.2.1']]],
    ['198.51.100.8, 192.0.2.1 - removed 2026-01-01', [['EXCLUDED', '192.0.2.1']]],
    ['192.0.2.1 replaced by 198.51.100.8', [['EXCLUDED', '192.0.2.1']]],
    ['192.0.2.1 entfällt ab 1.1.2027', [['EXCLUDED', '192.0.2.1']]],
    [
      '198.51.100.8\n~~192.0.2.1 and 192.0.2.2~~',
      [
        ['EXCLUDED', '192.0.2.1'],
        ['EXCLUDED', '192.0.2.2'],
      ],
    ],
    ['<ul><li>198.51.100.8</li><li><del>192.0.2.1</del></li></ul>', [['EXCLUDED', '192.0.2.1']]],
    ['198.51.100.8 /* old 192.0.2.1 */', [['COMMENT', '192.0.2.1']]],
    ['198.51.101.0/24 bis 198.51.100.0/24', [['BACKWARDS', '198.51.101.0/24 bis 198.51.100.0/24']]],
    [
      'v=spf1 -ip4:198.51.100.7 include:spf.filter.example',
      [
        ['NOT_PASS', '198.51.100.7'],
        ['SPF_TERM', 'include:spf.filter.example'],
      ],
    ],
    ['version 4.18.2.1', [['NOT_AN_ADDRESS', '4.18.2.1']]],
    ['{"version":"4.18.2.1"}', [['NOT_AN_ADDRESS', '4.18.2.1']]],
    ['198.51.100.1-198.51.100.9/32', [['NOT_AN_ADDRESS', '198.51.100.1-198.51.100.9/32']]],
    ['198.51.100.0/25-198.51.100.128/25', [['NOT_AN_ADDRESS', '198.51.100.0/25-198.51.100.128/25']]],
    [
      'Server:  dns.contoso.com\nAddress:  192.168.1.1',
      [
        ['NAME', 'Server:  dns.contoso.com'],
        ['DNS_SERVER', '192.168.1.1'],
      ],
    ],
    ['!198.51.100.7', [['NOT_PASS', '198.51.100.7']]],
    [
      'ip6:2001:db8::1 [IPv6:2001:db8::2]',
      [
        ['IPV6', '2001:db8::1'],
        ['IPV6', '2001:db8::2'],
      ],
    ],
    ['198.51.100.0\\24', [['PART', '198.51.100.0\\24']]],
    ['mx.filter.example', [['NAME', 'mx.filter.example']]],
    ['none yet', [['TEXT', 'none yet']]],
    [
      '198.51.100.7, Frankfurt, 198.51.100.300; mx.filter.example',
      [
        ['NOT_AN_ADDRESS', '198.51.100.300'],
        ['TEXT', 'Frankfurt'],
        ['NAME', 'mx.filter.example'],
      ],
    ],
    [
      '198.51.100.300,10.1.1,abc,"none"',
      [
        ['NOT_AN_ADDRESS', '198.51.100.300'],
        ['NOT_AN_ADDRESS', '10.1.1'],
        ['TEXT', 'abc'],
        ['TEXT', 'none'],
      ],
    ],
    [
      '198.51.100.7,198.51.100.8,abc\n198.51.100.7,abd,198.51.100.0/40',
      [
        ['TEXT', 'abc'],
        ['BAD_PREFIX', '198.51.100.0/40'],
        ['TEXT', 'abd'],
      ],
    ],
    ['{198.51.100.7, 198.51.100.8…}', [['CUT', '…']]],
    ['{198.51.100.7, 198.51.100.8...}', [['CUT', '…']]],
  ])('%s is left out with its reason', (text, expected) => {
    expect(leftOut(text)).toEqual(expected)
    expect(
      networks(text).filter((network) => !['198.51.100.0/24', '198.51.100.7', '198.51.100.8'].includes(network)),
    ).toEqual([])
  })

  test.each(['10:15:00', '00:1a:2b:3c:4d:5e', '', '---', '[]', '12.03.2026'])('%s holds no network', (text) => {
    expect(networks(text)).toEqual([])
  })

  test.each([
    ['Region,Host,Address\nEU,mx1.filter,198.51.100.0/24', []],
    ['Region;Address\n\nEU;198.51.100.0/24', []],
    ['| Region | Address |\n|---|---|\n| EU | 198.51.100.0/24 |', []],
    ['Region   Address\n======   =======\nEU 198.51.100.0/24', []],
    // Words in other columns than those below are wrong entries.
    ['none, nothing\n198.51.100.0/24', [['TEXT', 'none, nothing']]],
    ['none, nothing', [['TEXT', 'none, nothing']]],
  ])('the header of a table is no wrong entry: %s', (text, expected) => {
    expect(leftOut(text)).toEqual(expected)
  })

  test('a line is counted as the text counts it, and what is kept names how it was written', () => {
    expect(readAddressList('Frankfurt\n\n198.51.100.0 / 255.255.255.0')).toEqual({
      networks: [{ network: '198.51.100.0/24', written: '198.51.100.0 / 255.255.255.0', line: 3 }],
      leftOut: [{ value: 'Frankfurt', line: 1, reason: 'TEXT' }],
    })
  })

  test('IPv6 networks are kept where they are wanted', () => {
    expect(
      readAddressList('2001:DB8::/32, 198.51.100.7', { withIpv6: true }).networks.map(({ network }) => network),
    ).toEqual(['2001:db8::/32', '198.51.100.7'])
  })

  test('a long text is read in one pass, and no more than the limit is kept', () => {
    const text = Array.from({ length: 60_000 }, (_, i) => `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}/32 x`).join('\n')
    const { networks: found, leftOut: others } = readAddressList(text)
    expect(found).toHaveLength(10_000)
    expect(others).toContainEqual(expect.objectContaining({ reason: 'TOO_MANY' }))
    for (const unit of ['1.', '1.2.3.4-', ':', 'a:', '255.255.', '{', '<td>', 'ip4:', '1.2.3.4 ', '. . '])
      expect(readAddressList(unit.repeat(200_000 / unit.length)).networks.length).toBeLessThanOrEqual(1)
  })

  test.each([
    'between 198.51.100.10 and 198.51.100.20',
    'alle Adressen zwischen 198.51.100.10 und 198.51.100.20',
    'set start-ip 198.51.100.10\nset end-ip 198.51.100.20',
    '<range start="198.51.100.10" end="198.51.100.20"/>',
    '198.51.100.10 → 198.51.100.20',
  ])('%s is a range', (text) => {
    expect(networks(text)).toEqual(['198.51.100.10-198.51.100.20'])
  })
})
