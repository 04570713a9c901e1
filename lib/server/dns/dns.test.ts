import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DnsType } from '#lib/exchange/spf/flattened-spf'
import { AppError } from '#lib/server/errors'
import { type DnsServer, startDnsServer } from '#lib/server/testing/dns-server'
import { type DnsPatience, openResolver } from './dns'
import { spfResolver } from './spf-resolver'

const LONG = `v=spf1 ${Array.from({ length: 120 }, (_, i) => `ip4:192.0.2.${i}`).join(' ')} -all`
const strings = (text: string) => text.match(/.{1,255}/g) ?? []
/** Long enough for a busy computer; where nothing will come, a test waits less. */
const PATIENCE: DnsPatience = { timeout: 4000, tries: 2, budget: 20_000 }
const IMPATIENCE: DnsPatience = { timeout: 100, tries: 2, budget: 20_000 }

let server: DnsServer
beforeAll(async () => {
  server = await startDnsServer({
    'contoso.com': {
      TXT: [['MS=ms1'], ['v=spf1 include:', '_spf.contoso.com -all']],
      MX: [
        [20, 'mx2.contoso.com'],
        [10, 'mx1.contoso.com'],
      ],
      A: ['192.0.2.1', '192.0.2.2'],
      AAAA: ['2001:db8::1'],
    },
    'long.example': { TXT: [strings(LONG)], mode: 'truncated' },
    'alias.example': { CNAME: 'alias2.example' },
    'alias2.example': { CNAME: 'contoso.com' },
    'nomail.example': { MX: [[0, '.']] },
    'broken.example': { mode: 'SERVFAIL' },
    'closed.example': { mode: 'REFUSED' },
    'silent.example': { mode: 'silent' },
    'garbage.example': { mode: 'garbage' },
    'forged.example': { TXT: [['right']], mode: 'forged' },
    'short.example': { CNAME: 'contoso.com', ttl: 60 },
    'endless.example': { A: ['192.0.2.4'], ttl: 2 ** 31 },
    'signed.example': { A: ['192.0.2.3'], isAuthentic: true },
  })
})
afterAll(() => server.close())

async function lookUp(type: DnsType, name: string, patience = PATIENCE, signal = new AbortController().signal) {
  const { ask, close } = openResolver({ servers: [server.address], isOn: true }, patience, signal)
  try {
    return await spfResolver(ask)(type, name)
  } finally {
    close()
  }
}

