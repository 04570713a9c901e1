import { expect, test } from './fixtures'
import { gate, gatesOf, openScenario, proven, why } from './screens'

const PHASES = ['As is', 'B beside A', 'MX moved', 'A disabled', 'A removed']

test('each phase of the worked switch is proved for all senders', async ({ page }) => {
  await openScenario(page, 'Switch from vendor A to vendor B')

  await test.step('each phase says how its invariants stand', async () => {
    await expect(gatesOf(page, 'As is')).toHaveAccessibleName(/1 holds, 2 hold if/)
    await expect(gatesOf(page, 'MX moved')).toHaveAccessibleName(/4 hold, 1 holds if/)
    await expect(gate(page, 'Filter A gets through', 'MX moved', 'holds')).toBeVisible()
    await expect(gate(page, 'Filter A gets through', 'As is', 'holds, if …')).toBeVisible()
  })

  await test.step('the summary says under which answer strangers get in, and counts what only proofs ask', async () => {
    const summary = page.getByRole('region', { name: 'Summary' })
    await expect(summary).toContainText('Strangers too, if * does not cover bounces')
    await expect(summary).toContainText('2 open questions')
  })

  await test.step('what hangs on an open question says on which, and shows a sender', async () => {
    await gate(page, 'Nobody else gets in', 'MX moved', 'holds, if …').click()
    const detail = proven(page, 'Nobody else gets in', 'MX moved')
    await expect(detail).toContainText('If * does not cover bounces: Every host gets in')
    await expect(detail).toContainText('MAIL FROM <>')
  })

  await test.step('with both answers found out, every phase holds', async () => {
    const questions = page.getByRole('region', { name: 'How not to depend on it' })
    await expect(questions.first()).toBeVisible()
    await page
      .getByRole('group', { name: /cover bounces/ })
      .getByRole('radio')
      .first()
      .check()
    await page
      .getByRole('group', { name: /may \* still let the message in/ })
      .getByRole('radio')
      .nth(1)
      .check()
    for (const phase of PHASES) await expect(gatesOf(page, phase)).toHaveAccessibleName(/\d invariants hold$/)
  })
})

test('the changes of a step are shown by field and by sender, and can be searched', async ({ page }) => {
  await openScenario(page, 'Switch from vendor A to vendor B')
  await page.getByLabel('Phase before').selectOption({ label: '③ MX moved' })
  await page.getByLabel('Phase after').selectOption({ label: '④ A disabled' })
  await expect(page.getByRole('region', { name: 'In the fields' })).toContainText('Filter A switched off')
  const senders = page.getByRole('region', { name: 'For the senders' })
  await expect(senders).toContainText('accepted → refused (5.7.51)')
  await expect(senders).toContainText('160 addresses')
  await expect(page).toHaveURL(/before=draft\.mx-moved&after=draft\.a-disabled/)
  await page.reload()
  await expect(page.getByLabel('Phase before')).toHaveValue('mx-moved')
  await expect(page.getByLabel('Phase after')).toHaveValue('a-disabled')
  await expect(senders).toContainText('160 addresses')
  await senders.getByLabel('Search what changes').fill('192.0.2.200')
  await expect(senders).toContainText('192.0.2.192-192.0.2.223')
  await senders.getByLabel('Search what changes').fill('203.0.113.5')
  await expect(senders).toContainText('No change holds or names this.')
  await page.getByLabel('Phase after').selectOption({ label: '③ MX moved' })
  await expect(senders).toContainText('Nothing: every sender is told the same')
})

test('a search by domain finds the lost senders, and one becomes a sample of its service', async ({ page }) => {
  await openScenario(page, 'Switch from vendor A to vendor B')
  await page.getByLabel('Phase before').selectOption({ label: '③ MX moved' })
  await page.getByLabel('Phase after').selectOption({ label: '④ A disabled' })
  const senders = page.getByRole('region', { name: 'For the senders' })
  await senders.getByLabel('Search what changes').fill('someone@gmail.com')
  await expect(senders).toContainText('3 of 3 groups hold or name this.')
  await senders.getByLabel('Search what changes').fill('zzz')
  await expect(senders).toContainText('No change holds or names this.')
  await senders.getByLabel('Search what changes').fill('')
  const lost = senders.getByRole('article').filter({ hasText: 'accepted → refused (5.7.51)' })
  await lost.getByRole('button', { name: 'Add as sample' }).click()
  await expect(why(page)).toContainText('Mail lost')
})

test('a revision can be compared with the draft', async ({ page }) => {
  await openScenario(page, 'Switch from vendor A to vendor B')
  await page
    .getByRole('button', { name: /① As is/ })
    .first()
    .click()
  await page.getByLabel('SenderIPAddresses of Filter A', { exact: true }).fill('192.0.2.0/25')
  await page.getByLabel('Version before').selectOption({ label: 'saved, revision 1' })
  await page.getByLabel('Phase before').selectOption({ label: '① As is' })
  await expect(page.getByRole('region', { name: 'In the fields' })).toContainText('SenderIPAddresses: 1 removed')
  await expect(page.getByRole('region', { name: 'For the senders' })).toContainText('32 addresses')
  await expect(page.getByText(/are answered otherwise before/)).toBeHidden()
  await page
    .getByRole('group', { name: /cover bounces/ })
    .getByRole('radio')
    .first()
    .check()
  await expect(page.getByText(/are answered otherwise before/)).toBeVisible()
})

test('the reader of a share link sees the same proofs and cannot change anything', async ({
  page,
  browser,
  watch,
  api,
}) => {
  await openScenario(page, 'Switch from vendor A to vendor B')
  const scenarioId = new URL(page.url()).pathname.split('/').at(-1)
  const shared = await api.post(`/api/scenarios/${scenarioId}/share-links`, {
    data: { role: 'read', expiresInDays: 1, revision: null },
  })
  const { url }: { url: string } = await shared.json()
  const context = await browser.newContext()
  const theirs = await context.newPage()
  watch(theirs)
  await theirs.goto(url)
  await expect(gatesOf(theirs, 'MX moved')).toHaveAccessibleName(/4 hold, 1 holds if/)
  await gatesOf(theirs, 'MX moved').click()
  await expect(proven(theirs, 'Nobody else gets in', 'MX moved')).toContainText('Every host gets in')
  await expect(theirs.getByRole('button', { name: /^(Add|Edit|Suggest|Do it)/ })).toHaveCount(0)
  await expect(theirs.getByLabel('Version before')).toHaveCount(0)
  await theirs.getByLabel('Phase before').selectOption({ label: '③ MX moved' })
  await theirs.getByLabel('Phase after').selectOption({ label: '④ A disabled' })
  await expect(theirs.getByRole('region', { name: 'For the senders' })).toContainText('accepted → refused (5.7.51)')
  await context.close()
})
