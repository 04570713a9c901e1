import type { Page } from '@playwright/test'
import { exported } from './exports'
import { expect, test } from './fixtures'
import { enterWorkspace, phase, planLists, property, showFact, showView, skipToCreate } from './screens'

const next = (page: Page) => page.getByRole('button', { name: 'Next', exact: true }).click()
const step = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name, exact: true })
const edge = exported('Edge', {
  SenderIPAddresses: ['192.0.2.0/24'],
  RestrictDomainsToIPAddresses: true,
  RequireTls: true,
})

test('two domains move a week apart: from a paste over a reload to a plan that is green', async ({ page }) => {
  await page.goto('/scenarios/new')
  await page.getByLabel(/^Output of the command/).fill(JSON.stringify([edge]))
  await expect(page.getByText('Read as JSON: 1 connector')).toBeVisible()
  await next(page)
  await page.getByLabel('Accepted domains').fill('contoso.com fabrikam')
  await next(page)
  await expect(page.getByText('“fabrikam” is no domain')).toBeVisible()
  await page.getByLabel('Accepted domains').fill('contoso.com, fabrikam.com')
  await expect(page.getByLabel('MX points to')).toHaveValue(/^connector:/)
  await page.getByLabel('Do other customers send').selectOption('No, only we do')
  await next(page)
  await page.getByLabel('MX will point to').selectOption('A filter, by its name')
  await page.getByLabel('Name of the filter').fill('New filter')
  await page.getByLabel('Addresses it sends from').fill('198.51.100.0/24')
  await expect(page.getByLabel('Does it deliver with TLS?')).toHaveValue('unknown')
  await page.getByLabel('Does it deliver with TLS?').selectOption('Yes')
  await page.getByLabel('Do other customers send').selectOption('No, only we do')
  await next(page)

  await page.getByLabel('MX moves on').fill('2027-03-08')
  await page.getByRole('button', { name: 'Another day' }).click()
  await page.getByLabel('Move 2 on').fill('2027-03-01')
  await expect(page.getByText('It has to be later than the day of the move before.')).toBeVisible()
  await page.getByLabel('Move 2 on').fill('2027-03-15')
  await next(page)
  await expect(page.getByLabel('Move 2 on')).toBeFocused()
  await page.getByLabel('When MX of fabrikam.com moves').selectOption('1')

  await page.reload()
  await expect(page.getByLabel('Move 2 on')).toHaveValue('2027-03-15')
  await step(page, 'What the tenant has').click()
  await expect(page.getByLabel(/^Output of the command/)).toHaveValue(/Edge/)
  await page.goBack()
  await next(page)
  await next(page)
  await page.getByLabel('Days after the last move on which Edge may still deliver').fill('30')
  await expect(page.getByText('From April 14, 2027 on mail of Edge may be refused.')).toBeVisible()
  await next(page)
  const preview = page.getByRole('region', { name: '6 phases' })
  await expect(preview.getByRole('listitem').nth(1)).toContainText('②')
  await expect(preview).toContainText('MX of fabrikam.com moves to “New filter”.')
  await page.getByRole('button', { name: 'Create scenario' }).click()

  await enterWorkspace(page)
  await expect(planLists(page)).toContainText('RejectDirectSend was not read, and is judged as off')
  await showFact(page, 'Domains, MX and tenant')
  await page.getByRole('button', { name: 'It is off' }).click()
  await showView(page, 'Plan')
  await expect(phase(page, 'MX moved: fabrikam.com')).toBeVisible()
  await expect(planLists(page)).toContainText('Nothing is lost, nobody else gets in, nothing decisive is open.')
  await page.goto('/scenarios/new')
  await expect(page.getByLabel(/^Output of the command/)).toHaveValue('')
})

test('MX of one domain points elsewhere today, and no lock is on before it has moved', async ({ page }) => {
  await page.goto('/scenarios/new')
  await next(page)
  await page.getByLabel('Accepted domains').fill('contoso.com, fabrikam.com')
  await page.getByText('MX of some domains points to somebody else').click()
  await page.getByLabel('MX of fabrikam.com points to').selectOption('Microsoft, without a filter')
  await page.getByLabel('Is RejectDirectSend on in the tenant?').selectOption('Off')
  await next(page)
  await next(page)
  await expect(page.getByText('MX moves from “Filter A, Microsoft” to “Filter B”.')).toBeVisible()
  await skipToCreate(page)
  const preview = page.getByRole('region', { name: '5 phases' })
  await expect(preview).toContainText(
    'MX of contoso.com points to “Filter A”. MX of fabrikam.com points to “Microsoft”.',
  )
  await expect(preview).toContainText('Filter A and Filter B refuse everybody else from now on.')
})

