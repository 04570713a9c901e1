import { expect, test } from './fixtures'
import { textOfPdf } from './pdf-text'
import { cell, cellPanel, openScenario, phase, planLists, showView, why } from './screens'

const EXAMPLE = 'Switch from vendor A to vendor B'
const OTHERS = 'Other customers of Filter B'

test('the worked switch is proved for all senders, and its two decisions make it green', async ({ page }) => {
  await openScenario(page, EXAMPLE)
  const lists = planLists(page)
  const panel = cellPanel(page)

  await test.step('each cell and each phase says how it stands', async () => {
    await expect(cell(page, 'Filter A', 'MX moved')).toHaveAccessibleName(/: all in$/)
    await expect(cell(page, 'Filter A', 'As is')).toHaveAccessibleName(/: all in, if …, as today$/)
    await expect(cell(page, 'Everybody else', 'MX moved')).toHaveAccessibleName(/: shut$/)
    await expect(page.getByRole('button', { name: /^③ MX moved.*other customers get in/ })).toBeVisible()
  })

  await test.step('the lists name the mistake and the decision, and what fails as today apart', async () => {
    await expect(lists).toContainText(`${OTHERS} get in through the shared networks or names in ②–⑤`)
    await expect(lists).toContainText('Filter A is refused: is that fine yet? in ④ and ⑤')
    await expect(lists).toContainText('As today: 1 line')
    await expect(lists).toContainText('1 cell in ①, 1 as today')
    await expect(lists).not.toContainText('changes no cell')
    await expect(lists).not.toContainText('Nothing is lost, nobody else gets in')
  })

  await test.step('a line leads to its cell, which says what is wanted, why, and shows a sender', async () => {
    await lists.getByRole('button', { name: /Other customers of Filter B get in through/ }).click()
    await expect(panel.getByRole('heading', { level: 2 })).toContainText(`${OTHERS} in ② B beside A`)
    await expect(panel).toContainText('Must stay out')
    await expect(panel).toContainText('They share its networks or names, and are not meant.')
    await expect(panel).toContainText('For example')
  })

  await test.step('a risk is accepted by name, and the line says by whom', async () => {
    await panel.getByRole('button', { name: 'Accept this risk' }).click()
    await panel.getByLabel('Reason').fill('Filter B rewrites its certificates next month')
    await panel.getByRole('textbox', { name: 'Name', exact: true }).fill('Kim')
    await panel.getByRole('button', { name: 'Accept the risk' }).click()
    await expect(lists).toContainText('accepted by Kim: Filter B rewrites its certificates next month')
  })

  await test.step('with the phase named from which a refusal is fine, nothing decisive is open', async () => {
    await cell(page, 'Filter A', 'A disabled').click()
    // The part by which the cell is judged is not told twice.
    await expect(panel.getByText('It handed the mail over earlier')).toHaveCount(1)
    await expect(panel.getByText('From which phase that is fine is to be decided.')).toHaveCount(1)
    await panel.getByRole('button', { name: 'Its mail may be refused from ④ on' }).click()
    await expect(cell(page, 'Filter A', 'A disabled')).toHaveAccessibleName(/: refused/)
    await expect(lists).toContainText(
      'Nothing is lost, nobody else gets in but whom you have accepted by name, nothing decisive is open.',
    )
  })

  await test.step('the paper says so above its lists', async () => {
    expect(textOfPdf(await page.pdf({ format: 'A4' }))).toContain('Nothing is lost, nobody else gets in but')
  })
})

