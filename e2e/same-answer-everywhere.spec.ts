import type { Page } from '@playwright/test'
import { type GoldenCase, loadCases } from '#lib/matcher/testing/cases'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { readDocument } from '#lib/scenario/document/versions'
import { summarize } from '#lib/scenario/wants/assessment'
import { largeScenario } from '#scripts/bench/large-scenario'
import { expect, test } from './fixtures'

// Unit tests judge the same cases in the process, and e2e/http/golden-cases.spec.ts over HTTP.
const CASES = loadCases()

test('the worker of the page gives the same summary of every golden case as this process', async ({ page, api }) => {
  const url = await findWorker(page, async () => {
    const made = await api.post('/api/scenarios', { data: largeScenario({ senders: 200, phases: 4, connectors: 4 }) })
    await page.goto(`/scenarios/${(await made.json()).id}`)
  })
  const documents = CASES.map((golden): unknown => documentOf(golden))
  const summaries = await page.evaluate(askWorker, { url, documents })
  expect(CASES.map(({ id }, i) => ({ id, summary: summaries[i] }))).toEqual(
    CASES.map((golden) => ({ id: golden.id, summary: summarize(documentOf(golden)) })),
  )
})

/** A scenario of a golden case: its sender is to be accepted in one phase, by whom the case says, and refused in the other. */
function documentOf({ tenant, connectors, sender, answers = {}, expected }: GoldenCase): ScenarioDocument {
  const expectations = [
    { phaseId: 'in', senderId: 's', outcome: 'accepted', connectorId: expected.attributedTo[0] ?? null },
    { phaseId: 'out', senderId: 's', outcome: 'rejected', connectorId: null },
  ]
  return readDocument({
    schemaVersion: 1,
    title: 'Golden case',
    services: [],
    phases: ['in', 'out'].map((id) => ({ id, name: id, tenant, mx: [], connectors })),
    senders: [{ id: 's', name: 'Sender', ...sender }],
    expectations,
    answers,
  })
}

/** The address of the worker that the page starts for a large scenario. */
async function findWorker(page: Page, open: () => Promise<void>): Promise<string> {
  const started = page.waitForEvent('worker')
  await open()
  return (await started).url()
}

/** Runs in the page: has a worker of the same make sum up each document in turn. */
async function askWorker({ url, documents }: { url: string; documents: unknown[] }): Promise<unknown[]> {
  const worker = new Worker(url)
  const summaries: unknown[] = []
  for (const [id, task] of documents.entries()) {
    summaries.push(
      await new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) =>
          data.kind === 'answer' ? resolve(data.answer) : reject(new Error(data.message))
        worker.onerror = (event) => reject(new Error(event.message))
        worker.postMessage({ kind: 'task', id, name: 'summarize', task })
      }),
    )
  }
  worker.terminate()
  return summaries
}
