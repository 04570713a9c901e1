import { printFormatList } from '#lib/exchange/read/testing/printers'
import { exported } from './exports'
import { expect, test } from './fixtures'
import { enterWorkspace, property, smallScenario } from './screens'

/** Texts that administrators have in hand, with what stands around them. */

const list = (connector: Readonly<Record<string, unknown>>) =>
  printFormatList([connector], { width: 400 }).replaceAll('\r', '').trim()
const { Identity: _, WhenCreated: __, ...FILTER_B } = exported('Filter B', { SenderIPAddresses: ['198.51.100.0/24'] })

test('a list of a connector that was pasted into a chat is read, with the words around it', async ({ page, api }, {
  title,
}) => {
  const made = await api.post('/api/scenarios', { data: smallScenario(title) })
  await page.goto(`/scenarios/${(await made.json()).id}`)
  await enterWorkspace(page)
  await page.getByRole('button', { name: 'Paste Get-InboundConnector' }).click()
  const dialog = page.getByRole('dialog')
  const chat = `${list(FILTER_B)}\n\nis that all you need?`.replace(/^/gm, '[10:15] Ann Example: ')
  await dialog.getByLabel('Output of the command').fill(chat)
  await dialog.getByRole('button', { name: 'Take over 1 connector' }).click()
  await expect(property(page, 'SenderIPAddresses', 'Filter B')).toHaveValue('198.51.100.0/24')
  await expect(property(page, 'SenderDomains', 'Filter B')).toHaveValue('*')
})

test('a transcript with four cmdlets gives the connectors and the facts of the tenant', async ({ page }) => {
  const STARS = '*'.repeat(22)
  const transcript = `${STARS}
Windows PowerShell transcript start
Start time: 20261120101500
Username: CONTOSO\\ann
${STARS}
PS C:\\> Get-AcceptedDomain

Name             DomainName       DomainType    Default
----             ----------       ----------    -------
contoso.com      contoso.com      Authoritative True
fabrikam.example fabrikam.example InternalRelay False

PS C:\\> Get-OrganizationConfig | fl RejectDirectSend

RejectDirectSend : True

PS C:\\> Get-OutboundConnector | fl Name,RecipientDomains,SmartHosts

Name             : Out
RecipientDomains : {*}
SmartHosts       : {out.filter.example}

PS C:\\> Get-InboundConnector | fl

${list(FILTER_B)}

PS C:\\> Stop-Transcript
${STARS}
`
  await page.goto('/scenarios/new')
  await page.getByLabel(/^Output of the command/).fill(transcript)
  await expect(page.getByText('Read as Format-List: 1 connector')).toBeVisible()
  await expect(page.getByText(/Get-OutboundConnector.*left out/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await expect(page.getByLabel('Accepted domains')).toHaveValue('contoso.com, fabrikam.example')
})

test("a command of a vendor's guide becomes the connector of the second phase", async ({ page, api }, { title }) => {
  const { phases, ...rest } = smallScenario(title) as { phases: readonly object[] }
  const both = phases.map((phase) => ({ ...phase, id: 'p2', name: 'Both' }))
  const made = await api.post('/api/scenarios', { data: { ...rest, phases: [...phases, ...both] } })
  await page.goto(`/scenarios/${(await made.json()).id}`)
  await enterWorkspace(page)
  await page.getByRole('navigation', { name: 'Phases' }).getByRole('button', { name: /Both/ }).click()
  await page.getByRole('button', { name: 'Paste Get-InboundConnector' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Output of the command').fill(`$ranges = @("198.51.100.0/24",
  "203.0.113.0/25")   # ask support for your region
New-InboundConnector –Name “Filter B” –ConnectorType Partner \`
  –SenderDomains * –SenderIPAddresses $ranges \`
  –RestrictDomainsToIPAddresses $true –RequireTls $true`)
  await dialog.getByRole('button', { name: 'Take over 1 connector' }).click()
  await expect(property(page, 'SenderIPAddresses', 'Filter B')).toHaveValue('198.51.100.0/24\n203.0.113.0/25')
  await page.getByRole('navigation', { name: 'Phases' }).getByRole('button', { name: /As is/ }).click()
  await expect(property(page, 'SenderIPAddresses', 'Filter A')).toBeVisible()
  await expect(property(page, 'SenderIPAddresses', 'Filter B')).toHaveCount(0)
})
