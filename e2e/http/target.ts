import { test as base } from '#e2e/api-fixtures'
import { type StartedServer, startServer } from '#e2e/server'

/**
 * A test that exhausts a limit, or looks at all that a server prints, takes `target`, a server of its own. All others take
 * `server`, which the tests of a worker share: a start takes longer than most of them.
 */
export const test = base.extend<{ target: StartedServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of needed fixtures from this pattern
  target: async ({}, use) => {
    const server = await startServer()
    await use(server)
    await server.stop()
  },
})

export const json = { 'content-type': 'application/json' }

export type Made = { readonly id: string; readonly token: string; readonly linkId: string }

/** Makes a scenario with a share link. */
export async function make({ url, key }: StartedServer, title: string): Promise<Made> {
  const headers = { authorization: `Bearer ${key}`, ...json }
  const document = {
    schemaVersion: 2,
    title,
    phases: [{ id: 'p1', name: 'As is', tenant: { acceptedDomains: ['contoso.com'] } }],
  }
  const { id } = await (
    await fetch(`${url}/api/scenarios`, { method: 'POST', headers, body: JSON.stringify(document) })
  ).json()
  const link = await (
    await fetch(`${url}/api/scenarios/${id}/share-links`, { method: 'POST', headers, body: '{}' })
  ).json()
  return { id, token: link.token, linkId: link.id }
}
