import { expect, test } from '#e2e/api-fixtures'
import { differencesFrom, loadCases } from '#lib/matcher/testing/cases'

// Unit tests judge the same cases in the process, and e2e/same-answer-everywhere.spec.ts in the worker of the page.
const CASES = loadCases()

test('every golden case has its answer over HTTP', async ({ api }) => {
  expect(CASES.length).toBeGreaterThan(80)
  for (const golden of CASES) {
    const { tenant, connectors, sender, answers = {} } = golden
    const response = await api.post('/api/match', {
      data: { tenant, connectors, senders: [{ id: 's', ...sender }], answers },
    })
    expect([golden.id, response.status()]).toEqual([golden.id, 200])
    const { verdicts } = await response.json()
    expect(differencesFrom(golden, verdicts[0]), golden.id).toEqual([])
  }
})
