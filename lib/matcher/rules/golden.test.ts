import { describe, expect, it } from 'vitest'
import { completeConnector, completeSender, differencesFrom, loadCases } from '#lib/matcher/testing/cases'
import { explain } from './explain'

const cases = loadCases()

describe('the golden cases', () => {
  it('have distinct ids', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
  })

  it.each(cases.map((golden) => [golden.id, golden.title, golden] as const))('%s: %s', (id, _title, golden) => {
    const verdict = explain(
      golden.tenant,
      golden.connectors.map(completeConnector),
      completeSender(golden.sender),
      golden.answers,
    )
    const differences = differencesFrom(golden, verdict).map((difference) => `${id} ${difference}`)
    expect(differences).toEqual([])
  })
})
