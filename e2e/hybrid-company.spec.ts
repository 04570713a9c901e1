import type { Page } from '@playwright/test'
import { exported } from './exports'
import { expect, test } from './fixtures'
import { add, cell, cellPanel, phase, planLists, property, save, showView, skipToCreate } from './screens'

const TITLE = 'Hybrid company'
const GREEN = 'Nothing gets worse than today, but not all is as wanted: see “As today”.'

/** What `Get-InboundConnector` prints of the company: its filter, its own servers, the bank, the scanners and the newsletter. */
const EXPORT = [
  exported('Mimecast', { SenderIPAddresses: ['192.0.2.0/24'] }),
  exported('Mail servers', {
    ConnectorType: 'OnPremises',
    ConnectorSource: 'HybridWizard',
    SenderIPAddresses: [],
    RestrictDomainsToIPAddresses: false,
    TlsSenderCertificateName: 'mail.contoso.com',
    CloudServicesMailEnabled: true,
  }),
  exported('Bank', { SenderDomains: ['smtp:bank.example;1'], SenderIPAddresses: ['203.0.113.128/28'] }),
  exported('Scanners', { SenderIPAddresses: ['203.0.113.64/28'], RequireTls: false }),
  exported('Newsletter', { SenderIPAddresses: ['203.0.113.192/28'] }),
]

/** Says of a service, in its facts, what the export does not say: by the name of a field the words of its choice. */
async function answer(page: Page, service: string, choices: Readonly<Record<string, string>>): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Facts' })
    .getByRole('link', { name: new RegExp(`^${service}`) })
    .click()
  for (const [field, label] of Object.entries(choices))
    await page.getByRole('combobox', { name: field, exact: true }).selectOption({ label })
}

/** Adds a phase behind the one on screen, as a copy of it, and leaves its facts open. */
async function addPhase(page: Page, after: string, name: string): Promise<void> {
  await showView(page, 'Plan')
  await phase(page, after).click()
  await page.getByRole('button', { name: 'Add phase', exact: true }).click()
  await page.keyboard.type(name)
  await expect(page.getByRole('textbox', { name: 'Name of the phase', exact: true })).toHaveValue(name)
}

const pointMx = (page: Page, domain: string, to: string) =>
  page.getByRole('combobox', { name: `MX of ${domain}`, exact: true }).selectOption({ label: to })

test('a hybrid company moves two domains to another filter a week apart, from a paste to a green plan', async ({
  page,
}) => {
  await test.step('the connectors are pasted, and MX points to Mimecast', async () => {
    const next = page.getByRole('button', { name: 'Next', exact: true })
    await page.goto('/scenarios/new')
    await page.getByLabel(/^Output of the command/).fill(JSON.stringify(EXPORT))
    await next.click()
    await page.getByLabel('Accepted domains').fill('contoso.com, fabrikam.com')
    await page.getByLabel('Is RejectDirectSend on in the tenant?').selectOption('Off')
    await page.getByLabel('MX points to').selectOption({ label: 'The service behind “Mimecast”' })
    await skipToCreate(page)
    await page.getByLabel('Title', { exact: true }).fill(TITLE)
    await page.getByRole('button', { name: 'Create scenario' }).click()
    await expect(page.getByRole('grid')).toBeVisible()
  })

  await test.step('what the export does not say of the services is answered', async () => {
    await showView(page, 'Facts')
    await answer(page, 'Mimecast', { 'Who else uses its networks and names?': 'other customers' })
    await answer(page, 'Mail servers', {
      'Who else uses its networks and names?': 'nobody else',
      'MAIL FROM beside your own domains': 'these domains',
    })
    await answer(page, 'Bank', {
      'Who else uses its networks and names?': 'nobody else',
      'How does it deliver?': 'to MX, like everybody',
    })
    await answer(page, 'Scanners', {
      'What is it?': 'Device',
      'Does it use TLS?': 'no',
      'Who else uses its networks and names?': 'nobody else',
    })
    await answer(page, 'Newsletter', {
      'What is it?': 'Application',
      'Who else uses its networks and names?': 'nobody else',
      'How does it deliver?': 'to Exchange Online itself',
    })
  })

  await test.step('the next filter is a service', async () => {
    await add(page, 'Add service')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name', { exact: true }).fill('NoSpamProxy')
    await dialog.getByLabel('Networks it delivers from').fill('198.51.100.0/24')
    await dialog.getByLabel('Does it use TLS?').selectOption({ label: 'yes' })
    await dialog.getByLabel('Who else uses its networks and names?').selectOption({ label: 'nobody else' })
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(dialog).toHaveCount(0)
  })

  await test.step('the first domain moves, and the phase before must find the new filter ready', async () => {
    await addPhase(page, 'As is', 'NoSpamProxy beside')
    await addPhase(page, 'NoSpamProxy beside', 'contoso.com moved')
    await pointMx(page, 'contoso.com', 'NoSpamProxy')
    await showView(page, 'Plan')
    await expect(cell(page, 'NoSpamProxy', 'NoSpamProxy beside')).toHaveAccessibleName(/lost/)
    await cell(page, 'NoSpamProxy', 'NoSpamProxy beside').click()
    await cellPanel(page)
      .getByRole('button', { name: /^Add a connector for NoSpamProxy/ })
      .click()
    for (const name of ['NoSpamProxy beside', 'contoso.com moved'])
      await expect(cell(page, 'NoSpamProxy', name)).toHaveAccessibleName(/: all in, if …$/)
  })

  await test.step('the second domain moves a week later, and Mimecast is off at the end', async () => {
    await addPhase(page, 'contoso.com moved', 'fabrikam.com moved')
    await pointMx(page, 'fabrikam.com', 'NoSpamProxy')
    await addPhase(page, 'fabrikam.com moved', 'Settled')
    await addPhase(page, 'Settled', 'Mimecast off')
    await showView(page, 'Plan')
    await property(page, 'Enabled', 'Mimecast').uncheck()
    await cell(page, 'Mimecast', 'Mimecast off').click()
    await expect(cell(page, 'Mimecast', 'Settled')).toHaveAccessibleName(/decide|all in, if …$/)
    await expect(cell(page, 'Mimecast', 'Mimecast off')).toHaveAccessibleName(/: decide$/)
    await cellPanel(page).getByRole('button', { name: 'Its mail may be refused from ⑥ on' }).click()
    await expect(cell(page, 'Mimecast', 'Mimecast off')).toHaveAccessibleName(/: refused$/)
    await expect(page.getByText(GREEN)).toBeHidden()
  })

  await test.step('what hangs on Q1 and Q17 is recorded as the tests of the tenant showed it', async () => {
    await showView(page, 'Proof')
    await page.getByRole('radio', { name: 'Yes. Any connector that fits lets the message in' }).check()
    await page.getByRole('radio', { name: 'Yes. The OnPremises connector takes the message' }).check()
    await showView(page, 'Plan')
  })

  await test.step('the plan is green, and the list of scenarios says so too', async () => {
    await expect(page.getByText(GREEN)).toBeVisible()
    await expect(planLists(page)).toContainText('Nobody who must get in is refused.')
    await save(page)
    await page.goto('/')
    const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: TITLE }) })
    await expect(row).toContainText('Nothing worse than today, but not all as wanted')
  })
})
