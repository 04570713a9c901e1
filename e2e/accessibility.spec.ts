import { LEAF } from '#lib/server/testing/certificates'
import { expectClean, expectCleanAtThisWidth } from './axe'
import { chooseFile, chooseMore, collectedFile, exported } from './exports'
import { expect, test } from './fixtures'
import {
  add,
  cell,
  cellPanel,
  discard,
  openEvidenceDialog,
  openScenario,
  overflow,
  pageAddresses,
  showFact,
  showView,
  skipToCreate,
} from './screens'

test('the scenario list, its menu and a new scenario are accessible', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('link', { name: 'MSXFAQ experiments' })).toBeVisible()
  await expectClean(page)
  await page.getByRole('button', { name: 'Language and theme' }).click()
  await expect(page.getByRole('radio', { name: 'Deutsch' })).toBeVisible()
  await expectClean(page)
  await page.goto('/scenarios/new')
  await expect(page.getByRole('heading', { name: 'What does the tenant have?' })).toBeVisible()
  await expectClean(page)
  for (const title of ['What is there now?', 'Who comes next?', 'Which domain’s MX moves when?']) {
    await page.getByRole('button', { name: 'Next', exact: true }).click()
    await expect(page.getByRole('heading', { name: title })).toBeFocused()
    await expectClean(page)
    const unknown = page.getByLabel('I do not know them yet')
    if (title === 'What is there now?') await unknown.check()
  }
  await skipToCreate(page)
  await expectClean(page)
})

test('the workspace and its dialogs are accessible', async ({ page }) => {
  await openScenario(page, 'Switch from vendor A to vendor B')
  await page.getByText('Not judged here').click()
  await expectClean(page)
  for (const name of ['Share', 'Paste Get-InboundConnector', 'Keyboard shortcuts']) {
    await page.getByRole('button', { name, exact: true }).first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectClean(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
})

test('the forms of the cell panel are accessible', async ({ page }) => {
  await openScenario(page, 'Switch from vendor A to vendor B')
  await cell(page, 'Filter A', 'A disabled').click()
  const panel = cellPanel(page)
  await expect(panel.getByRole('button', { name: 'Its mail may be refused from ④ on' })).toBeVisible()
  await panel.getByText('What the team wants here').click()
  await panel.getByText('Record a test').click()
  await expectClean(page, panel)
  await cell(page, 'Other customers of Filter B', 'B beside A').click()
  await panel.getByRole('button', { name: 'Accept this risk' }).click()
  await expectClean(page, panel)
})

test('the preview of an SPF record is accessible', async ({ page }) => {
  await openScenario(page, 'Switch from vendor A to vendor B')
  await page
    .getByRole('button', { name: /^From SPF into SenderIPAddresses of / })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: 'Networks from SPF' })
  await expect(dialog).toBeVisible()
  await expectClean(page)
  await dialog.getByRole('button', { name: 'Paste a record instead' }).click()
  await dialog
    .getByRole('textbox', { name: 'SPF record', exact: true })
    .fill('v=spf1 ip4:148.163.128.0/19 ip6:2a01:4f8::/32 -ip4:20.40.60.0 ptr -all ip4:20.40.60.1')
  await dialog.getByRole('button', { name: 'Read record' }).click()
  await dialog.getByRole('button', { name: 'Show the records' }).click()
  await expectClean(page)
})

test('evidence, a service with its certificate, and sample senders are accessible', async ({ page }) => {
  await openScenario(page, 'Switch from vendor A to vendor B')
  await openEvidenceDialog(page)
  await page.getByRole('dialog').getByRole('textbox').first().fill('550 5.7.51 TenantInboundAttribution; Rejecting')
  await expect(page.getByRole('dialog').getByRole('region', { name: '④ A disabled' })).toBeVisible()
  await expectClean(page)
  await discard(page)
  await add(page, 'Add service')
  const dialog = page.getByRole('dialog', { name: 'Add service' })
  for (const name of ['Start from a known vendor', 'Names from a certificate', 'Which ones'])
    await dialog.getByRole('button', { name }).click()
  await dialog.getByLabel('Vendor', { exact: true }).selectOption('Mimecast (US)')
  await dialog.getByRole('button', { name: 'Take over this example' }).click()
  await dialog.getByLabel('Certificate', { exact: true }).fill(LEAF)
  await expect(dialog).toContainText(/days left/)
  await expectClean(page)
  await discard(page)
  await showView(page, 'Facts')
  await page.getByRole('button', { name: 'Add sample senders of Filter A' }).click()
  await expect(page.getByRole('dialog', { name: 'Sample senders of Filter A' })).toBeVisible()
  await expectClean(page)
})

