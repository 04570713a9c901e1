import type { Page } from '@playwright/test'
import { expectCleanAsShown } from './axe'
import { expect, test } from './fixtures'
import { cellPanel, goToScenario, overflow, planLists, why } from './screens'

type View = { readonly name: string; readonly query: string; readonly isThere: (page: Page) => Promise<void> }

/** What can be looked at of a scenario, and what shows that it is all there. */
const VIEWS: readonly View[] = [
  { name: 'plan', query: 'samples=shown', isThere: isProved },
  {
    name: 'cell',
    query: 'phase=a-disabled&who=service:filter-a',
    isThere: (page) =>
      expect(
        cellPanel(page)
          .getByRole('button', { name: /Do it$/ })
          .first(),
      ).toBeVisible(),
  },
  {
    name: 'sample',
    query: 'phase=a-disabled&sender=release-a',
    isThere: (page) => expect(why(page)).toContainText('550 5.7.51'),
  },
  {
    name: 'picture',
    query: 'phase=mx-moved&picture=shown',
    isThere: (page) => expect(page.getByRole('button', { name: 'Picture', exact: true })).toBeVisible(),
  },
  { name: 'facts', query: 'view=facts', isThere: hasHeading },
  {
    name: 'proof',
    query: 'view=proof&phase=a-disabled',
    isThere: async (page) => {
      const who = page.getByRole('button', { name: 'Who exactly' }).first()
      await who.click()
      await expect(who).toHaveAttribute('aria-expanded', 'true')
    },
  },
  {
    name: 'night',
    query: 'view=night&phase=mx-moved',
    isThere: async (page) => {
      await expect(page.getByText('Every step is proved')).toBeVisible()
      await page.getByLabel('Show it here').check()
    },
  },
  { name: 'review', query: 'view=review', isThere: hasHeading },
]

const SCHEMES = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'dark', forcedColors: 'active' },
} as const

const WIDTHS = [390, 768, 1440] as const

// Each view in each scheme and at each width, and each scheme at each width, in three looks a view instead of nine.
for (const [number, { name, query, isThere }] of VIEWS.entries())
  test(`${name}: accessible in every scheme and at every width, and never wider than the window`, async ({ page }) => {
    await goToScenario(page, 'Switch from vendor A to vendor B', query)
    await isThere(page)
    for (const [place, [scheme, media]] of Object.entries(SCHEMES).entries()) {
      const width = WIDTHS[(number + place) % WIDTHS.length] ?? WIDTHS[0]
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia(media)
      await test.step(`${scheme} at ${width}`, async () => {
        await expect.poll(() => overflow(page)).toBe(0)
        // A phone has parts of its own, and a wide page has all of them.
        await expectCleanAsShown(page, width === 768 ? 'ofLooks' : 'all')
      })
    }
  })

async function isProved(page: Page): Promise<void> {
  await expect(planLists(page)).toHaveAttribute('aria-busy', 'false')
}

async function hasHeading(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
}
