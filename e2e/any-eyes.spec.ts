import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { cell, enterWorkspace, openScenario, overflow, planLists, showView, smallScenario } from './screens'

const long = (name: string): string => name.repeat(200).slice(0, 200)

/** A scenario of two phases in which every name has 200 characters and no space. */
function longNames(title: string): object {
  const { phases, ...scenario } = JSON.parse(JSON.stringify(smallScenario(title)))
  // No lock, and an OnPremises connector: a finding that stands at no field names the connector.
  const hybrid = { id: 'c2', name: 'Hybrid', connectorType: 'OnPremises', senderDomains: ['*'], requireTls: true }
  const today = { ...phases[0], connectors: [{ ...phases[0].connectors[0], enabled: false }, hybrid] }
  const twoPhases = { ...scenario, title: long('Title'), phases: [today, { ...today, id: 'p2' }] }
  return JSON.parse(JSON.stringify(twoPhases), (key, value) =>
    key === 'name' ? long(String(value).replaceAll(' ', '')) : value,
  )
}

test('names of 200 characters without a space overflow no view, at any width', async ({ page, api }, { title }) => {
  const { id } = await (await api.post('/api/scenarios', { data: longNames(title) })).json()
  await page.goto(`/scenarios/${id}`)
  await enterWorkspace(page)
  for (const name of ['Plan', 'Facts', 'Proof', 'Night', 'Review'] as const) {
    await showView(page, name)
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
    for (const width of [390, 768, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 })
      await expect.poll(() => overflow(page), `${name} at ${width}`).toBe(0)
    }
  }
})

/** A scenario whose phases differ in their names only. */
function phasesCalled(title: string, names: readonly string[]): object {
  const { phases, ...scenario } = JSON.parse(JSON.stringify(smallScenario(title)))
  return { ...scenario, phases: names.map((name, index) => ({ ...phases[0], id: `p${index + 1}`, name })) }
}

test('a tablet shows the cells of all phases beside each other, a phone those of one', async ({ page, api }, {
  title,
}) => {
  const scenario = phasesCalled(title, ['As is', 'Beside it', 'Later'])
  const { id } = await (await api.post('/api/scenarios', { data: scenario })).json()
  await page.goto(`/scenarios/${id}`)
  await enterWorkspace(page)
  for (const width of [768, 640]) {
    await page.setViewportSize({ width, height: 900 })
    for (const name of ['As is', 'Later'])
      await expect(cell(page, 'Filter A', name), `${name} at ${width}`).toBeInViewport({ ratio: 1 })
  }
  await page.setViewportSize({ width: 390, height: 900 })
  await expect(cell(page, 'Filter A', 'As is')).toBeVisible()
  await expect(cell(page, 'Filter A', 'Later')).toBeHidden()
})

test('the signs of phases beyond ten are drawn on every system, and cost nothing where there are none', async ({
  page,
  api,
}, { title }) => {
  /** Whether the font that has them was fetched. */
  const status = () =>
    page.evaluate(() => [...document.fonts].find(({ family }) => family.includes('Phase Signs'))?.status)
  for (const [count, expected] of [
    [10, 'unloaded'],
    [11, 'loaded'],
  ] as const) {
    const names = Array.from({ length: count }, (_, index) => `Step ${index + 1}`)
    const { id } = await (await api.post('/api/scenarios', { data: phasesCalled(`${title} ${count}`, names) })).json()
    await page.goto(`/scenarios/${id}`)
    await enterWorkspace(page)
    await expect(page.getByRole('button', { name: new RegExp(`^${count === 10 ? '⑩' : '⑪'}`) })).toBeVisible()
    await expect.poll(status, `${count} phases`).toBe(expected)
  }
})

