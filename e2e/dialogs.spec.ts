import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { add, enterWorkspace, showView, smallScenario } from './screens'

test.beforeEach(async ({ page, api }, { title }) => {
  const made = await api.post('/api/scenarios', { data: smallScenario(title) })
  await page.goto(`/scenarios/${(await made.json()).id}`)
  await enterWorkspace(page)
  await showView(page, 'Facts')
})

const addService = (page: Page) => page.getByRole('button', { name: 'Add service' })
const service = (page: Page) => page.getByRole('dialog', { name: 'Add service' })

test('a click beside a dialog closes it and returns focus, unless text was typed', async ({ page }) => {
  await addService(page).click()
  await expect(service(page)).toBeVisible()
  await page.mouse.click(10, 10, { button: 'right' })
  await expect(service(page)).toBeVisible()
  await page.mouse.click(10, 10)
  await expect(service(page)).toHaveCount(0)
  await expect(addService(page)).toBeFocused()

  await addService(page).click()
  const name = service(page).getByRole('textbox', { name: 'Name', exact: true })
  await name.fill('Fabrikam relay')
  await page.mouse.click(10, 10)
  await expect(name).toHaveValue('Fabrikam relay')
})

test('a dialog stays open when a text selection ends beside it', async ({ page }) => {
  await addService(page).click()
  const box = await service(page).getByRole('heading', { name: 'Add service' }).boundingBox()
  if (box === null) throw new Error('The dialog has no title.')
  await page.mouse.move(box.x + 20, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(10, 10)
  await page.mouse.up()
  await expect(service(page)).toBeVisible()
})

test('Escape and the close button ask before they discard typed text', async ({ page }) => {
  await addService(page).click()
  const name = service(page).getByRole('textbox', { name: 'Name', exact: true })
  await expect(name, 'focus begins in the first field').toBeFocused()
  await page.keyboard.type('Fabrikam relay')
  await page.keyboard.press('Escape')
  await expect(service(page).getByRole('alert')).toHaveText('Discard what you typed?')
  await page.keyboard.press('Escape')
  await expect(name, 'a second Escape keeps it').toBeFocused()
  await expect(name).toHaveValue('Fabrikam relay')
  await service(page).getByRole('button', { name: 'Close' }).click()
  await expect(service(page).getByRole('alert')).toHaveText('Discard what you typed?')
  await page.getByRole('button', { name: 'Keep editing' }).click()
  await expect(name).toHaveValue('Fabrikam relay')

  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Discard', exact: true }).click()
  await expect(service(page)).toHaveCount(0)
  await expect(addService(page)).toBeFocused()
  await addService(page).click()
  await page.keyboard.press('Escape')
  await expect(service(page), 'nothing was typed').toHaveCount(0)
})

test('submitting an invalid form moves the focus to its first invalid field', async ({ page }) => {
  await addService(page).click()
  await service(page).getByRole('button', { name: 'Add', exact: true }).click()
  await expect(service(page).getByRole('textbox', { name: 'Name', exact: true })).toBeFocused()
  await page.keyboard.press('Escape')

  await add(page, 'Add sample sender')
  const sender = page.getByRole('dialog', { name: 'Add sample sender' })
  await sender.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(sender.getByRole('textbox', { name: 'Name of the sample sender' })).toBeFocused()
})

test('focus stays on the button that makes a read-only link', async ({ page }) => {
  await page.getByRole('button', { name: 'Share' }).click()
  const create = page.getByRole('button', { name: 'Create read-only link' })
  await create.click()
  await expect(page.getByText(/shown only this once/)).toBeVisible()
  await expect(create).toBeFocused()
})

test('a menu stays beside its button while the page scrolls, and closes when focus leaves it', async ({ page }) => {
  await showView(page, 'Plan')
  await page.setViewportSize({ width: 1440, height: 360 })
  const button = page.getByRole('button', { name: 'Language and theme' })
  await button.click()
  const panel = page.getByRole('dialog', { name: 'Language and theme' })
  const before = await panel.boundingBox()
  await page.evaluate(() => window.scrollTo({ top: 500, behavior: 'instant' }))
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(500)
  expect(await panel.boundingBox()).toEqual(before)

  await panel.getByRole('radio').last().focus()
  await page.keyboard.press('Tab')
  await expect(panel).toHaveCount(0)
  await expect(page.locator(':focus'), 'focus went on').toHaveCount(1)
})
