import { describe, expect, it } from 'vitest'
import { expandDomain, readLookupName } from './domain-spec'
import { readPastedSpf } from './pasted-record'
import { isSpfRecord, parseSpf } from './record'

const readPastedRecords = (text: string) => readPastedSpf(text).records.map((record) => record.text)

describe('an SPF record', () => {
  it.each(['v=spf1', 'v=spf1 -all', 'V=SPF1 ', 'v=spf1  mx'])('%j is an SPF record', (text) => {
    expect(isSpfRecord(text)).toBe(true)
  })
  it.each(['v=spf10 -all', 'v=spf1-all', 'v=spf2 -all', ' v=spf1', 'spf1', ''])('%j is not an SPF record', (text) => {
    expect(isSpfRecord(text)).toBe(false)
  })

  it('a record is read with every mechanism, qualifier and modifier', () => {
    const text =
      'v=spf1 +a a/24 a:c.example//64 -mx:c.example/28//112 ip4:192.0.2.0/24 ~ip6:2001:DB8::/32 ?exists:%{i}.c.example ptr ptr:c.example include:_spf.c.example unknown=%{s} exp=e.c.example redirect=r.c.example'
    const { mechanisms, redirect, errors } = parseSpf(text)
    expect(errors).toEqual([])
    expect(redirect).toEqual({ domain: 'r.c.example', text: 'redirect=r.c.example' })
    expect(mechanisms.map(({ qualifier, kind }) => qualifier + kind)).toEqual([
      '+a',
      '+a',
      '+a',
      '-mx',
      '+ip4',
      '~ip6',
      '?exists',
      '+ptr',
      '+ptr',
      '+include',
    ])
    expect(mechanisms[2]).toMatchObject({ domain: 'c.example', prefix4: 32, prefix6: 64 })
    expect(mechanisms[3]).toMatchObject({ domain: 'c.example', prefix4: 28, prefix6: 112 })
    expect(mechanisms[5]).toMatchObject({ network: '2001:db8::/32' })
  })

  it('a record ends at `all`, which makes redirect void', () => {
    expect(parseSpf('v=spf1 mx all ip4:192.0.2.1 redirect=c.example')).toMatchObject({
      mechanisms: [{ kind: 'mx' }, { kind: 'all' }],
      redirect: null,
      ignored: ['ip4:192.0.2.1'],
    })
  })

  it.each([
    ...[
      'ip4',
      'ip4:',
      'ip4:192.0.2',
      'ip4:192.0.2.0/33',
      'ip4:192.0.2.0/024',
      'ip4:192.0.2.01',
      'ip4:192.0.2.1-192.0.2.9',
    ],
    ...['ip4:2001:db8::1', 'ip4:192.0.2.0/24/8', 'ip6:192.0.2.1', 'ip6:2001:db8::/129', 'ip6:2001:db8::1%eth0', 'ip6:'],
    ...[
      'include',
      'include:',
      'include:contoso',
      'include:c.example/24',
      'include:1.2.3.4',
      'exists',
      'exists:',
      'a:',
      'a:/24',
    ],
    ...[
      'a/33',
      'a//129',
      'a/24/64',
      'mx/',
      'all:c.example',
      'all/24',
      'ptr/24',
      'ptr:',
      '+redirect=c.example',
      'redirect=',
    ],
    ...[
      'redirect=c',
      'foo',
      'foo:c.example',
      '++a',
      '=x',
      'a:%{x}.c.example',
      'a:%c.example',
      'a:%{d',
      'exists:%{d0}.c.example',
      'exp=%',
    ],
    ...['include:_spf.c.example,', 'ip4:192.0.2.1ip4:192.0.2.2', 'include:ü.example'],
    ...['exists:%{c}.x.example', 'include:%{t}.x.example', 'a:%{r}', 'redirect=%{R}.x.example', 'exp=%{r}.x.example'],
  ])('the term %s is invalid', (term) => {
    expect(parseSpf(`v=spf1 ${term} ip4:192.0.2.1 -all`).errors).toEqual([term])
  })

  it.each(['a:foo:bar/baz.example.com', 'a:mail-.example.com', 'exp=%{i}.x.example', 'x=%{c}'])(
    'the term %s is legal',
    (term) => {
      expect(parseSpf(`v=spf1 ${term} -all`).errors).toEqual([])
    },
  )

  it('a record may have redirect and exp only once each', () => {
    expect(parseSpf('v=spf1 redirect=a.example redirect=b.example').errors).toEqual(['redirect=b.example'])
    expect(parseSpf('v=spf1 exp=a.example exp=b.example -all').errors).toEqual(['exp=b.example'])
  })
})

