import type { Page } from '@playwright/test'
import type { ExplainedVerdict } from '#lib/matcher'
import { completeConnector, differencesFrom, type GoldenCase, loadCases } from '#lib/matcher/testing/cases'
import { largeScenario } from '#scripts/bench/large-scenario'
import { expect, test } from './fixtures'

// Unit tests judge the same cases in the process, and e2e/http/golden-cases.spec.ts over HTTP.
const CASES = loadCases()

const wrong = (golden: GoldenCase, verdict: ExplainedVerdict | undefined): string[] =>
  verdict === undefined
    ? [`${golden.id}: no answer`]
    : differencesFrom(golden, verdict).map((line) => `${golden.id}: ${line}`)

test('every golden case has its answer in the worker', async ({ page, api }) => {
  const url = await findWorker(page, async () => {
    const made = await api.post('/api/scenarios', { data: largeScenario({ senders: 200, phases: 4, connectors: 4 }) })
    await page.goto(`/scenarios/${(await made.json()).id}`)
  })
  const tasks = CASES.map(({ tenant, connectors, sender, answers = {} }) => ({
    kind: 'explain',
    tenant,
    connectors: connectors.map(completeConnector),
    sender,
    answers,
  }))
  const verdicts = await page.evaluate(askWorker, { url, tasks })
  expect(CASES.flatMap((golden, i) => wrong(golden, verdicts[i] as ExplainedVerdict | undefined))).toEqual([])
})

/** The address of the worker that the page starts for a large scenario. */
async function findWorker(page: Page, open: () => Promise<void>): Promise<string> {
  const started = page.waitForEvent('worker')
  await open()
  return (await started).url()
}

/** Runs in the page: asks a worker of the same make each task in turn. */
async function askWorker({ url, tasks }: { url: string; tasks: unknown[] }): Promise<unknown[]> {
  const worker = new Worker(url)
  const answers: unknown[] = []
  for (const [number, task] of tasks.entries()) {
    answers.push(
      await new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data.answer)
        worker.onerror = (event) => reject(new Error(event.message))
        worker.postMessage({ number, task })
      }),
    )
  }
  worker.terminate()
  return answers
}
