import { chooseFile } from './exports'
import { expect, test } from './fixtures'
import { enterWorkspace, property, save, smallScenario } from './screens'

const idIn = (url: string) => new URL(url).pathname.split('/').at(-1) ?? ''

test('a network pasted with a zero-width space is saved without it, and the field says so', async ({ page, api }) => {
  const { id } = await (await api.post('/api/scenarios', { data: smallScenario('Pasted network') })).json()
  await page.goto(`/scenarios/${id}`)
  await property(page, 'SenderIPAddresses', 'Filter A').fill('198.51.100.\u200b0/24')
  await expect(page.getByText('Left out, since nobody sees them: U+200B.')).toBeVisible()
  await save(page)
  const { document } = await (await api.get(`/api/scenarios/${id}`)).json()
  expect(document.phases[0].connectors[0].senderIPAddresses).toEqual(['198.51.100.0/24'])
})

test('a title with a bidirectional control shows it, where it is read and where it is typed', async ({ page, api }) => {
  const title = 'Plan \u202egpj'
  const { id } = await (await api.post('/api/scenarios', { data: smallScenario(title) })).json()
  await page.goto('/')
  await expect(page.getByRole('link', { name: /^Plan U\+202E ?gpj$/ })).toBeVisible()
  await page.goto(`/scenarios/${id}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('U+202E')
  await page.getByRole('heading', { level: 1 }).getByRole('button').click()
  await expect(page.getByText('Holds characters that nobody sees: U+202E.')).toBeVisible()
})

test('an imported scenario file says which texts lost invisible characters, before it is opened', async ({
  page,
  api,
}) => {
  const document = {
    ...smallScenario('From a file'),
    senders: [{ id: 's', name: 'Sample', sourceIP: '203.0.113.\u00ad66' }],
  }
  const file = JSON.stringify({ product: 'connector-planner', file: 'scenario', fileVersion: 1, document })
  await page.goto('/')
  await chooseFile(page, 'Import scenario file', { name: 'plan.json', buffer: Buffer.from(file) })
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('senders[0].sourceIP: 203.0.113.66 (U+00AD)')
  await dialog.getByRole('link', { name: 'Open the scenario' }).click()
  await enterWorkspace(page)
  const saved = await (await api.get(`/api/scenarios/${idIn(page.url())}`)).json()
  expect(saved.document.senders[0].sourceIP).toBe('203.0.113.66')
})
