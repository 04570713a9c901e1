import type { APIRequestContext } from '@playwright/test'
import { expect, test } from '#e2e/api-fixtures'
import { ENDPOINTS } from '#lib/contract/endpoints'
import { planAnswerSchema } from '#lib/contract/plan'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { MxChoice, NewScenarioAnswers } from '#lib/scenario/templates/answers'
import { newScenario } from '#lib/scenario/templates/new-scenario'

const EXAMPLE = 'Switch from vendor A to vendor B'

test('the runbook of the worked switch is answered by the contract, every step proved, with a script for each cmdlet', async ({
  api,
}) => {
  const { scenarios } = ENDPOINTS.listScenarios.answer.parse(await (await api.get('/api/scenarios')).json())
  const id = scenarios.find(({ title }) => title === EXAMPLE)?.id
  const { document } = ENDPOINTS.readScenario.answer.parse(await (await api.get(`/api/scenarios/${id}`)).json())
  const ids = document.phases.map((phase) => phase.id)
  for (const [index, after] of ids.entries()) {
    const before = ids[index - 1]
    if (before === undefined) continue
    const response = await api.post('/api/runbook', { data: { document, before, after } })
    expect(response.status()).toBe(200)
    const runbook = ENDPOINTS.runbook.answer.parse(await response.json())
    expect(runbook.safe).toBe(true)
    expect(runbook.breakGlass.proofs.map(({ state }) => state)).toEqual(['proved', 'proved'])
    for (const step of runbook.steps) {
      for (const text of [step.title, step.text, step.check, step.verify]) expect(text).not.toMatch(/^$|\{\w+\}/)
      expect(step.script === null).toBe(step.kind !== 'cmdlet')
    }
    expect(runbook.scripts.map(({ name }) => name)).toEqual(runbook.steps.flatMap(({ script }) => script ?? []))
  }
})

test('phases that the document has not are refused by path and value', async ({ api }) => {
  const phase = { id: 'p1', name: 'One', tenant: { acceptedDomains: ['contoso.com'] } }
  const document = { schemaVersion: 2, title: 'Small', phases: [phase] }
  const response = await api.post('/api/runbook', { data: { document, before: 'p1', after: 'p9' } })
  expect(response.status()).toBe(422)
  expect((await response.json()).problems).toEqual([expect.objectContaining({ path: 'after', value: 'p9' })])
})

/** Texts do not matter here: each is its key. */
const say = (key: string) => key

const FILTER: MxChoice = { vendor: null, name: 'Filter', networks: ['192.0.2.0/24'], tls: true, shared: 'no' }
const ANSWERS: NewScenarioAnswers = {
  title: 'Switch',
  tenant: { acceptedDomains: ['contoso.com', 'fabrikam.com'], rejectDirectSend: false },
  connectors: [],
  today: FILTER,
  next: 'microsoft',
  moves: [{ domains: ['contoso.com', 'fabrikam.com'], on: '2026-12-08' }],
  oldFilterDays: 30,
  hybrid: null,
  direct: [],
}

/** The runbooks from each phase of a document to the next, in their order. */
async function runbooksOf(api: APIRequestContext, document: ScenarioDocument) {
  const ids = document.phases.map(({ id }) => id)
  const runbooks = []
  for (const [index, after] of ids.slice(1).entries()) {
    const response = await api.post('/api/runbook', { data: { document, before: ids[index], after } })
    expect(response.status()).toBe(200)
    runbooks.push(ENDPOINTS.runbook.answer.parse(await response.json()))
  }
  return runbooks
}

async function planOf(api: APIRequestContext, document: ScenarioDocument) {
  return planAnswerSchema.parse(await (await api.post('/api/plan', { data: document })).json())
}

test('from a filter to Microsoft: the plan is green, each step is proved, and the lock is off before MX moves', async ({
  api,
}) => {
  const document = newScenario(ANSWERS, say)
  expect((await planOf(api, document)).green).toBe(true)
  const runbooks = await runbooksOf(api, document)
  expect(runbooks.map(({ safe }) => safe)).not.toContain(false)
  const steps = runbooks.flatMap((runbook) => runbook.steps)
  const opened = steps.findIndex(({ command }) => command?.includes('-RestrictDomainsToIPAddresses $false') === true)
  const moved = steps.findIndex(({ title }) => title.startsWith('Move MX of contoso.com'))
  expect(opened).toBeGreaterThan(0)
  expect(opened).toBeLessThan(moved)
  // Whoever delivers to Microsoft without TLS must not be put off meanwhile.
  expect(steps[opened]?.command).toContain('-RequireTls $false')
  // The connector goes on to know late mail, and is disabled in a later phase.
  const disabled = steps.findIndex(({ command }) => command?.includes('-Enabled $false') === true)
  expect(disabled).toBeGreaterThan(moved)
  const runbookOf = (step: unknown) => runbooks.findIndex((runbook) => runbook.steps.some((one) => one === step))
  expect(runbookOf(steps[disabled])).toBeGreaterThan(runbookOf(steps[moved]))
})

test('from Microsoft to a filter: the plan is green, each step is proved, and the lock comes after MX has moved', async ({
  api,
}) => {
  const document = newScenario({ ...ANSWERS, today: 'microsoft', next: FILTER }, say)
  expect((await planOf(api, document)).green).toBe(true)
  const runbooks = await runbooksOf(api, document)
  expect(runbooks.map(({ safe }) => safe)).not.toContain(false)
  const steps = runbooks.flatMap((runbook) => runbook.steps)
  const move = steps.findIndex(({ title }) => title.startsWith('Move MX of contoso.com'))
  const locks = steps.flatMap(({ command }, index) => (/-Restrict\w+ \$true/.test(command ?? '') ? [index] : []))
  expect(move).toBeGreaterThan(0)
  expect(locks.length).toBeGreaterThan(0)
  for (const lock of locks) expect(lock).toBeGreaterThan(move)
})

test('from a filter to Microsoft with the lock left on: the way is unsafe, and a sender shows it', async ({ api }) => {
  const made = newScenario(ANSWERS, say)
  const [first] = made.phases
  const document = { ...made, phases: made.phases.map((phase) => ({ ...phase, connectors: first?.connectors ?? [] })) }
  const plan = await planOf(api, document)
  expect(plan.green).toBe(false)
  const [lost] = plan.lists.lost
  expect(lost).toMatchObject({ who: 'everybodyElse', state: 'lost' })
  const witness = plan.cells
    .filter(({ who, state }) => who === 'everybodyElse' && state === 'lost')
    .flatMap(({ parts }) => parts.flatMap(({ witnesses }) => witnesses))
  expect(witness[0]?.verdict).toMatchObject({ outcome: 'rejected' })
})
