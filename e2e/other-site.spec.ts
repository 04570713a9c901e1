import { expect, test } from './fixtures'
import { smallScenario } from './screens'
import { freePort } from './server'

test('a page of another site can write nothing with the cookie of somebody signed in', async ({
  page,
  api,
  server,
  expectConsole,
}, { title }) => {
  expectConsole(/Failed to load resource|CORS policy/)
  const { id } = await (await api.post('/api/scenarios', { data: smallScenario(title) })).json()
  // Another port of the same machine is another origin to the browser, but the same site to its cookies.
  const attacker = `http://127.0.0.1:${await freePort()}/form`
  await page.route(attacker, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<form method="post" enctype="text/plain" action="${server.url}/api/scenarios/${id}/restore"><input name='{"a":"' value='"}'><button>go</button></form>`,
    }),
  )
  await page.goto(attacker)
  const answer = page.waitForResponse((response) => response.url().includes('/restore'))
  await page.getByRole('button').click()
  expect((await answer).status()).toBe(403)
  // The form has led to the answer of the server, whose policy allows no request at all.
  await page.goto(attacker)
  const fetched = await page.evaluate(async (url) => {
    const response = await fetch(url, { method: 'DELETE', credentials: 'include', mode: 'cors' }).catch(() => null)
    return response?.status ?? 'blocked'
  }, `${server.url}/api/scenarios/${id}`)
  expect(fetched).toBe('blocked')
  expect((await api.get(`/api/scenarios/${id}`)).status()).toBe(200)
})
