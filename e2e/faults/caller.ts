import { expect } from '#e2e/api-fixtures'
import type { StartedServer } from '#e2e/server'

export const titled = (title: string) => ({
  schemaVersion: 2,
  title,
  phases: [{ id: 'p1', name: 'As is', tenant: { acceptedDomains: ['contoso.com'] } }],
})

/** What a script that holds the access key sends; every call is a request of its own. */
export function callerOf({ url, key }: Pick<StartedServer, 'url' | 'key'>) {
  const send = (method: string, path: string, body?: unknown, more: Record<string, string> = {}) =>
    fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...more },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  return {
    send,
    /** the id of a new scenario */
    create: async (title: string): Promise<string> => {
      const response = await send('POST', '/api/scenarios', titled(title))
      expect(response.status).toBe(201)
      return (await response.json()).id
    },
    save: (id: string, revision: number, title: string) =>
      send('PUT', `/api/scenarios/${id}`, titled(title), { 'if-match': `"${revision}"` }),
    read: async (path: string) => (await send('GET', path)).json(),
  }
}