test('a cell that hangs on a question says on which, and records the answer', async ({ page }) => {
  await openScenario(page, EXAMPLE)
  await cell(page, 'Filter A', 'As is').click()
  const panel = cellPanel(page)
  await expect(panel).toContainText('What it hangs on')
  await expect(panel).toContainText('As today: in the first phase it stands no better.')
  await panel
    .getByRole('button', { name: /^Record: / })
    .last()
    .click()
  await expect(page.getByText(/^Recorded: /).first()).toBeVisible()
  await expect(cell(page, 'Filter A', 'As is')).toHaveAccessibleName(/: all in$/)
  await expect(panel).toContainText('As wanted, for all senders, under the recorded answers, whatever the others')
  await showView(page, 'Proof')
  const bounces = page.getByRole('article').filter({ hasText: 'cover bounces' })
  await expect(bounces).toContainText('Every lock for * raises it, in ①–⑤.')
  const question = page.getByRole('group', { name: /may \* still let the message in/ })
  await expect(question.getByRole('radio').nth(1)).toBeChecked()
})

test('mail that is lost as today says why it is refused', async ({ page }) => {
  await openScenario(page, EXAMPLE)
  await cell(page, 'Filter A', 'As is').click()
  const panel = cellPanel(page)
  await panel
    .getByRole('button', { name: /^Record: / })
    .first()
    .click()
  await expect(panel).toContainText('Some of its mail is refused, under the recorded answers')
  await expect(panel).toContainText('No enabled connector lets it in, and Woodgrove Bank locks the tenant for it.')
})

test('the changes of a step are shown by field and by sender, and can be searched', async ({ page }) => {
  await openScenario(page, EXAMPLE)
  await phase(page, '④ A disabled').click()
  await showView(page, 'Proof')
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
  await openScenario(page, EXAMPLE)
  await phase(page, '④ A disabled').click()
  await showView(page, 'Proof')
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
  await expect(why(page)).toContainText('is refused in ④')
})

test('a revision can be compared with the draft', async ({ page }) => {
  await openScenario(page, EXAMPLE)
  await phase(page, '① As is').click()
  await page.getByLabel('SenderIPAddresses of Filter A', { exact: true }).fill('192.0.2.0/25')
  await showView(page, 'Proof')
  await page.getByLabel('Version before').selectOption({ label: 'saved, revision 1' })
  await page.getByLabel('Phase before').selectOption({ label: '① As is' })
  await expect(page.getByRole('region', { name: 'In the fields' })).toContainText('SenderIPAddresses: 1 removed')
  await expect(page.getByRole('region', { name: 'For the senders' })).toContainText('32 addresses')
  await expect(page.getByText(/are answered otherwise before/)).toBeHidden()
  await page
    .getByRole('group', { name: /may \* still let the message in/ })
    .getByRole('radio')
    .first()
    .click()
  await expect(page.getByText(/are answered otherwise before/)).toBeVisible()
})

test('the reader of a share link sees the same lists and cells and cannot change anything', async ({
  page,
  browser,
  watch,
  api,
}) => {
  await openScenario(page, EXAMPLE)
  const scenarioId = new URL(page.url()).pathname.split('/').at(-1)
  const shared = await api.post(`/api/scenarios/${scenarioId}/share-links`, {
    data: { role: 'read', expiresInDays: 1, revision: null },
  })
  const { url }: { url: string } = await shared.json()
  const context = await browser.newContext()
  const theirs = await context.newPage()
  watch(theirs)
  await theirs.goto(url)
  await expect(planLists(theirs)).toContainText('Filter A is refused: is that fine yet? in ④ and ⑤')
  await cell(theirs, 'Filter A', 'A disabled').click()
  await expect(cellPanel(theirs)).toContainText('160 addresses of Filter A are refused')
  await expect(theirs.getByRole('button', { name: /^(Add|Edit|Do it|Accept|Record|Its mail)/ })).toHaveCount(0)
  await showView(theirs, 'Proof')
  await expect(theirs.getByLabel('Version before')).toHaveCount(0)
  await theirs.getByLabel('Phase before').selectOption({ label: '③ MX moved' })
  await theirs.getByLabel('Phase after').selectOption({ label: '④ A disabled' })
  await expect(theirs.getByRole('region', { name: 'For the senders' })).toContainText('accepted → refused (5.7.51)')
  await context.close()
})
