import { expect, test } from './fixtures'
import { openScenario, why } from './screens'

test('a share link opens in a second browser without the key, and the server refuses its edits', async ({
  page,
  browser,
  server,
  watch,
}) => {
  await openScenario(page, 'Switch from vendor A to vendor B')
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('button', { name: 'Create read-only link' }).click()
  const url = await page.getByLabel('Read-only link').inputValue()
  expect(url).toMatch(/\/s#[\w-]{22,}$/)

  const stranger = await browser.newContext()
  const theirs = await stranger.newPage()
  watch(theirs)
  await theirs.goto(url)
  await expect(why(theirs)).toContainText('550 5.7.51')
  await expect(theirs.getByText(/Read-only · revision 1/)).toBeVisible()
  await expect(theirs.getByRole('button', { name: /^(Save|Undo|Add|Delete|Share)/ })).toHaveCount(0)
  await expect(theirs.getByRole('textbox', { name: /SenderIPAddresses/ })).toHaveCount(0)

  const token = url.split('#')[1]
  const scenarioId = new URL(page.url()).pathname.split('/').at(-1)
  const attempt = await stranger.request.put(`${server.url}/api/scenarios/${scenarioId}`, {
    data: { schemaVersion: 1, title: 'Taken over', phases: [] },
    headers: { authorization: `Bearer ${token}`, 'if-match': '"1"' },
  })
  expect(attempt.status()).toBe(401)

  await page
    .getByRole('button', { name: /^Stop sharing/ })
    .first()
    .click()
  await page.getByRole('button', { name: /now$/ }).click()
  await expect(page.getByText('Stopped')).toBeVisible()
  const gone = await stranger.request.get(`${server.url}/api/share/${token}`)
  expect(gone.status()).toBe(404)
  await stranger.close()
})

test('the page of an unknown share link says what to do', async ({ browser, server, watch, expectConsole }) => {
  expectConsole(/404/)
  const context = await browser.newContext()
  const page = await context.newPage()
  watch(page)
  await page.goto(`${server.url}/s#${'x'.repeat(43)}`)
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
  await context.close()
})
