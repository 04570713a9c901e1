import { type DnsServer, startDnsServer } from '#lib/server/testing/dns-server'
import { test as base } from './fixtures'
import { type StartedServer, startServer } from './server'

/** Stories whose server asks a DNS server on loopback, which knows what they have told it. That of all others asks none. */
export const testWithDns = base.extend<object, { dns: DnsServer; server: StartedServer }>({
  dns: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of needed fixtures from this pattern
    async ({}, use) => {
      const dns = await startDnsServer()
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
