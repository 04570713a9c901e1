// npm test: everything a change must pass, on a fresh clone too. `--check` leaves out the browser, `--e2e` does only that.
import { spawn } from 'node:child_process'
import { chromiumOptions } from './chromium.mjs'
import { ensureBuilt, ensureGenerated, ensureInstalled, run } from './prepare.mjs'
import { ROOT } from './settings.mjs'

const args = process.argv.slice(2)
const isCheck = args.includes('--check')
const isBrowser = args.includes('--e2e')
/** whatever else was asked for, such as the name of a story, is for Playwright */
const forPlaywright = args.filter((arg) => arg !== '--check' && arg !== '--e2e')

// A build of its own, so that a running server is not disturbed.
process.env.NEXT_DIST_DIR ??= '.next-test'
process.env.NEXT_TELEMETRY_DISABLED = '1'

/** Runs one tool of the project with its output shown, and ends everything when it fails. */
function tool(title, script, ...rest) {
  console.log(`\n── ${title}`)
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [`node_modules/${script}`, ...rest], { cwd: ROOT, stdio: 'inherit' })
    child.on('close', (code) => {
      if (code === 0) return resolve()
      console.error(`\n${title}: failed`)
      process.exit(1)
    })
  })
}

async function ensureBrowser() {
  if (chromiumOptions().executablePath) return
  try {
    console.log('Installing a browser for the tests …')
    await run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
  } catch (error) {
    // Without a way to Playwright's own downloads, Debian's package does as well; only root can install it.
    if (process.getuid?.() !== 0) throw error
    await run('apt-get', ['update'])
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
      DEBIAN_FRONTEND: 'noninteractive',
    })
  }
}

async function check() {
  await tool('Format and lint', '@biomejs/biome/bin/biome', 'check', '--error-on-warnings')
  await tool('Types', 'typescript/bin/tsc', '--noEmit')
  await tool('Purity of the matcher', 'typescript/bin/tsc', '--noEmit', '-p', 'lib/matcher/tsconfig.json')
  await tool('Unit tests', 'vitest/vitest.mjs', 'run')
}

async function browser() {
  console.log('\n── Build')
  await ensureBuilt()
  await ensureBrowser()
  await tool('Browser tests', '@playwright/test/cli.js', 'test', ...forPlaywright)
}

await ensureInstalled()
await ensureGenerated()
if (!isBrowser) await check()
if (!isCheck) await browser()