test('the import of a tenant and the comparison with its phases are accessible', async ({ page }) => {
  const broken = exported('Broken', { SenderIPAddresses: ['nowhere', '104.30.32.0/19'], RequireTls: undefined })
  await openScenario(page, 'Switch from vendor A to vendor B')
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Paste Get-InboundConnector' }).click()
  await dialog.getByRole('textbox').fill(JSON.stringify([exported('Filter A'), broken]))
  await expect(dialog.getByRole('button', { name: 'Split into /24 networks' })).toBeVisible()
  await expectClean(page)
  await discard(page)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await expect(page.getByRole('menuitem', { name: 'Export scenario file' })).toBeVisible()
  await expectClean(page, page.getByRole('menu'))
  await page.getByRole('menuitem', { name: 'Read the whole tenant' }).click()
  await dialog.getByText('Look at the script').click()
  await dialog.getByRole('textbox').fill(JSON.stringify(collectedFile([exported('Filter A')])))
  await expect(dialog).toContainText('Mail-flow rule that acts as a lock')
  await expectClean(page)
  await dialog.getByRole('button', { name: /^Take over tenant/ }).click()
  await expect(dialog).toHaveCount(0)
  await showFact(page, 'Read from the tenant')
  const rest = page.getByRole('region', { name: 'The rest of the tenant' })
  await expect(rest).toBeVisible()
  await expectClean(page, rest)
  await chooseMore(page, 'Where are we?')
  await dialog.getByRole('textbox').fill(JSON.stringify([exported('Filter A'), exported('Filter B')]))
  await expect(dialog.getByRole('button', { name: 'Take over into phase' }).first()).toBeVisible()
  await expectClean(page)
})

test('the problems of a scenario file are accessible', async ({ page }) => {
  await page.goto('/scenarios/new?from=empty')
  await expect(page.getByLabel('Accepted domains')).toBeVisible()
  await expectClean(page)
  await chooseFile(page, 'Import scenario file', { name: 'none.json', buffer: Buffer.from('{}') })
  await expect(page.getByRole('dialog')).toContainText('This is no scenario file')
  await expectClean(page)
})

test('the page of rules is accessible', async ({ page }) => {
  await page.goto('/rules')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectClean(page)
  await page.setViewportSize({ width: 768, height: 1024 })
  await page.getByRole('searchbox').fill('certificate')
  await expect(page.getByText('ENHANCED_FILTERING')).toHaveCount(0)
  await expectCleanAtThisWidth(page)
})

test('the sign-in page and the page for an unknown address are accessible', async ({
  page,
  browser,
  server,
  watch,
  expectConsole,
}) => {
  expectConsole(/404/)
  await page.goto('/scenarios/none-such')
  await expect(page.getByRole('heading', { name: 'Scenario not found' })).toBeVisible()
  await expectClean(page)
  const context = await browser.newContext()
  const stranger = await context.newPage()
  watch(stranger)
  await stranger.goto(server.url)
  await expect(stranger.getByLabel('Access key')).toBeVisible()
  await expectClean(stranger)
  await context.close()
})

/** Pages that the stories above check by all rules. */
const CHECKED_WIDE = ['/', '/rules', '/s/rules', '/scenarios/new']

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('no page scrolls sideways', async ({ page }) => {
    for (const address of pageAddresses()) {
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      expect(await overflow(page), address).toBe(0)
      await (CHECKED_WIDE.includes(address) ? expectCleanAtThisWidth(page) : expectClean(page))
    }
  })

  test('the import of a tenant does not scroll sideways', async ({ page }) => {
    await openScenario(page, 'Switch from vendor A to vendor B')
    const dialog = page.getByRole('dialog')
    for (const entry of ['Read the whole tenant', 'Where are we?']) {
      await chooseMore(page, entry)
      await dialog.getByRole('textbox').fill(JSON.stringify(collectedFile([exported('Filter A')])))
      await expect(dialog).toContainText('Read as file of the collector')
      expect(await dialog.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0)
      await expectCleanAtThisWidth(page)
      await discard(page)
    }
  })
})