test('the line of phases cuts no short name on a phone, and shows the phase that is looked at', async ({ page, api }, {
  title,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const scenario = phasesCalled(title, ['As is', 'New filter beside', 'MX moved', 'Old filter disabled'])
  const { id } = await (await api.post('/api/scenarios', { data: scenario })).json()
  await page.goto(`/scenarios/${id}?view=facts&phase=p4`)
  const phases = page.getByRole('navigation', { name: 'Phases' }).getByRole('button')
  await expect(phases).toHaveCount(4)
  await expect(phases.last()).toBeInViewport({ ratio: 0.9 })
  expect(await cutTexts(phases)).toEqual([])
})

test('a phone cuts no line of the lists, and a wide window no state of a phase', async ({ page }) => {
  await openScenario(page, 'Switch from vendor A to vendor B')
  expect(await cutTexts(page.getByRole('navigation', { name: 'Phases' }))).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(
    planLists(page)
      .getByText(/^Other customers of Filter B/)
      .first(),
  ).toBeVisible()
  expect(await cutTexts(planLists(page))).toEqual([])
})

test('a phone shows a long title in full, and the tabs stay where it scrolls away', async ({ page, api }, {
  title,
}) => {
  const long = `${title} of the group and of all its subsidiaries`
  const { id } = await (await api.post('/api/scenarios', { data: smallScenario(long) })).json()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/scenarios/${id}`)
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading.getByText(long)).toBeInViewport({ ratio: 1 })
  expect(await cutTexts(heading)).toEqual([])
  await page.getByRole('region', { name: 'What the plan comes to' }).waitFor()
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await expect(heading).not.toBeInViewport()
  await expect(page.getByRole('navigation', { name: 'Views' })).toBeInViewport({ ratio: 1 })
})

test('each mark above the phases is explained by the legend', async ({ page }) => {
  await openScenario(page, 'Switch from vendor A to vendor B')
  const marksOf = (part: Locator) =>
    part
      .locator('svg')
      .evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute('class')?.match(/lucide-\S+/)?.[0]))])
  const legend = await marksOf(page.getByRole('list', { name: 'What the marks mean' }))
  const phase = page.getByRole('navigation', { name: 'Phases' }).getByRole('button', { name: /others? .*get in/ })
  expect(await marksOf(phase.first().locator('.rounded-full'))).toEqual(['lucide-users'])
  expect(legend).toContain('lucide-users')
})

test('the lists above the matrix cut no line at any width, with the panel open too, and keep their height', async ({
  page,
}) => {
  await openScenario(page, 'Switch from vendor A to vendor B')
  const lists = planLists(page)
  const heightAbove = async () =>
    ((await page.getByRole('grid').boundingBox())?.y ?? Number.NaN) - ((await lists.boundingBox())?.y ?? Number.NaN)
  const height = await heightAbove()
  const expectWholeLines = async (where: string) => {
    await expect.poll(() => cutLines(lists), where).toEqual([])
    expect(await heightAbove(), where).toBe(height)
  }
  for (const width of [1920, 1440, 1100, 900]) {
    await page.setViewportSize({ width, height: 900 })
    await expectWholeLines(`at ${width}`)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await cell(page, 'Filter A', 'A disabled').click()
  await expectWholeLines('beside the panel')
  // What does not fit is counted, and one click away.
  const entrance = lists.getByRole('listitem').filter({ hasText: 'Other customers of Filter B' })
  await expect(entrance).toHaveCount(1)
  const more = lists.getByRole('button', { name: '1 more', exact: true })
  await expect(more.first()).toHaveAccessibleDescription('Who else gets in?')
  await more.first().click()
  await expect(entrance).toHaveCount(2)
  await expect.poll(() => cutLines(lists)).toEqual([])
})

/** Lines that are seen and stand in part outside a box that cuts them. */
const cutLines = (within: Locator): Promise<(string | null)[]> =>
  within.getByRole('listitem').evaluateAll((all) => {
    const edgesOf = (line: Element): DOMRect[] => {
      const boxes: DOMRect[] = []
      for (let box = line.parentElement; box !== null; box = box.parentElement)
        if (getComputedStyle(box).overflowY !== 'visible') boxes.push(box.getBoundingClientRect())
      return boxes
    }
    return all
      .filter((line) => getComputedStyle(line).visibility === 'visible')
      .filter((line) => {
        const { bottom } = line.getBoundingClientRect()
        const isCutWithin = Array.from(line.querySelectorAll('*')).some(
          (one) => getComputedStyle(one).overflowX !== 'visible' && one.scrollWidth > one.clientWidth,
        )
        return isCutWithin || edgesOf(line).some((box) => bottom > box.bottom + 1)
      })
      .map((line) => line.textContent)
  })

/** Texts within an element that are cut where their box ends. */
const cutTexts = (within: Locator): Promise<(string | null)[]> =>
  within
    .locator('span, strong')
    .evaluateAll((all) =>
      all
        .filter((one) => getComputedStyle(one).textOverflow === 'ellipsis' && one.scrollWidth > one.clientWidth)
        .map((one) => one.textContent),
    )

test.describe('where a person has chosen the colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } })

  test('what is chosen has an outline, and signs, exceptions and bands are seen', async ({ page, api }, { title }) => {
    const { id } = await (await api.post('/api/scenarios', { data: smallScenario(title) })).json()
    await page.goto(`/scenarios/${id}`)
    await enterWorkspace(page)
    const tab = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Plan' })
    const phase = page.getByRole('navigation', { name: 'Phases' }).getByRole('button', { name: /As is/ })
    await expect(tab).toHaveCSS('outline-style', 'solid')
    await expect(phase).toHaveCSS('outline-style', 'solid')
    await expect(phase.locator('.rounded-full')).toHaveCSS('border-top-style', 'solid')
    const open = cell(page, 'Filter A', 'As is')
    await expect(open).toHaveCSS('border-top-style', 'dashed')
    await open.click()
    await expect(open).toHaveCSS('outline-style', 'solid')
    await page.getByRole('button', { name: 'Picture', exact: true }).click()
    const [band, bar] = [
      page.getByRole('figure').locator('a path').first(),
      page.locator('[data-who] > .bg-current').first(),
    ]
    await expect(band, 'the colour of what is selected').toHaveCSS('stroke', await systemColour(page, 'Highlight'))
    await expect(bar).toHaveCSS('background-color', await systemColour(page, 'CanvasText'))
  })
})

/** What the browser makes of a colour that the person has chosen. */
const systemColour = (page: Page, name: 'Highlight' | 'CanvasText'): Promise<string> =>
  page.evaluate((colour) => {
    document.documentElement.style.setProperty('border-color', colour)
    const { borderTopColor } = getComputedStyle(document.documentElement)
    document.documentElement.style.removeProperty('border-color')
    return borderTopColor
  }, name)
