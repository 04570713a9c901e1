import type { APIRequestContext } from '@playwright/test'
import { expect, test } from '#e2e/api-fixtures'
import { ENDPOINTS } from '#lib/contract/endpoints'
import { encodeMessage } from '#lib/contract/revision-message'

const titled = (title: string) => ({
  schemaVersion: 2,
  title,
  phases: [{ id: 'p1', name: 'As is', tenant: { acceptedDomains: ['contoso.com'] } }],
})

/** A scenario with two revisions; its id. */
async function make(api: APIRequestContext): Promise<string> {
  const { id } = await (await api.post('/api/scenarios', { data: titled('First') })).json()
  await save(api, id, 'Second', 'Über „Contoso“ 🙂')
  return id
}

const save = (api: APIRequestContext, id: string, title: string, message: string) =>
  api.put(`/api/scenarios/${id}`, {
    data: titled(title),
    headers: { 'if-match': '"1"', 'revision-message': encodeMessage(message) },
  })

const revisionsOf = async (api: APIRequestContext, id: string) =>
  ENDPOINTS.listRevisions.answer.parse(await (await api.get(`/api/scenarios/${id}/revisions`)).json()).revisions

test('a revision is restored as the next one, with the hash of the old one and what is said of it', async ({ api }) => {
  const id = await make(api)
  const restored = await api.post(`/api/scenarios/${id}/revisions/1/restore`, {
    headers: { 'if-match': '"2"', 'revision-message': encodeMessage('As it was') },
  })
  expect([restored.status(), restored.headers().etag]).toEqual([200, '"3"'])
  expect(ENDPOINTS.restoreRevision.answer.parse(await restored.json())).toMatchObject({
    id,
    revision: 3,
    document: { title: 'First' },
  })
  const [third, second, first] = await revisionsOf(api, id)
  expect(third).toMatchObject({ revision: 3, message: 'As it was', restoredFrom: 1, hash: first?.hash })
  expect(second).toMatchObject({ revision: 2, message: 'Über „Contoso“ 🙂', restoredFrom: null })
})

test('a restore is refused without If-Match, on top of another revision, and where there is nothing to restore', async ({
  api,
}) => {
  const id = await make(api)
  const restore = async (number: number, ifMatch?: string, of = id) => {
    const headers = ifMatch === undefined ? {} : { 'if-match': ifMatch }
    const response = await api.post(`/api/scenarios/${of}/revisions/${number}/restore`, { headers })
    return [response.status(), response.headers()['content-type']]
  }
  const problem = 'application/problem+json'
  expect(await restore(1)).toEqual([428, problem])
  expect(await restore(1, '"1"')).toEqual([412, problem])
  expect(await restore(2, '"2"')).toEqual([409, problem])
  expect(await restore(9, '"2"')).toEqual([404, problem])
  expect(await restore(1, '"2"', 'none')).toEqual([404, problem])
  expect(await revisionsOf(api, id)).toHaveLength(2)
})

test('a message that is too long or no percent-encoded UTF-8 is refused, is not quoted, and nothing is stored', async ({
  api,
}) => {
  const { id } = await (await api.post('/api/scenarios', { data: titled('First') })).json()
  for (const message of ['secret '.repeat(50), 'secret%ff', 'secret%0Aline']) {
    const response = await api.put(`/api/scenarios/${id}`, {
      data: titled('Second'),
      headers: { 'if-match': '"1"', 'revision-message': message },
    })
    const text = await response.text()
    expect(response.status()).toBe(422)
    expect(JSON.parse(text).problems).toMatchObject([{ path: 'Revision-Message' }])
    expect(text).not.toContain('secret')
  }
  expect(await revisionsOf(api, id)).toHaveLength(1)
})
