import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { openScenario, property } from './screens'

/** The most keys that a person presses from a loaded page to a cell of the matrix, and to the addresses of a connector. */
const MOST = { cell: 11, addresses: 19 }

test('few keys lead to the matrix, and to the addresses of a connector, by the links that skip', async ({ page }) => {
  await openScenario(page, 'Switch from vendor A to vendor B')
  await page.reload()
  const addresses = property(page, 'SenderIPAddresses', 'Filter A')
  await expect(addresses).toBeVisible()
  const toCell = await follow(page, ['Skip to the matrix'])
  expect(toCell + (await tabTo(page, page.locator('[data-cell]')))).toBeLessThanOrEqual(MOST.cell)

  await page.reload()
  await expect(addresses).toBeVisible()
  const toConnectors = await follow(page, ['Skip to the connectors', 'Skip to the properties'])
  const keys = toConnectors + (await tabTo(page, addresses))
  expect(keys).toBeLessThanOrEqual(MOST.addresses)
})

/** Follows links by keyboard, one after the other; returns how many keys that took. */
async function follow(page: Page, links: readonly string[]): Promise<number> {
  let keys = 0
  for (const link of links) {
    keys += await tabTo(page, page.getByRole('link', { name: link }))
    await expect(page.locator(':focus')).toBeInViewport()
    await page.keyboard.press('Enter')
    keys++
  }
  return keys
}

/** Presses Tab until the target has the focus; returns how often. */
async function tabTo(page: Page, target: Locator): Promise<number> {
  const focused = target.and(page.locator(':focus'))
  for (let keys = 1; keys <= 100; keys++) {
    await page.keyboard.press('Tab')
    if ((await focused.count()) > 0) return keys
  }
  throw new Error(`Tab never reached ${target}.`)
}
