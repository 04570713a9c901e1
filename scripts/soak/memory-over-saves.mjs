// Whether saves leave something behind in the server: what it still holds after the garbage is collected, round by round.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { KEY, withServedProduct } from '#scripts/bench/served'
import { ROOT } from '#scripts/settings'
import { usualScenario } from './documents.mjs'

const HEADERS = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' }
/** So many people save a scenario of their own at a time. */
const CLIENTS = 20
/** Milliseconds in which summaries that wait for a pause in the saves are worked out. */
const SUMMARIES = 3_000

/** Rows for the table, one a round: MiB and open files of the server after the saves of the round, and after a collection. */
export async function measureMemoryOverSaves({ rounds, saves }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'planner-heap-'))
  const reportFile = path.join(folder, 'report.jsonl')
  writeFileSync(reportFile, '')
  const env = { HEAP_REPORT: reportFile, NODE_OPTIONS: `--require=${path.join(ROOT, 'scripts/soak/heap-report.cjs')}` }
  try {
    return { rows: await withServedProduct((url, server) => measureRounds(url, server), env) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }

  async function measureRounds(url, server) {
    const scenarios = await Promise.all(Array.from({ length: CLIENTS }, (_, i) => create(url, `Client ${i}`)))
    const rows = []
    for (let round = 1; round <= rounds; round++) {
      await Promise.all(scenarios.map((scenario) => saveTimes(url, scenario, Math.round(saves / CLIENTS))))
      await new Promise((resolve) => setTimeout(resolve, SUMMARIES))
      server.kill('SIGUSR2')
      const { resident, heap, openFiles } = await reportOf(round)
      rows.push({ 'saves so far': round * saves, 'resident MiB': resident, 'heap MiB': heap, 'open files': openFiles })
    }
    return rows
  }

  async function reportOf(round) {
    for (;;) {
      const line = readFileSync(reportFile, 'utf8').split('\n')[round - 1]
      if (line) return JSON.parse(line)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

async function create(url, title) {
  const answer = await send(`${url}/api/scenarios`, 'POST', title, {})
  return { id: answer.id, revision: 1 }
}

async function saveTimes(url, scenario, times) {
  for (let i = 0; i < times; i++) {
    const tag = { 'if-match': `"${scenario.revision}"` }
    const address = `${url}/api/scenarios/${scenario.id}`
    scenario.revision = (await send(address, 'PUT', `Revision ${scenario.revision + 1}`, tag)).revision
  }
}

/** Throws where the server refuses: a load of refusals measures nothing. */
async function send(address, method, title, headers) {
  const body = JSON.stringify(usualScenario(title))
  const answer = await fetch(address, { method, headers: { ...HEADERS, ...headers }, body })
  if (!answer.ok) throw new Error(`The scenario was refused: ${await answer.text()}`)
  return answer.json()
}
