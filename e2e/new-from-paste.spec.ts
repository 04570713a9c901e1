import { printFormatList } from '#lib/exchange/read/testing/printers'
import { exported } from './exports'
import { expect, test } from './fixtures'
import { create, enterWorkspace, planLists, property, showFact, skipToCreate, verdict, why } from './screens'

const json = (objects: readonly object[]) => JSON.stringify(objects, null, 2)

test.beforeEach(async ({ page }) => {
  await page.goto('/scenarios/new')
})

test('the user decides about connectors that were read in part, and the description names those left out', async ({
  page,
}) => {
  const lock = { RestrictDomainsToIPAddresses: true, SenderIPAddresses: ['192.0.2.0/24', 'nowhere'] }
  const text = page.getByLabel(/^Output of the command/)
  await text.fill(json([exported('Filter'), exported('Lock', lock)]))
  await expect(page.getByText('1 connector could not be read whole')).toBeVisible()
  await skipToCreate(page)
  await expect(page.getByRole('button', { name: 'Create scenario' })).toBeDisabled()
  const wrong = page.getByRole('region', { name: 'Put this right first' })
  await wrong.getByRole('button', { name: 'What the tenant has' }).click()

  await page.getByRole('button', { name: 'Leave it out' }).click()
  await create(page)
  await enterWorkspace(page)
  await showFact(page, 'Description')
  await expect(page.getByLabel('Description')).toHaveValue(/Left out when the connectors were pasted: Lock/)
})

test('a list that the export does not hold is asked for, and one click says that it is empty', async ({ page }) => {
  const { SenderDomains: _, AssociatedAcceptedDomains: __, ...rest } = exported('Filter')
  await page.getByLabel(/^Output of the command/).fill(json([rest]))
  const open = page.getByText(/^Answer \d questions? about the connectors first$/)
  await expect(open).toHaveText(/2 questions/)
  await page.getByRole('textbox', { name: 'SenderDomains' }).fill('*')
  await expect(open).toHaveText(/1 question/)
  await page.getByRole('button', { name: 'AssociatedAcceptedDomains: None' }).click()
  await expect(open).toHaveCount(0)
  await create(page)
  await expect(property(page, 'SenderDomains', 'Filter')).toHaveValue('*')
})

test('a list that was cut can be completed from its printed entries', async ({ page }) => {
  const networks = Array.from({ length: 5 }, (_, index) => `198.51.${index}.0/24`)
  const cut = exported('Filter', { SenderIPAddresses: networks, RestrictDomainsToIPAddresses: true })
  await page.getByLabel(/^Output of the command/).fill(printFormatList([cut], { width: 400 }))
  const field = page.getByLabel(/^SenderIPAddresses instead of/)
  await expect(field).toHaveValue(/^198\.51\.0\.0\/24, 198\.51\.1\.0\/24/)
  await field.fill(networks.join(', '))
  await expect(page.getByText('5 entries go into SenderIPAddresses.')).toBeVisible()
  await create(page)
  await expect(property(page, 'SenderIPAddresses', 'Filter')).toHaveValue(networks.join('\n'))
})

test('entries that Exchange Online refuses are marked in their list and in verdicts that rest on them', async ({
  page,
}) => {
  const wide = exported('Filter', { SenderIPAddresses: ['198.51.0.0/16'], RestrictDomainsToIPAddresses: true })
  await page.getByLabel(/^Output of the command/).fill(json([wide]))
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.getByLabel('Accepted domains').fill('contoso.com')
  await create(page)
  await enterWorkspace(page)
  await verdict(page, 'Internet through Filter', 'As is').click()
  await expect(why(page)).toContainText('198.51.0.0/16 counts as written here; Exchange Online refuses it.')
  await expect(page.getByText('Exchange Online refuses “198.51.0.0/16”. See the findings.')).toBeVisible()
})

test('if MX points to Microsoft, the list says that everybody gets in as planned', async ({ page }) => {
  await page
    .getByLabel(/^Output of the command/)
    .fill(json([exported('Partner', { SenderDomains: ['smtp:bank.example;1'] })]))
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.getByLabel('Accepted domains').fill('contoso.com')
  await page.getByLabel('MX points to').selectOption('Microsoft, without a filter')
  await create(page)
  await expect(planLists(page)).toContainText('Everybody else gets in, as planned: MX points to Microsoft')
})

test('the import of a faulty text fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByLabel(/^Output of the command/).fill(json([exported('Filter', { SenderIPAddresses: ['nowhere'] })]))
  await expect(page.getByRole('button', { name: 'Leave it out' })).toBeVisible()
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBe(390)
  await expect(page.getByLabel(/^Output of the command/)).toBeInViewport({ ratio: 1 })
})
