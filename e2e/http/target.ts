import { test as base } from '#e2e/api-fixtures'
import { type StartedServer, startServer } from '#e2e/server'

/** Each attack gets a server of its own, so that the limits it exhausts do not affect other tests. */
export const test = base.extend<{
  target: StartedServer
  make: (title: string) => Promise<{ id: string; token: string; linkId: string }>
}>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of needed fixtures from this pattern
  target: async ({}, use) => {
    const server = await startServer()
    await use(server)
    await server.stop()
  },
  make: async ({ target }, use) =>
    use(async (title) => {
      const headers = { authorization: `Bearer ${target.key}`, 'content-type': 'application/json' }
      const document = {
        schemaVersion: 2,
        title,
        phases: [{ id: 'p1', name: 'As is', tenant: { acceptedDomains: ['contoso.com'] } }],
      }
      const { id } = await (
        await fetch(`${target.url}/api/scenarios`, { method: 'POST', headers, body: JSON.stringify(document) })
      ).json()
      const link = await (
        await fetch(`${target.url}/api/scenarios/${id}/share-links`, { method: 'POST', headers, body: '{}' })
      ).json()
      return { id, token: link.token, linkId: link.id }
    }),
})

export const json = { 'content-type': 'application/json' }
