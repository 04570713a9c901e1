import { expect, test } from '#e2e/api-fixtures'
import { ENDPOINTS } from '#lib/contract/endpoints'

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
