import { expect, test } from '#e2e/fixtures'

test('a scenario that was stored in an older form opens', async ({ page, api, server }) => {
  const old = {
    schemaVersion: 1,
    title: 'From long ago',
    phases: [{ id: 'p', name: 'As is', tenant: { acceptedDomains: ['contoso.com'] } }],
    invariants: [{ note: 'anything could stand here' }],
  }
  const { id } = await (await api.post('/api/scenarios', { data: { ...old, invariants: [] } })).json()
  await server.changeStored('UPDATE "Revision" SET document = ? WHERE "scenarioId" = ?', [JSON.stringify(old), id])
  expect((await (await api.get(`/api/scenarios/${id}`)).json()).document).toEqual(old)
  await page.goto(`/scenarios/${id}`)
  await expect(page.getByRole('heading', { name: 'From long ago' })).toBeVisible()
  await expect(page.getByText('As is').first()).toBeVisible()
})
