import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'

/** The addresses of all pages that have no parameter, as the folders of `app` say. */
export function pageAddresses(folder = 'app'): string[] {
  const entries = readdirSync(folder, { withFileTypes: true })
  const below = entries.filter((entry) => entry.isDirectory() && !/^[[(_]/.test(entry.name))
  const own = entries.some(({ name }) => name === 'page.tsx') ? [`/${path.relative('app', folder)}`] : []
  return [...own, ...below.flatMap(({ name }) => pageAddresses(path.join(folder, name)))]
}

/** Opens a scenario by its title and waits until it is proved. */
export async function openScenario(page: Page, title: string): Promise<void> {
  await goToScenario(page, title)
  await enterWorkspace(page)
}

/** Goes to the page of a scenario by its title, to the place in it that the query names. */
export async function goToScenario(page: Page, title: string, query = ''): Promise<void> {
  // A connection that an earlier story has left idle may be closed just now.
  const answer = await page.request.get('/api/scenarios', { headers: { connection: 'close' } })
  const { scenarios } = await answer.json()
  const found = scenarios.find((scenario: { title: string }) => scenario.title === title)
  expect(found, `a scenario called ${title}`).toBeDefined()
  await page.goto(`/scenarios/${found.id}${query && `?${query}`}`)
}

/**
 * Waits until the plan is proved, whose lists push the matrix down while they fill, and the connectors are there, which are
 * fetched then; shows the samples beneath all rows, which are folded at first.
 */
export async function enterWorkspace(page: Page): Promise<void> {
  await expect(planLists(page)).toHaveAttribute('aria-busy', 'false')
  await expect(page.locator('#connectors > [aria-busy]')).toHaveCount(0)
  const samples = page.getByRole('button', { name: 'Show the samples of every row' })
  await samples.click()
  await expect(samples).toHaveAttribute('aria-pressed', 'true')
}

/** Goes to a view of the scenario by its tab. */
export async function showView(page: Page, name: 'Plan' | 'Facts' | 'Proof' | 'Night' | 'Review'): Promise<void> {
  const tab = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: new RegExp(`^${name}`) })
  await tab.click()
  await expect(tab).toHaveAttribute('aria-current', 'page')
}

/** Shows one of the facts by its name in their list. */
export async function showFact(page: Page, name: string): Promise<void> {
  await showView(page, 'Facts')
  await page.getByRole('navigation', { name: 'Facts' }).getByRole('link', { name }).click()
}

/** Opens the dialog that adds somebody who delivers, or a sample. */
export async function add(page: Page, what: 'Add service' | 'Add sample sender'): Promise<void> {
  await showView(page, 'Plan')
  await page.getByRole('button', { name: 'Add who delivers' }).click()
  await page.getByRole('menuitem', { name: what, exact: true }).click()
}

/** Opens the dialog that reads a bounce, headers or a trace. */
export async function openEvidenceDialog(page: Page): Promise<void> {
  await showView(page, 'Plan')
  // An empty matrix has a second one in its place.
  await page.getByRole('button', { name: 'From evidence' }).first().click()
}

/** A phase in the line of phases. */
export const phase = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Phases' }).getByRole('button', { name })

/** The panel with the reason of a verdict. */
export const why = (page: Page): Locator => page.getByRole('region', { name: 'Why' })

/** The verdict on a sample sender in a phase. */
export const verdict = (page: Page, sample: string, phase: string): Locator =>
  page.getByRole('grid').getByRole('button', { name: `${sample}, ${phase}:` })

/** The cell of a *who* in a phase, with what is proved of all its senders. */
export const cell = (page: Page, who: string, phase: string): Locator =>
  page.getByRole('grid').getByRole('button', { name: new RegExp(`^${literally(`${who}, ${phase}: `)}`) })

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The panel that says all of the selected cell. */
export const cellPanel = (page: Page): Locator => page.getByRole('region', { name: 'Cell', exact: true })

/** The three lists that sum up the plan, above the phases. */
export const planLists = (page: Page): Locator => page.getByRole('region', { name: 'What the plan comes to' })

/** The field of a connector's property in the table of connectors. */
export const property = (page: Page, parameter: string, connector: string): Locator =>
  page.getByLabel(`${parameter} of ${connector}`, { exact: true })

/** Saves and waits until the server has confirmed it. */
export async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText(/^saved\b/).first()).toBeVisible()
}

/** Closes a dialog and discards the text that was typed in it. */
export async function discard(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Discard', exact: true }).click()
}

/** A scenario document with one lock by address, one stranger and one sample of a service. */
export function smallScenario(title: string): object {
  return {
    schemaVersion: 2,
    title,
    services: [{ id: 'a', name: 'Filter A', kind: 'filter', networks: ['192.0.2.0/24'] }],
    phases: [
      {
        id: 'p1',
        name: 'As is',
        tenant: { acceptedDomains: ['contoso.com'] },
        mx: [{ domain: 'contoso.com', to: ['a'] }],
        connectors: [
          {
            id: 'c1',
            name: 'Filter A',
            senderDomains: ['*'],
            senderIPAddresses: ['192.0.2.0/24'],
            restrictDomainsToIPAddresses: true,
            requireTls: true,
          },
        ],
      },
    ],
    senders: [sender('through', 'Through A', '192.0.2.9', 'a'), sender('stranger', 'Stranger', '203.0.113.9', null)],
  }
}

/** A connector for everybody that locks the tenant to one network. */
export const LOCK_A = {
  id: 'c1',
  name: 'Lock A',
  senderDomains: ['*'],
  senderIPAddresses: ['192.0.2.0/24'],
  restrictDomainsToIPAddresses: true,
}

/** A sender with the facts of mail from Fabrikam. */
export function sender(id: string, name: string, sourceIP: string, serviceId: string | null): object {
  const facts = { tls: true, certificateNames: [], mailFrom: 'someone@fabrikam.com', recipient: 'user@contoso.com' }
  return { id, name, sourceIP, serviceId, ...facts }
}

type Parts = { services: object[]; sets: object[][]; mx: string[]; answers?: object }

/** A scenario with one phase per connector set, one sample sender of service `a` and one stranger. */
export const scenarioWith = (title: string, { services, sets, mx, answers = {} }: Parts): object => ({
  schemaVersion: 2,
  title,
  services,
  answers,
  phases: sets.map((connectors, index) => ({
    id: `p${index + 1}`,
    name: `Phase ${index + 1}`,
    tenant: { acceptedDomains: ['contoso.com'] },
    mx: [{ domain: 'contoso.com', to: [mx[index]] }],
    connectors,
  })),
  senders: [sender('through', 'Through A', '192.0.2.9', 'a'), sender('stranger', 'Stranger', '203.0.113.9', null)],
})

/** Goes on through the steps of a new scenario, with what was entered, up to the last. */
export async function skipToCreate(page: Page): Promise<void> {
  const current = page.getByRole('navigation', { name: 'Steps' }).locator('[aria-current=step]')
  const last = page.getByRole('button', { name: 'Create scenario' })
  for (let left = 7; left > 0 && !(await last.isVisible()); left--) {
    const before = (await current.textContent()) ?? ''
    const unknown = page.getByLabel('I do not know them yet')
    if (await unknown.isVisible()) await unknown.check()
    await page.getByRole('button', { name: 'Next', exact: true }).click()
    await expect(current).not.toHaveText(before)
  }
}

/** Creates the scenario that the steps come to. */
export async function create(page: Page): Promise<void> {
  await skipToCreate(page)
  await page.getByRole('button', { name: 'Create scenario' }).click()
}

/** Pixels that the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
