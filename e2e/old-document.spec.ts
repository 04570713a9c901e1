import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { createClient } from '@libsql/client'
import { expect, test } from '#e2e/fixtures'

test('a scenario that was stored in an older form opens', async ({ page, api, server }) => {
  const old = {
    schemaVersion: 1,
    title: 'From long ago',
    phases: [{ id: 'p', name: 'As is', tenant: { acceptedDomains: ['contoso.com'] } }],
    invariants: [{ note: 'anything could stand here' }],
  }
  const { id } = await (await api.post('/api/scenarios', { data: { ...old, invariants: [] } })).json()
  const database = createClient({ url: pathToFileURL(path.join(server.dataFolder, 'planner.db')).href, timeout: 5000 })
  await database.execute({
    sql: 'UPDATE "Revision" SET document = ? WHERE "scenarioId" = ?',
    args: [JSON.stringify(old), id],
  })
  database.close()
  expect((await (await api.get(`/api/scenarios/${id}`)).json()).document).toEqual(old)
  await page.goto(`/scenarios/${id}`)
  await expect(page.getByRole('heading', { name: 'From long ago' })).toBeVisible()
  await expect(page.getByText('As is').first()).toBeVisible()
})