describe('a look-up on a real server', { timeout: 30_000 }, () => {
  it.each<[DnsType, string, string[], number | null]>([
    ['TXT', 'contoso.com', ['MS=ms1', 'v=spf1 include:_spf.contoso.com -all'], 300],
    ['MX', 'contoso.com', ['mx1.contoso.com', 'mx2.contoso.com'], 300],
    ['A', 'contoso.com', ['192.0.2.1', '192.0.2.2'], 300],
    ['AAAA', 'contoso.com', ['2001:db8::1'], 300],
    ['A', 'alias.example', ['192.0.2.1', '192.0.2.2'], 300],
    ['TXT', 'alias.example', ['MS=ms1', 'v=spf1 include:_spf.contoso.com -all'], 300],
    ['MX', 'nomail.example', [''], 300],
  ])('%s %s is answered', async (type, name, values, ttl) => {
    const found = await lookUp(type, name)
    expect(found).toMatchObject({ ttl, failure: null })
    expect([...found.values].sort()).toEqual([...values].sort())
    if (type === 'MX') expect(found.values).toEqual(values)
  })

  it('asks again over TCP where the answer is too long for UDP, and joins its strings', async () => {
    const from = server.asked.length
    expect(await lookUp('TXT', 'long.example')).toEqual({ values: [LONG], ttl: 300, failure: null })
    expect(server.asked.slice(from)).toEqual(['TXT long.example udp', 'TXT long.example tcp'])
  })

  it.each<[DnsType, string, string]>([
    ['TXT', 'gone.example', 'NXDOMAIN'],
    ['A', 'gone.example', 'NXDOMAIN'],
    ['AAAA', 'long.example', 'NODATA'],
    ['MX', 'silent2.example', 'NXDOMAIN'],
    ['TXT', 'broken.example', 'SERVFAIL'],
    ['A', 'closed.example', 'REFUSED'],
  ])('%s %s fails with %s', async (type, name, failure) => {
    expect(await lookUp(type, name)).toEqual({ values: [], ttl: null, failure })
  })

  it('fails where the server does not answer', async () => {
    const from = server.asked.length
    expect(await lookUp('TXT', 'silent.example', IMPATIENCE)).toMatchObject({ failure: 'TIMEOUT' })
    expect(server.asked.slice(from)).toEqual(['TXT silent.example udp', 'TXT silent.example udp'])
  })

  it('fails where the answer is no DNS message', async () => {
    const { values, failure } = await lookUp('TXT', 'garbage.example', IMPATIENCE)
    expect(values).toEqual([])
    expect(['TIMEOUT', 'FAILED']).toContain(failure)
  })

  it('takes no answer to another question', async () => {
    expect(await lookUp('TXT', 'forged.example')).toMatchObject({ values: ['right'], failure: null })
  })

  it('keeps an answer no longer than the alias before it', async () => {
    expect(await lookUp('A', 'short.example')).toMatchObject({ ttl: 60 })
  })

  it.each([`${'a'.repeat(64)}.example`, `${'a.'.repeat(127)}example`, 'a..example'])(
    'asks nobody for %s, a name that DNS cannot hold',
    async (name) => {
      const from = server.asked.length
      expect(await lookUp('A', name)).toMatchObject({ failure: 'FAILED' })
      expect(server.asked.length).toBe(from)
    },
  )

  it('says whether the server vouches for the answer', async () => {
    const { ask, close } = openResolver(
      { servers: [server.address], isOn: true },
      PATIENCE,
      new AbortController().signal,
    )
    expect(await ask('A', 'signed.example')).toMatchObject({ isAuthentic: true })
    expect(await ask('A', 'contoso.com')).toMatchObject({ isAuthentic: false })
    close()
  })

  it('asks the next server where one refuses or says nothing', async () => {
    const other = await startDnsServer({
      'closed.example': { A: ['192.0.2.8'] },
      'silent.example': { A: ['192.0.2.9'] },
      'gone.example': { A: ['192.0.2.10'] },
    })
    const { ask, close } = openResolver(
      { servers: [server.address, other.address], isOn: true },
      IMPATIENCE,
      new AbortController().signal,
    )
    expect(await ask('A', 'closed.example')).toMatchObject({ records: [{ data: '192.0.2.8' }], failure: null })
    expect(await ask('A', 'silent.example')).toMatchObject({ records: [{ data: '192.0.2.9' }], failure: null })
    expect(await ask('A', 'gone.example')).toMatchObject({ failure: 'NXDOMAIN' })
    close()
    await other.close()
  })

  it('ends when its time is used up, and refuses later questions', async () => {
    const patience = { timeout: 10_000, tries: 1, budget: 100 }
    const { ask, close } = openResolver(
      { servers: [server.address], isOn: true },
      patience,
      new AbortController().signal,
    )
    expect(await ask('TXT', 'silent.example')).toMatchObject({ failure: 'TIME_UP' })
    const from = server.asked.length
    expect(await ask('TXT', 'contoso.com')).toMatchObject({ failure: 'TIME_UP' })
    expect(server.asked.length).toBe(from)
    close()
  })

  it('leaves nothing behind, whenever the caller hangs up', async () => {
    const moments = Array.from({ length: 40 }, async (_, i) => {
      const caller = new AbortController()
      const asked = lookUp('A', i % 2 === 0 ? 'contoso.com' : 'silent.example', PATIENCE, caller.signal)
      setTimeout(() => caller.abort(), i / 10)
      return asked
    })
    for (const { failure } of await Promise.all(moments)) expect([null, 'TIME_UP']).toContain(failure)
  })

  it('counts a TTL that no record may have as none (RFC 2181)', async () => {
    expect(await lookUp('A', 'endless.example')).toMatchObject({ ttl: 0 })
  })

  it('ends when the caller hangs up', async () => {
    const caller = new AbortController()
    const asked = lookUp('TXT', 'silent.example', { timeout: 10_000, tries: 1, budget: 20_000 }, caller.signal)
    caller.abort()
    expect(await asked).toMatchObject({ failure: 'TIME_UP' })
  })

  it('fails where no server listens', async () => {
    const closed = await startDnsServer()
    await closed.close()
    const { ask, close } = openResolver(
      { servers: [closed.address], isOn: true },
      IMPATIENCE,
      new AbortController().signal,
    )
    const { failure } = await ask('TXT', 'contoso.com')
    expect(['FAILED', 'TIMEOUT']).toContain(failure)
    close()
  })

  it('is refused where look-ups are switched off', async () => {
    const { ask, close } = openResolver({ servers: null, isOn: false }, PATIENCE, new AbortController().signal)
    await expect(ask('TXT', 'contoso.com')).rejects.toThrow(AppError)
    close()
  })
})
