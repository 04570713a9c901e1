import { exportConnectors } from '#lib/exchange/testing/export-connectors'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { chooseMore } from './exports'
import { expect, test } from './fixtures'
import { openScenario, property } from './screens'

const EXAMPLE = 'Switch from vendor A to vendor B'

test('a fresh export matches phase 2 but for one difference, and the phase takes it over', async ({ page, api }) => {
  await openScenario(page, EXAMPLE)
  const id = new URL(page.url()).pathname.split('/').at(-1)
  const { document } = (await (await api.get(`/api/scenarios/${id}`)).json()) as { document: ScenarioDocument }
  const [, second] = document.phases
  const connectors = second?.connectors ?? []
  const fresh = connectors.map((connector) =>
    connector.name === 'Filter A'
      ? { ...connector, senderIPAddresses: [...connector.senderIPAddresses, '198.51.100.0/24'] }
      : connector,
  )

  await chooseMore(page, 'Where are we?')
  const dialog = page.getByRole('dialog', { name: 'Where are we?' })
  const field = dialog.getByLabel('Output of the command, or the file of the collector')
  await field.fill(exportConnectors(fresh))
  await expect(dialog).toContainText('Nearest is phase ② B beside A: 1 difference.')
  const row = dialog.getByRole('row', { name: /^Filter A SenderIPAddresses/ }).first()
  await expect(row).toContainText('in the tenant only')
  await expect(row).toContainText('198.51.100.0/24')

  await dialog.getByRole('button', { name: 'Go to phase' }).first().click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('navigation').locator('[aria-current=step]')).toContainText('B beside A')

  await chooseMore(page, 'Where are we?')
  await field.fill(exportConnectors(fresh))
  await dialog.getByRole('button', { name: 'Take over into phase' }).first().click()
  const preview = page.getByRole('dialog', { name: 'Paste Get-InboundConnector' })
  await expect(preview).toContainText('0 new · 1 changed · 3 as they are · 0 dropped')
  await expect(preview.getByLabel('Into phase')).toHaveValue(second?.id ?? '')
  await preview.getByRole('button', { name: 'Take over 4 connectors' }).click()
  await expect(property(page, 'SenderIPAddresses', 'Filter A')).toHaveValue(/198\.51\.100\.0\/24/)

  await chooseMore(page, 'Where are we?')
  await field.fill(exportConnectors(fresh))
  // Taken over into later phases with the same connectors too.
  await expect(dialog).toContainText('Your tenant is in one of the phases ② B beside A, ③ MX moved')
})

test('what the export does not hold is not compared, and a tenant without connectors has its place', async ({
  page,
  api,
}) => {
  await openScenario(page, EXAMPLE)
  const id = new URL(page.url()).pathname.split('/').at(-1)
  const { document } = (await (await api.get(`/api/scenarios/${id}`)).json()) as { document: ScenarioDocument }
  const withoutDomains = JSON.parse(exportConnectors(document.phases[0]?.connectors ?? [])).map(
    ({ SenderDomains: _, ...rest }: { SenderDomains: unknown }) => rest,
  )
  await chooseMore(page, 'Where are we?')
  const dialog = page.getByRole('dialog', { name: 'Where are we?' })
  await dialog.getByLabel('The tenant has no inbound connector').check()
  await expect(dialog).toContainText('planned, and not in the tenant')
  await dialog.getByLabel('Output of the command, or the file of the collector').fill(JSON.stringify(withoutDomains))
  await expect(dialog).toContainText('Your tenant is in phase ①')
  await expect(dialog).toContainText('The export says nothing of SenderDomains (')
})
