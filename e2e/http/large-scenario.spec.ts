import { expect, test } from '#e2e/api-fixtures'
import { ENDPOINTS } from '#lib/contract/endpoints'
import { documentSchema } from '#lib/scenario/document/document'
import { largeScenario } from '#scripts/bench/large-scenario'

test('a large scenario is prepared in a worker thread, saved, and answered as it was sent', async ({ api }) => {
  const document = documentSchema.parse(largeScenario())
  const send = (title: string, method: 'post' | 'put', path: string) =>
    api[method](path, { data: { ...document, title }, headers: { 'if-match': '"1"' } })
  const created = await send('First', 'post', '/api/scenarios')
  expect([created.status(), created.headers().etag]).toEqual([201, '"1"'])
  const { id, document: first } = ENDPOINTS.createScenario.answer.parse(await created.json())
  expect(first).toEqual({ ...document, title: 'First' })
  const saved = await send('Second', 'put', `/api/scenarios/${id}`)
  expect([saved.status(), saved.headers().etag]).toEqual([200, '"2"'])
  const read = await (await api.get(`/api/scenarios/${id}`)).json()
  expect(read).toEqual({ ...(await saved.json()), document: { ...document, title: 'Second' } })
  const stale = await send('Third', 'put', `/api/scenarios/${id}`)
  expect(stale.status()).toBe(412)
  expect((await stale.json()).current).toEqual({ revision: 2, document: read.document })
})
