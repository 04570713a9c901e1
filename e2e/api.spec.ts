import { expect, test } from './fixtures'

test('smoke', async ({ page, api }) => {
  await expect(page).toHaveTitle(/Scenarios/)
  expect((await api.get('/api/scenarios')).status()).toBe(200)
})
