import { expectClean } from './axe'
import { expect, test } from './fixtures'
import { enterWorkspace, openScenario, planLists, smallScenario, verdict, why } from './screens'

test('a share link opens in a second browser without the key, and the server refuses its edits', {
  tag: '@store',
}, async ({ page, browser, server, watch }) => {
  await openScenario(page, 'Switch from vendor A to vendor B')
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('button', { name: 'Create read-only link' }).click()
  const url = await page.getByLabel('Read-only link').inputValue()
  expect(url).toMatch(/\/s#[\w-]{22,}$/)
  const token = url.split('#')[1] ?? ''

  const stranger = await browser.newContext()
  const theirs = await stranger.newPage()
  watch(theirs)
  const sent: { address: string; headers: Record<string, string> }[] = []
  theirs.on('request', (request) => sent.push({ address: request.url(), headers: request.headers() }))
  await theirs.goto(url)
  await expect(planLists(theirs)).toBeVisible()
  // Only one header of one request holds the token, and the address bar stays as it was.
  const { 'share-token': inHeader, ...others } = sent.find(({ headers }) => headers['share-token'])?.headers ?? {}
  expect(inHeader).toBe(token)
  expect(JSON.stringify([others, ...sent.filter(({ headers }) => !headers['share-token'])])).not.toContain(token)
  expect(sent.filter(({ headers }) => headers.referer)).toEqual([])
  expect(theirs.url()).toBe(url)
  await expect(theirs.getByRole('region', { name: 'What must I decide?' })).toContainText(
    'A risk to accept, or to close: Other customers of Filter B',
  )
  await enterWorkspace(theirs)
  await verdict(theirs, 'Late quarantine release of filter A', 'A disabled').click()
  await expect(why(theirs)).toContainText('550 5.7.51')
  await expect(theirs.getByText(/Read-only · revision 1/)).toBeVisible()
  await expect(theirs.getByRole('button', { name: /^(Save|Undo|Add|Delete|Share)/ })).toHaveCount(0)
  await expect(theirs.getByRole('textbox', { name: /SenderIPAddresses/ })).toHaveCount(0)

  const scenarioId = new URL(page.url()).pathname.split('/').at(-1)
  const attempt = await stranger.request.put(`${server.url}/api/scenarios/${scenarioId}`, {
    data: { schemaVersion: 2, title: 'Taken over', phases: [] },
    headers: { authorization: `Bearer ${token}`, 'if-match': '"1"' },
  })
  expect(attempt.status()).toBe(401)

  await page
    .getByRole('button', { name: /^Stop sharing/ })
    .first()
    .click()
  await page.getByRole('button', { name: /now$/ }).click()
  await expect(page.getByText('Stopped', { exact: true })).toBeVisible()
  const gone = await stranger.request.get(`${server.url}/api/share`, { headers: { 'share-token': token } })
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

test('one page lists the links of all scenarios, with whom they are for, and stops them', async ({ page, api }, {
  title,
}) => {
  const make = async (name: string, label: string) => {
    const { id } = await (await api.post('/api/scenarios', { data: smallScenario(name) })).json()
    await api.post(`/api/scenarios/${id}/share-links`, { data: { label } })
    return id
  }
  await make(`${title} one`, 'Change board')
  // Its link is shorter than the text around it.
  await make('Plan', 'Board')
  const deleted = await make(`${title} other`, '')
  await api.delete(`/api/scenarios/${deleted}`)
  await page.goto('/')
  await page.getByRole('link', { name: 'Share links' }).click()
  const row = (text: string) => page.getByRole('listitem').filter({ hasText: text })
  await expect(row(`${title} one`)).toContainText('Change board')
  await expect(row(`${title} one`)).toContainText('Read-only · Latest revision')
  await expect(row(`${title} other`)).toContainText('Scenario deleted')
  await expectClean(page)
  const stop = row(`${title} one`).getByRole('button', { name: 'Stop sharing the link “Change board”' })
  await stop.click()
  await row(`${title} one`).getByRole('button', { name: 'Stop sharing the link “Change board” now' }).click()
  await expect(row(`${title} one`)).toContainText('Stopped')
  await expect(page.getByText('Change board', { exact: true })).toBeFocused()
  await row(`${title} one`)
    .getByRole('link', { name: `${title} one` })
    .click()
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await expect(page.getByRole('dialog').getByRole('listitem')).toContainText('Change board')
})
