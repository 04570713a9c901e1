import type { Page } from '@playwright/test'
import { printClixml, printCsv, printFormatList } from '#lib/exchange/read/testing/printers'
import { chooseFile, dropFile, exported, exportOf, utf16 } from './exports'
import { expect, test } from './fixtures'
import { enterWorkspace, property, smallScenario, verdict, why } from './screens'

test.beforeEach(async ({ page, api }, { title }) => {
  const made = await api.post('/api/scenarios', { data: smallScenario(title) })
  await page.goto(`/scenarios/${(await made.json()).id}`)
  await enterWorkspace(page)
  await page.getByRole('button', { name: 'Paste Get-InboundConnector' }).click()
  await expect(dialog(page)).toBeVisible()
})

const dialog = (page: Page) => page.getByRole('dialog')
const paste = (page: Page, text: string) => dialog(page).getByLabel('Output of the command').fill(text)
const json = (objects: readonly object[]) => JSON.stringify(objects, null, 2)

test('thirty connectors are imported after two are corrected, and change the verdicts', async ({ page }) => {
  const pasted = exportOf(30, {
    12: { SenderIPAddresses: ['203.0.1130.0/24'] },
    2: { SenderIPAddresses: ['104.30.32.0/19'] },
  })
  await paste(page, json(pasted))
  await expect(dialog(page)).toContainText('Read as JSON: 30 connectors')
  await expect(dialog(page).getByRole('heading', { name: '2 connectors to look at' })).toBeVisible()
  await expect(dialog(page).getByRole('checkbox', { name: /^Partner 12 / })).not.toBeChecked()
  await expect(dialog(page)).toContainText('203.0.1130.0/24 is no IPv4 address or network')

  await dialog(page).getByLabel('SenderIPAddresses instead of 203.0.1130.0/24').fill('203.0.113.0/24')
  await expect(dialog(page).getByRole('checkbox', { name: /^Partner 12 .*put right/ })).toBeChecked()
  await expect(dialog(page)).toContainText('Exchange Online refuses “104.30.32.0/19”.')
  await dialog(page).getByRole('button', { name: 'Split into /24 networks' }).click()
  await expect(dialog(page).getByText('Done: Split into /24 networks')).toBeVisible()

  await dialog(page).getByRole('radio', { name: 'Replace them by these' }).check()
  await dialog(page).getByRole('button', { name: 'Replace by 30 connectors' }).click()
  await expect(dialog(page)).toHaveCount(0)
  await expect(property(page, 'SenderIPAddresses', 'Partner 2')).toHaveValue(/^104\.30\.32\.0\/24\n/)
  // The stranger is 203.0.113.9, which is in the corrected network.
  await verdict(page, 'Stranger', 'As is').click()
  await expect(verdict(page, 'Stranger', 'As is')).toHaveAccessibleName(/: gets in/)
  await expect(why(page)).toContainText('Partner 12')

  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect(verdict(page, 'Stranger', 'As is')).toHaveAccessibleName(/: refused/)
})

test('valid connectors are imported without the invalid ones, and changes are listed by field', async ({ page }) => {
  const changed = exported('FILTER A', { SenderIPAddresses: ['192.0.2.0/25', '198.51.100.7'] })
  await paste(page, json([changed, exported('Broken', { SenderIPAddresses: ['nowhere'] })]))
  await expect(dialog(page)).toContainText('1 new · 1 changed · 0 as they are · 0 dropped')
  await expect(dialog(page)).toContainText(/\+192\.0\.2\.0\/25\s+\+198\.51\.100\.7\s+−192\.0\.2\.0\/24/)
  await dialog(page).getByRole('button', { name: 'Take over 1 connector' }).click()
  await expect(property(page, 'SenderIPAddresses', 'FILTER A')).toHaveValue('192.0.2.0/25\n198.51.100.7')
  await expect(page.getByLabel('Name of Broken')).toHaveCount(0)
})

test('the import asks for a missing RequireTls, offers values for a wrong word, and leads to a wrong line', async ({
  page,
}) => {
  await paste(
    page,
    json([
      exported('No TLS said', { RequireTls: undefined }),
      exported('Odd word', { RequireTls: 'perhaps' }),
      exported('Odd type', { ConnectorType: 'Partnr' }),
    ]),
  )
  await expect(dialog(page).getByText('Answer 1 question first')).toBeVisible()
  await expect(dialog(page).getByRole('button', { name: /^Take over/ })).toBeDisabled()
  const choices = dialog(page).getByRole('group', { name: 'Is RequireTls on in your tenant?' })
  await choices.first().getByRole('radio', { name: 'No' }).check()
  await choices.nth(1).getByRole('radio', { name: 'Yes' }).check()
  await dialog(page).getByRole('group', { name: 'ConnectorType is' }).getByRole('radio', { name: 'OnPremises' }).check()
  await expect(dialog(page).getByRole('button', { name: 'Take over 3 connectors' })).toBeEnabled()

  const line = dialog(page)
    .getByRole('button', { name: /^Line \d+$/ })
    .first()
  await line.click()
  await expect(dialog(page).getByLabel('Output of the command')).toBeFocused()
})

test('a UTF-16 file of wrapped Format-List output is read', async ({ page }) => {
  const text = printFormatList(exportOf(3), { width: 60, limit: -1 })
  await chooseFile(page, 'Choose a file', { name: 'connectors.txt', buffer: utf16(text) })
  await expect(dialog(page)).toContainText('Read as Format-List: 3 connectors')
  await expect(dialog(page).getByRole('button', { name: 'Take over 3 connectors' })).toBeEnabled()
})

test('a CLIXML file can be dropped anywhere on the page', async ({ page }) => {
  await dropFile(page, { name: 'connectors.xml', buffer: utf16(printClixml(exportOf(4))) })
  await expect(dialog(page)).toContainText('Read as CLIXML: 4 connectors')
  await dialog(page).getByRole('button', { name: 'Take over 4 connectors' }).click()
  await expect(property(page, 'SenderIPAddresses', 'Partner 4')).toHaveValue('198.51.4.0/24')
})

test('the import says how to export lists that were cut', async ({ page }) => {
  const many = Array.from({ length: 9 }, (_, index) => `198.51.100.${index}`)
  await paste(page, printFormatList([exported('Cut', { SenderIPAddresses: many })], { width: 400 }))
  await expect(dialog(page)).toContainText('$FormatEnumerationLimit = -1; Get-InboundConnector | Format-List')
  await dialog(page).getByRole('button', { name: 'Clear' }).click()
  await paste(page, printCsv([exported('Cut')], { delimiter: ',', join: null }))
  await expect(dialog(page)).toContainText('Read as CSV: 1 connector')
  await expect(dialog(page)).toContainText('The list is not complete, so it is left out.')
})

test('an export of several megabytes is read in a worker, and the field shows its beginning', async ({ page }) => {
  const networks = Array.from({ length: 6_000 }, (_, index) => `20.${index >> 8}.${index % 256}.0/24`)
  const all = Array.from({ length: 12 }, (_, index) => [index + 1, { SenderIPAddresses: networks }])
  const buffer = Buffer.from(json(exportOf(12, Object.fromEntries(all))))
  await chooseFile(page, 'Choose a file', { name: 'large.json', buffer })
  await expect(dialog(page)).toContainText('Read as JSON: 12 connectors', { timeout: 60_000 })
  await expect(dialog(page)).toContainText(/large\.json: [\d,]+ characters, of which the beginning is shown/)
  await expect(dialog(page)).toContainText('6,000 address entries')
})
