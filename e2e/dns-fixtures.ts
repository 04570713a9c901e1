import { type DnsServer, startDnsServer, type Zone } from '#lib/server/testing/dns-server'
import { test as base } from './fixtures'
import { type StartedServer, startServer } from './server'

type Zones = Readonly<Record<string, Zone>>

/** Stories whose server asks a DNS server on loopback. It starts with the zones; a story may set others. */
export const testWithDns = base.extend<object, { zones: Zones; dns: DnsServer; server: StartedServer }>({
  zones: [{}, { option: true, scope: 'worker' }],
  dns: [
    async ({ zones }, use) => {
      const dns = await startDnsServer(zones)
      await use(dns)
      await dns.close()
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ dns }, use) => {
      const server = await startServer({ isShared: true, env: { DNS_SERVER: dns.address } })
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})

/** Stories whose server may not ask DNS. */
export const testWithoutDns = base.extend<object, { server: StartedServer }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of needed fixtures from this pattern
    async ({}, use) => {
      const server = await startServer({ isShared: true, env: { DNS_LOOKUPS: 'off' } })
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})
