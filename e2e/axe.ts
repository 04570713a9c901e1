import type { Locator, Page } from '@playwright/test'
import axe, { type RunOnly } from 'axe-core'
import { expect } from './fixtures'

/** WCAG 2.2 at level AA, which includes the earlier versions. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** The rules that depend on the colours of a theme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/**
 * Fails if the page breaks a rule of WCAG 2.2 AA in the theme on screen, or a colour rule in the other theme. An open
 * dialog makes the page behind it inert, so call this before the dialog opens to check the page. Where all but a part of it
 * was checked before, `within` names that part: to look at all of the workspace takes as long as many a story.
 */
export async function expectClean(page: Page, within?: Locator): Promise<void> {
  expect(await look(page, { type: 'tag', values: TAGS }, within)).toEqual([])
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  await page.emulateMedia({ colorScheme: isDark ? 'light' : 'dark' })
  // A colour in transition belongs to neither theme.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
  expect(await look(page, { type: 'rule', values: COLOUR_RULES }, within), 'in the other theme').toEqual([])
}

/** The rules whose answer depends on the width of the page. */
const WIDTH_RULES = ['target-size', 'scrollable-region-focusable']

/** Fails if the page as it is on screen now breaks a rule of WCAG 2.2 AA, or of those that depend on colours and width. */
export async function expectCleanAsShown(page: Page, rules: 'all' | 'ofLooks'): Promise<void> {
  // A colour in transition belongs to no scheme.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
  const ofLooks: RunOnly = { type: 'rule', values: [...COLOUR_RULES, ...WIDTH_RULES] }
  expect(await look(page, rules === 'all' ? { type: 'tag', values: TAGS } : ofLooks)).toEqual([])
}

/** Fails if what is clean on a wide page breaks a rule that depends on the width. */
export async function expectCleanAtThisWidth(page: Page): Promise<void> {
  expect(await look(page, { type: 'rule', values: WIDTH_RULES })).toEqual([])
}

async function look(page: Page, runOnly: RunOnly, within = page.locator('html')): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return within.evaluate(async (part, rules) => {
    const { run } = Reflect.get(window, 'axe') as typeof axe
    const context = part.querySelector('[role=dialog]') ?? part
    // Axe reports violations only: reporting passes would take most of the time.
    const { violations } = await run(context, { runOnly: rules, resultTypes: ['violations'], preload: false })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  }, runOnly)
}