test('the fields of whoever delivers directly are folded once the next is ticked, with what was entered', async ({
  page,
}) => {
  await page.goto('/scenarios/new')
  await next(page)
  await page.getByLabel('Accepted domains').fill('contoso.com')
  await next(page)
  await next(page)
  await next(page)
  await page.getByLabel('A signature service').check()
  const signature = page.getByRole('group', { name: 'A signature service' })
  await signature.getByLabel('Name', { exact: true }).fill('Signer')
  await signature.getByLabel('Addresses it sends from').fill('192.0.2.0/24')
  await page.getByLabel('A phishing simulation').check()
  await expect(page.getByRole('group', { name: 'A phishing simulation' })).toBeVisible()
  await expect(signature).toBeHidden()
  await page.getByRole('button', { name: 'Details: Signer, 192.0.2.0/24' }).click()
  await expect(page.getByRole('group', { name: 'A phishing simulation' })).toBeHidden()

  // What is wrong stays in sight.
  await signature.getByLabel('Addresses it sends from').fill('192.0.2')
  await page.getByLabel('A phishing simulation').uncheck()
  await next(page)
  await expect(signature.getByLabel('Addresses it sends from')).toBeFocused()
})

test('who delivers directly is recognised by a connector of the tenant, and gets no second one', async ({ page }) => {
  const scanner = exported('Scanner on floor 2', {
    SenderIPAddresses: ['203.0.113.9'],
    RestrictDomainsToIPAddresses: true,
    RequireTls: false,
  })
  await page.goto('/scenarios/new')
  await page.getByLabel(/^Output of the command/).fill(JSON.stringify([edge, scanner]))
  await expect(page.getByText('Read as JSON: 2 connectors')).toBeVisible()
  await next(page)
  await page.getByLabel('Accepted domains').fill('contoso.com')
  await next(page)
  await page.getByLabel('MX will point to').selectOption('A filter, by its name')
  await next(page)
  await next(page)
  await page.getByLabel('Scanners and other devices').check()
  const fields = page.getByRole('group', { name: 'Scanners and other devices' })
  await fields.getByLabel('Addresses it sends from').fill('203.0.113.9')
  await expect(
    page.getByText('The connector “Scanner on floor 2” of your tenant knows it already: no second one is made.'),
  ).toBeVisible()
  await skipToCreate(page)
  await page.getByRole('button', { name: 'Create scenario' }).click()
  await enterWorkspace(page)
  await expect(property(page, 'SenderIPAddresses', 'Scanner on floor 2')).toHaveValue('203.0.113.9')
  const names = page.getByRole('columnheader', { name: /Scanner/ })
  await expect(names).toHaveCount(1)
})

test('a connector for all senders to whose service no MX points is asked for, and is no filter by its looks', async ({
  page,
}) => {
  const signer = exported('Signer', {
    SenderIPAddresses: [],
    RestrictDomainsToIPAddresses: false,
    RestrictDomainsToCertificate: true,
    TlsSenderCertificateName: 'out.signer.example',
  })
  await page.goto('/scenarios/new')
  await page.getByLabel(/^Output of the command/).fill(JSON.stringify([edge, signer]))
  await expect(page.getByText('Read as JSON: 2 connectors')).toBeVisible()
  await next(page)
  await page.getByLabel('Accepted domains').fill('contoso.com')
  await next(page)
  await page.getByLabel('MX will point to').selectOption('A filter, by its name')
  await next(page)
  await next(page)
  const asked = page.getByLabel('Who delivers through “Signer”?')
  await expect(asked).toHaveValue('')
  await expect(page.getByLabel('Who delivers through “Edge”?')).toHaveCount(0)
  const remark = page.getByText('Your tenant has a connector for Signer. Tick this for another one only.')
  await expect(remark).toHaveCount(0)
  await asked.selectOption('A signature service')
  await expect(page.getByLabel('A signature service')).not.toBeChecked()
  await expect(page.getByLabel('A signature service')).toHaveAccessibleDescription(
    'Your tenant has a connector for Signer. Tick this for another one only.',
  )
  await expect(remark).toHaveCount(1)
  await page.reload()
  await expect(asked).toHaveValue('signature')
  await skipToCreate(page)
  await page.getByRole('button', { name: 'Create scenario' }).click()
  await enterWorkspace(page)
  await showFact(page, 'Signer')
  await expect(page.getByText('Signature service', { exact: true }).first()).toBeVisible()
})
