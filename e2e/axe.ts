import type { Page } from '@playwright/test'
import axe, { type RunOnly } from 'axe-core'
import { expect } from './fixtures'

/** WCAG 2.2 at level AA, which holds all that came before it. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** What a theme can break. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/**
 * Fails with every rule of WCAG 2.2 AA that the page breaks in the theme on screen, or that colours break in the other
 * one. What lies behind a dialog is inert, and is looked at before the dialog opens.
 */
export async function expectClean(page: Page): Promise<void> {
  expect(await look(page, { type: 'tag', values: TAGS })).toEqual([])
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  await page.emulateMedia({ colorScheme: isDark ? 'light' : 'dark' })
  // A colour that is still on its way from one theme to the other is neither of them.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
  expect(await look(page, { type: 'rule', values: COLOUR_RULES }), 'in the other theme').toEqual([])
}

async function look(page: Page, runOnly: RunOnly): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async (rules) => {
    const { run } = Reflect.get(window, 'axe') as typeof axe
    const context = document.querySelector('[role=dialog]') ?? document
    // Only what is wrong is told: telling what is right takes most of the time.
    const { violations } = await run(context, { runOnly: rules, resultTypes: ['violations'], preload: false })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  }, runOnly)
}
