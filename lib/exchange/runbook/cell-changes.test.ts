import { describe, expect, it } from 'vitest'
import { runToEnd } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { GOLDEN_PLANS } from '#lib/scenario/testing/golden-plans/golden-plans'
import { addressLock, filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { judgePlan } from '#lib/scenario/wants/plan'
import { makeRunbookInSteps } from './runbook'

const FAULTS: ReadonlySet<string> = new Set(['lost', 'delayed', 'open', 'shared'])
const NEW = '198.51.100.0/24'

const stepsBetween = (document: ScenarioDocument, before: number) =>
  runToEnd(makeRunbookInSteps(document, before, before + 1)).steps

/** What the steps make of everybody else, from one phase to the next one. */
const statesOf = (document: ScenarioDocument, before: number, row = 'everybodyElse') =>
  stepsBetween(document, before)
    .flatMap(({ changes }) => changes)
    .filter(({ who }) => who === row)
    .map(({ after }) => after)

describe('from Microsoft to a filter', () => {
  const document = plan({
    services: [filter('new', NEW, { shared: 'customers' })],
    phases: [
      phase('p1', mx('microsoft'), []),
      phase('p2', mx('new'), []),
      phase('p3', mx('new'), [addressLock('lock', NEW)]),
    ],
  })

  it('the step to the lock shuts out whom the phase after refuses, and is no loss', () => {
    expect(statesOf(document, 1)).toEqual([
      { state: 'either', certainty: 'certain', meanwhile: { code: 'outAlready', phaseId: 'p3' } },
    ])
  })

  it('a step that shuts out whom both phases want is a loss', () => {
    const early = plan({
      ...document,
      phases: document.phases.map((one) =>
        one.id === 'p2' ? { ...one, connectors: document.phases[2]?.connectors ?? [] } : one,
      ),
    })
    expect(statesOf(early, 0).map(({ state }) => state)).toContain('lost')
  })
})

it('the step that opens a lock lets in whom the phase after wants, and opens no side entrance', () => {
  const lock = addressLock('lock', NEW)
  const open = { ...lock, restrictDomainsToIPAddresses: false }
  const document = plan({
    services: [filter('new', NEW)],
    phases: [phase('p1', mx('new'), [lock]), phase('p2', mx('new'), [open]), phase('p3', mx('microsoft'), [open])],
  })
  expect(statesOf(document, 0)).toMatchObject([{ state: 'either', meanwhile: { code: 'inAlready', phaseId: 'p2' } }])
})

describe.each(GOLDEN_PLANS)('%s', (_, plans) => {
  it.each(plans.map((one) => [one.name, one] as const))(
    '%s: a proved step shows no fault that no phase has',
    (_name, { document }) => {
      const checked = plan(document)
      const cells = judgePlan(checked)
      const found = checked.phases.slice(1).flatMap((_phase, before) =>
        stepsBetween(checked, before).flatMap(({ proof, changes, command }) =>
          proof?.state !== 'proved'
            ? []
            : changes
                .filter(({ after }) => FAULTS.has(after.state))
                .filter(({ who, after }) => {
                  const around = [...(cells[before] ?? []), ...(cells[before + 1] ?? [])]
                  return !around.some((cell) => cell.who === who && cell.state === after.state)
                })
                .map(({ who, after }) => `${who} ${after.state}: ${command}`),
        ),
      )
      expect(found).toEqual([])
    },
  )
})
