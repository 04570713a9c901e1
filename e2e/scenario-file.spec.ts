import { readFile } from 'node:fs/promises'
import { chooseFile, chooseMore, dropFile } from './exports'
import { expect, test } from './fixtures'
import { enterWorkspace, openScenario } from './screens'
import { startServer } from './server'

const EXAMPLE = 'Switch from vendor A to vendor B'
const idIn = (url: string) => new URL(url).pathname.split('/').at(-1) ?? ''

test('a scenario file that one server exports is imported unchanged by another', async ({
  page,
  api,
  browser,
  watch,
  playwright,
}) => {
  await openScenario(page, EXAMPLE)
  const download = page.waitForEvent('download')
  await chooseMore(page, 'Export scenario file')
  const file = await download
  expect(file.suggestedFilename()).toBe(`${EXAMPLE}.json`)
  const buffer = await readFile(await file.path())
  const { document } = await (await api.get(`/api/scenarios/${idIn(page.url())}`)).json()

  const other = await startServer()
  try {
    const context = await browser.newContext()
    const theirs = await context.newPage()
    watch(theirs)
    await theirs.goto(`${other.url}/#key=${other.key}`)
    await expect(theirs.getByRole('link', { name: /MSXFAQ/ }).first()).toBeVisible()
    await chooseFile(theirs, 'Import scenario file', { name: file.suggestedFilename(), buffer })
    await enterWorkspace(theirs)
    const request = await playwright.request.newContext({
      baseURL: other.url,
      extraHTTPHeaders: { authorization: `Bearer ${other.key}` },
    })
    const imported = await (await request.get(`/api/scenarios/${idIn(theirs.url())}`)).json()
    expect(imported.document).toEqual(document)
    await request.dispose()
    await context.close()
  } finally {
    await other.stop()
  }
})

test('a problem of a scenario file is shown with path and value, and another file can be chosen', async ({
  page,
  api,
}) => {
  const list = await (await api.get('/api/scenarios')).json()
  const example = list.scenarios.find(({ title }: { title: string }) => title === EXAMPLE)
  const { document } = await (await api.get(`/api/scenarios/${example.id}`)).json()
  const envelope = { product: 'connector-planner', file: 'scenario', fileVersion: 1 }
  const wrong = structuredClone(document)
  wrong.phases[0].connectors[0].senderIPAddresses[0] = '192.0.2.300'
  const asFile = (content: object) => ({
    name: 'plan.json',
    buffer: Buffer.from(JSON.stringify({ ...envelope, document: content })),
  })

  await page.goto('/scenarios/new')
  await expect(page.getByRole('heading', { name: 'What does the tenant have?' })).toBeVisible()
  await dropFile(page, asFile(wrong))
  const dialog = page.getByRole('dialog', { name: 'Import scenario file' })
  await expect(dialog).toContainText('The file was not imported, for 1 reason:')
  await expect(dialog).toContainText('phases[0].connectors[0].senderIPAddresses[0]: 192.0.2.300')
  await chooseFile(page, 'Choose a file', { name: 'photo.json', buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0]) })
  await expect(dialog).toContainText('The file is not JSON')
  await chooseFile(page, 'Choose a file', asFile({ ...document, title: 'Brought again' }))
  await enterWorkspace(page)
  await expect(page.getByRole('button', { name: 'Brought again' })).toBeVisible()
})
