import type { APIRequestContext } from '@playwright/test'
import { expect, test } from '#e2e/api-fixtures'
import { longScenario } from '#e2e/long-scenario'
import { ENDPOINTS } from '#lib/contract/endpoints'
import { type PlanAnswer, planAnswerSchema } from '#lib/contract/plan'

const EXAMPLES = ['MSXFAQ experiments', 'Switch from vendor A to vendor B']
const LISTS = ['lost', 'entrance', 'notKnown', 'asToday'] as const

async function planOf(api: APIRequestContext, document: unknown): Promise<PlanAnswer> {
  const response = await api.post('/api/plan', { data: document })
  expect(response.status()).toBe(200)
  return planAnswerSchema.parse(await response.json())
}

async function listScenarios(api: APIRequestContext) {
  const response = await api.get('/api/scenarios')
  return ENDPOINTS.listScenarios.answer.parse(await response.json()).scenarios
}

async function documentCalled(api: APIRequestContext, title: string) {
  const listed = (await listScenarios(api)).find((scenario) => scenario.title === title)
  expect(listed, `a scenario called ${title}`).toBeDefined()
  const response = await api.get(`/api/scenarios/${listed?.id}`)
  return ENDPOINTS.readScenario.answer.parse(await response.json()).document
}

/** What the list of scenarios says of one. */
const listedNow = async (api: APIRequestContext, id: string) =>
  (await listScenarios(api)).find((scenario) => scenario.id === id)?.summary

/** What the list of scenarios says of one, once it is worked out. */
async function summaryOf(api: APIRequestContext, id: string) {
  await expect.poll(async () => (await listedNow(api, id))?.state, { timeout: 60_000 }).not.toBe('checking')
  return listedNow(api, id)
}

for (const title of EXAMPLES) {
  test(`the plan of "${title}" is answered by the contract, with every row in every phase`, async ({ api }) => {
    const document = await documentCalled(api, title)
    const { cells, notJudged } = await planOf(api, document)
    const rows = new Set(cells.map(({ who }) => who))
    expect(rows).toContain('everybodyElse')
    for (const { id } of document.phases)
      expect(new Set(cells.filter(({ phaseId }) => phaseId === id).map(({ who }) => who))).toEqual(rows)
    expect(cells).toHaveLength(rows.size * document.phases.length)
    expect(cells.filter(({ state }) => state === 'checking')).toEqual([])
    expect(notJudged).not.toEqual([])
  })

  test(`the list shows "${title}" after a save as its plan is answered`, async ({ api }) => {
    const document = { ...(await documentCalled(api, title)), title: `${title} (saved)` }
    const saved = await api.post('/api/scenarios', { data: document })
    expect(saved.status()).toBe(201)
    const { id } = ENDPOINTS.createScenario.answer.parse(await saved.json())
    const { green, lists } = await planOf(api, document)
    const summary = await summaryOf(api, id)
    expect(summary).toMatchObject({
      state: 'checked',
      green,
      counts: Object.fromEntries(LISTS.map((name) => [name, lists[name].length])),
      phases: document.phases.map((phase) => ({ id: phase.id, name: phase.name })),
    })
    if (summary?.state !== 'checked') throw new Error('The summary was not worked out.')
    for (const name of LISTS) {
      expect(summary.lists[name]).toEqual(lists[name].slice(0, summary.lists[name].length))
      expect(summary.lists[name].length).toBe(Math.min(lists[name].length, 4))
    }
  })
}

test('a save changes the summary in the list', async ({ api }) => {
  const open = { id: 'c', name: 'Filter A', senderDomains: ['*'], senderIPAddresses: ['192.0.2.0/24'] }
  const lock = { ...open, restrictDomainsToIPAddresses: true }
  const planWith = (last: object) => ({
    schemaVersion: 2,
    title: 'Locked, then not',
    services: [{ id: 'a', name: 'Filter A', networks: ['192.0.2.0/24'], tls: true, shared: 'no' }],
    phases: [lock, last].map((connector, index) => ({
      id: `p${index}`,
      name: `Phase ${index}`,
      tenant: { acceptedDomains: ['contoso.com'] },
      mx: [{ domain: 'contoso.com', to: ['a'] }],
      connectors: [connector],
    })),
  })
  const entranceOf = async (id: string) => {
    const summary = await summaryOf(api, id)
    return summary?.state === 'checked' ? summary.lists.entrance : null
  }
  const created = await api.post('/api/scenarios', { data: planWith(lock) })
  const { id } = ENDPOINTS.createScenario.answer.parse(await created.json())
  expect(await entranceOf(id)).toEqual([])
  const saved = await api.put(`/api/scenarios/${id}`, { data: planWith(open), headers: { 'if-match': '"1"' } })
  expect(saved.status()).toBe(200)
  expect(await entranceOf(id)).toMatchObject([{ who: 'everybodyElse', state: 'open', phaseIds: ['p1'] }])
})

const planOfOnePhase = (title: string): object => ({
  schemaVersion: 2,
  title,
  phases: [{ id: 'p', name: 'Today', tenant: { acceptedDomains: ['contoso.com'] } }],
})

test('the summary of a small plan does not wait for that of a large one', async ({ api }) => {
  const createPlan = async (document: object) => {
    const created = await api.post('/api/scenarios', { data: document })
    expect(created.status(), await created.text()).toBe(201)
    return ENDPOINTS.createScenario.answer.parse(await created.json()).id
  }
  const large = await createPlan(longScenario())
  const small = await createPlan(planOfOnePhase('Soon proved'))
  await expect.poll(async () => (await listedNow(api, small))?.state).toBe('checked')
  expect((await listedNow(api, large))?.state).toBe('checking')
  // The other tests of this server need not wait for it.
  await api.delete(`/api/scenarios/${large}`)
})

test('a plan of no version, or of a newer one, is refused by that path', async ({ api }) => {
  const phases = [{ id: 'p1', name: 'As is', tenant: { acceptedDomains: ['contoso.com'] } }]
  for (const version of [{}, { schemaVersion: 3 }]) {
    const response = await api.post('/api/plan', { data: { ...version, title: 'T', phases } })
    expect(response.status()).toBe(422)
    const { problems } = await response.json()
    expect(problems).toContainEqual(expect.objectContaining({ path: 'schemaVersion', message: expect.any(String) }))
  }
})