describe('a domain with macros', () => {
  it.each([
    ['%{d}', 'mail.contoso.com'],
    ['_spf.%{d}', '_spf.mail.contoso.com'],
    ['%{d2}.x.example', 'contoso.com.x.example'],
    ['%{dr}.x.example', 'com.contoso.mail.x.example'],
    ['%{d2r}.x.example', 'contoso.mail.x.example'],
    ['%{D9}.x.example', 'mail.contoso.com.x.example'],
    ['%{d1r.}.x.example', 'mail.x.example'],
    ['a%%b%_c%-.x.example', 'a%b c%20.x.example'],
  ])('%s is the same for every message', (spec, expanded) => {
    expect(expandDomain(spec, 'mail.contoso.com')).toBe(expanded)
  })

  it.each(['%{i}.x.example', '%{s}', '%{l}._spf.%{d}', '%{o}.x.example', '%{h}.x.example', '%{v}.x.example', '%{p}'])(
    '%s depends on the message',
    (spec) => {
      expect(expandDomain(spec, 'mail.contoso.com')).toBeNull()
    },
  )

  it('a macro for the domain needs a known domain', () => {
    expect(expandDomain('%{d}', null)).toBeNull()
    expect(expandDomain('c.example', null)).toBe('c.example')
  })

  it.each([
    ['_SPF.Contoso.COM.', '_spf.contoso.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['localhost', null],
    ['192.0.2.1', null],
    ['a..b', null],
    ['-a.example', null],
    ['a b.example', null],
    [`${'a'.repeat(64)}.example`, null],
    [`${'a.'.repeat(127)}example`, null],
    ['', null],
    ['contoso.com:53', null],
    ['../contoso.com', null],
  ])('%j is looked up as %j', (text, name) => {
    expect(readLookupName(text)).toBe(name)
  })
})

describe('a pasted record', () => {
  it.each([
    ['alone', 'v=spf1 ip4:192.0.2.1 -all'],
    ['with blanks and line breaks', '  v=spf1\r\n ip4:192.0.2.1\n\t-all \n'],
    ['in quotes', '"v=spf1 ip4:192.0.2.1 -all"'],
    ['as dig prints it', 'contoso.com.\t3600\tIN\tTXT\t"v=spf1 ip4:192" ".0.2.1 -all"'],
    [
      'among other records',
      'contoso.com. 1 IN TXT "MS=ms1"\ncontoso.com. 1 IN TXT "v=spf1 ip4:192.0.2.1 -all"\ncontoso.com. 1 IN TXT "a=b"',
    ],
    ['over several lines of a zone file', '@ IN TXT ( "v=spf1 ip4:192.0.2.1"\n  " -all" )'],
    ['as nslookup prints it', 'contoso.com\ttext =\n\n\t"v=spf1 ip4:192.0.2.1 -all"'],
    ['after a byte order mark', '\uFEFFv=spf1 ip4:192.0.2.1 -all'],
    ['after other words', 'SPF: v=spf1 ip4:192.0.2.1 -all'],
  ])('a pasted record is found %s', (_how, text) => {
    expect(readPastedRecords(text)).toEqual(['v=spf1 ip4:192.0.2.1 -all'])
  })

  it('a text may have no record or several', () => {
    expect(readPastedRecords('see contoso.com')).toEqual([])
    expect(readPastedRecords('"MS=ms1"')).toEqual([])
    expect(
      readPastedRecords('example.com  TXT  300  Answer  {v=spf1 ip4:192.0.2.1 exists:%{i}.x.ex, ample.com -all}'),
    ).toEqual(['v=spf1 ip4:192.0.2.1 exists:%{i}.x.example.com -all'])
    expect(readPastedRecords('v=spf1 a\nv=spf1 mx')).toEqual(['v=spf1 a', 'v=spf1 mx'])
    expect(readPastedRecords('"v=spf1 a"\n"v=spf1 mx"')).toEqual(['v=spf1 a', 'v=spf1 mx'])
  })

  it.each([
    ['in typographic quotes', '“v=spf1 ip4:192.0.2.1 -all”'],
    ['with the dash of a word processor', 'v=spf1 ip4:192.0.2.1 –all'],
    ['with a blank behind that dash', 'v=spf1 ip4:192.0.2.1 – all'],
    ['with a minus sign', 'v=spf1 ip4:192.0.2.1 −all'],
    ['with no-break spaces', 'v=spf1\u00a0ip4:192.0.2.1\u00a0-all'],
    ['in code marks', '`v=spf1 ip4:192.0.2.1 -all`'],
    ['in a code fence', '```\nv=spf1 ip4:192.0.2.1 -all\n```'],
    ['in bold', '**v=spf1 ip4:192.0.2.1 -all**'],
    ['in a sentence', 'Please publish v=spf1 ip4:192.0.2.1 -all. It is needed today.'],
    ['in parentheses', 'The record (v=spf1 ip4:192.0.2.1 -all) is old.'],
    [
      'above a table that explains it',
      'v=spf1 ip4:192.0.2.1 -all\nPrefix\tType\tValue\n\tv\tspf1\n+\tip4\t192.0.2.1\tPass',
    ],
    ['in a row of a table', '| contoso.com | v=spf1 ip4:192.0.2.1 -all | 3600 |'],
    ['in a cell of HTML', '<tr><td>TXT</td><td>&quot;v=spf1 ip4:192.0.2.1 -all&quot;</td></tr>'],
    ['broken within a term', 'v=spf1 ip4:192.\n0.2.1 -all'],
    ['broken within a mechanism', 'v=spf1 ip\n4:192.0.2.1 -all'],
    ['broken before all', 'v=spf1 ip4:192.0.2.1 -\nall'],
    [
      'in JSON of DNS over HTTPS',
      '{"Status":0,"Answer":[{"name":"contoso.com.","type":16,"TTL":300,"data":"\\"v=spf1 ip4:192\\" \\".0.2.1 -all\\""}]}',
    ],
    ['in other JSON', '{"domain":"contoso.com","rdata":["MS=ms1","v=spf1 ip4:192.0.2.1 -all"]}'],
    ['twice', '"v=spf1 ip4:192.0.2.1 -all"\n"v=spf1 ip4:192.0.2.1 -all"'],
    ['with blanks in its version', 'v = spf1 ip4:192.0.2.1 -all'],
    ['with a blank in a term', 'v=spf1 ip4: 192.0.2.1 -all'],
    ['with commas', 'v=spf1, ip4:192.0.2.1, -all'],
    ['with semicolons', 'v=spf1; ip4:192.0.2.1; -all;'],
    ['behind a sentence that names its version', 'Your v=spf1 record: v=spf1 ip4:192.0.2.1 -all'],
    ['in quotes over two lines', '"v=spf1 ip4:192.0.2.1\n -all"'],
  ])('what copying changed is read as what it was: %s', (_how, text) => {
    expect(readPastedRecords(text)).toEqual(['v=spf1 ip4:192.0.2.1 -all'])
  })

  it('words behind a record are not joined to its last term', () => {
    expect(readPastedRecords('v=spf1 include:spf.contoso.com\nRegards')).toEqual(['v=spf1 include:spf.contoso.com'])
    expect(readPastedRecords('v=spf1 include:spf.con\ntoso.com -all')).toEqual(['v=spf1 include:spf.contoso.com -all'])
    expect(readPastedRecords('v=spf1 ip4:192.0.2.1\nip4:192.0.2.2 -all')).toEqual([
      'v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 -all',
    ])
  })

  it('a word within the record is a part of it, so that the record is not taken for sound', () => {
    expect(readPastedRecords('v=spf1 ip4:192.0.2.1 nonsense -all')).toEqual(['v=spf1 ip4:192.0.2.1 nonsense -all'])
  })

  it.each(['v=spf1 ip4\\072192.0.2.1 -all:3600', 'v=spf1 (none)'])(
    'a record of which nothing can be read is not one that passes nobody: %s',
    (text) => {
      const [record = ''] = readPastedRecords(text)
      expect(parseSpf(record).errors).toHaveLength(1)
    },
  )

  it('terms without their version are read, with a note', () => {
    expect(readPastedSpf('ip4:192.0.2.1 include:spf.contoso.com ~all')).toEqual({
      records: [{ text: 'v=spf1 ip4:192.0.2.1 include:spf.contoso.com ~all', name: null }],
      list: null,
      notes: ['VERSION_MISSING'],
    })
  })

  it('a list of networks is no record, and its networks are taken', () => {
    expect(readPastedSpf('198.51.100.0/24\n203.0.113.0/25')).toEqual({
      records: [],
      list: ['198.51.100.0/24', '203.0.113.0/25'],
      notes: [],
    })
  })

  it('a hundred thousand records are read, each once', () => {
    const lines = Array.from({ length: 100_000 }, (_, i) => `d${i}.example. 300 IN TXT "v=spf1 a -all"\n`).join('')
    expect(readPastedSpf(lines + lines).records).toHaveLength(100_000)
  })

  it('records keep the names that the text states', () => {
    const { records } = readPastedSpf('a.example. IN TXT "v=spf1 a -all"\nb.example. IN TXT "v=spf1 mx -all"')
    expect(records.map(({ name }) => name)).toEqual(['a.example', 'b.example'])
  })

  it('a record that a console cut is said to be cut', () => {
    expect(readPastedSpf('x.example TXT 300 Answer {v=spf1 ip4:192.0.2.1 ip4:...}').notes).toEqual(['PASTED_CUT'])
  })
})
