import type { Page } from '@playwright/test'
import { runToEnd } from '#lib/matcher'
import { type GoldenCase, loadCases } from '#lib/matcher/testing/cases'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { readDocument } from '#lib/scenario/versions/versions'
import { rememberingJudge } from '#lib/scenario/wants/plan-memory'
import { largeScenario } from '#scripts/bench/large-scenario'
import { expect, test } from './fixtures'

// Unit tests judge the same cases in the process, and e2e/http/golden-cases.spec.ts over HTTP.
const CASES = loadCases()

test('the worker of the page judges a plan of every golden case as this process does', async ({ page, api }) => {
  const url = await findWorker(page, async () => {
    const made = await api.post('/api/scenarios', {
      data: largeScenario({ services: 2, senders: 200, phases: 4, connectors: 4 }),
    })
    await page.goto(`/scenarios/${(await made.json()).id}`)
  })
  const documents = CASES.map((golden): unknown => documentOf(golden))
  const plans = await page.evaluate(askWorker, { url, documents })
  const inProcess = (golden: GoldenCase) => JSON.parse(JSON.stringify(runToEnd(rememberingJudge()(documentOf(golden)))))
  expect(CASES.map(({ id }, i) => ({ id, plan: plans[i] }))).toEqual(
    CASES.map((golden) => ({ id: golden.id, plan: inProcess(golden) })),
  )
})

/** A scenario of a golden case: everybody is to be accepted in one phase, by whom the case says, and refused in the other. */
function documentOf({ tenant, connectors, sender, answers = {}, expected }: GoldenCase): ScenarioDocument {
  return readDocument({
    schemaVersion: 2,
    title: 'Golden case',
    services: [],
    phases: ['in', 'out'].map((id) => ({ id, name: id, tenant, mx: [], connectors })),
    senders: [{ id: 's', name: 'Sender', ...sender }],
    wants: [
      {
        id: 'in',
        who: 'everybodyElse',
        phaseIds: ['in'],
        want: 'accepted',
        connectorId: expected.attributedTo[0] ?? null,
      },
      { id: 'out', who: 'everybodyElse', phaseIds: ['out'], want: 'refused' },
    ],
    answers,
  })
}

/** The address of the worker that the page starts for a large scenario. */
async function findWorker(page: Page, open: () => Promise<void>): Promise<string> {
  const started = page.waitForEvent('worker')
  await open()
  return (await started).url()
}

/** Runs in the page: has a worker of the same make judge each document in turn. */
async function askWorker({ url, documents }: { url: string; documents: unknown[] }): Promise<unknown[]> {
  const worker = new Worker(url)
  const plans: unknown[] = []
  for (const [id, task] of documents.entries()) {
    plans.push(
      await new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => {
          if (data.kind === 'answer') resolve(JSON.parse(JSON.stringify(data.answer)))
          else if (data.kind === 'failure') reject(new Error(data.message))
        }
        worker.onerror = (event) => reject(new Error(event.message))
        worker.postMessage({ kind: 'task', id, name: 'plan', task })
      }),
    )
  }
  worker.terminate()
  return plans
}
