// npm test: everything a change must pass, on a fresh clone too. `--check` ends before the build, `--e2e` begins with it;
// any other argument, such as the name of a story, is for Playwright.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromiumOptions } from './chromium.mjs'
import { ensureBuilt, ensureGenerated, ensureInstalled, run } from './prepare.mjs'
import { ROOT } from './settings.mjs'
import { formatSeconds, readPlaywrightReport, readVitestReport, summaryOf } from './test-report.mjs'

const args = process.argv.slice(2)
const isCheck = args.includes('--check')
const isBuilt = args.includes('--e2e')
const forPlaywright = args.filter((arg) => arg !== '--check' && arg !== '--e2e')

// A build apart, so that a running server is not disturbed.
process.env.NEXT_DIST_DIR ??= '.next-test'
process.env.NEXT_TELEMETRY_DISABLED = '1'

const reports = mkdtempSync(path.join(tmpdir(), 'planner-reports-'))
process.on('exit', () => rmSync(reports, { recursive: true, force: true }))

/** A failed stage, which has already printed why it failed. */
class StageFailed extends Error {}

/** Runs one tool of the project, with its output shown. Throws when it fails. */
function tool(script, toolArgs, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`node_modules/${script}`, ...toolArgs], {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    })
    child.on('close', (code) => (code === 0 ? resolve() : reject(new StageFailed())))
  })
}

/** Runs a tool that reports its tests as JSON; returns them, also of a run with failures. */
async function tests(read, start) {
  const file = path.join(reports, 'report.json')
  rmSync(file, { force: true })
  const hasFailed = await start(file).then(
    () => false,
    (error) => {
      if (!(error instanceof StageFailed)) throw error
      return true
    },
  )
  return { hasFailed, results: read(file) }
}

const vitest = () =>
  tests(readVitestReport, (file) =>
    tool('vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]),
  )

const playwright = (...options) =>
  tests(readPlaywrightReport, (file) =>
    tool('@playwright/test/cli.js', ['test', '--reporter=list,json', ...options], {
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    }),
  )

async function browserTests(...options) {
  await ensureBrowser()
  return playwright(...options)
}

async function ensureBrowser() {
  if (chromiumOptions().executablePath) return
  try {
    console.log('Installing a browser for the tests …')
    await run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', '--only-shell', 'chromium'])
  } catch (error) {
    // Without access to Playwright's downloads, Debian's packages do as well; only root can install them.
    if (process.getuid?.() !== 0) throw error
    await run('apt-get', ['update'])
    const install = (name) =>
      run('apt-get', ['install', '-y', '--no-install-recommends', name], { DEBIAN_FRONTEND: 'noninteractive' })
    // Older releases have the headless shell in the package of the whole browser, if at all.
    await install('chromium-headless-shell').catch(() => install('chromium'))
  }
}

const CHECK = [
  ['Format and lint', () => tool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings'])],
  ['Types', () => tool('typescript/bin/tsc', ['--noEmit'])],
  ['Purity of the matcher', () => tool('typescript/bin/tsc', ['--noEmit', '-p', 'lib/matcher/tsconfig.json'])],
  ['Unit tests', vitest],
]
const BUILT = [
  ['Build', ensureBuilt],
  ['HTTP and faults', () => playwright('--project=http')],
  ['Browser', () => browserTests('--project=browser')],
  ['PostgreSQL', () => browserTests('--project=postgresql')],
]
/** What was asked for may stand in either project. */
const ASKED_FOR = [
  ['Build', ensureBuilt],
  ['Playwright', () => browserTests(...forPlaywright)],
]

/** The stages in their order, up to the first that fails. */
async function runStages(stages) {
  const done = []
  for (const [title, start] of stages) {
    console.log(`\n── ${title}`)
    const beganAt = performance.now()
    const { hasFailed, results } = await outcomeOf(start)
    const seconds = (performance.now() - beganAt) / 1000
    console.log(`── ${title}: ${hasFailed ? 'failed after' : 'passed in'} ${formatSeconds(seconds)}`)
    done.push({ title, seconds, hasFailed, results })
    if (hasFailed) break
  }
  return done
}

async function outcomeOf(start) {
  try {
    return (await start()) ?? { hasFailed: false, results: [] }
  } catch (error) {
    if (!(error instanceof StageFailed)) console.error(error.message)
    return { hasFailed: true, results: [] }
  }
}

await ensureInstalled()
await ensureGenerated()
const built = forPlaywright.length > 0 ? ASKED_FOR : BUILT
const { lines, isPassed } = summaryOf(await runStages([...(isBuilt ? [] : CHECK), ...(isCheck ? [] : built)]))
console.log(`\n${lines.join('\n')}`)
process.exitCode = isPassed ? 0 : 1
