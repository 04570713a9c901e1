import { existsSync } from 'node:fs'
import { defineConfig, devices } from '@playwright/test'

/** A Chromium of the system if there is one; otherwise Playwright's own, which `npm test` has installed then. */
const system = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (path) => path && existsSync(path),
)
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export default defineConfig({
  testDir: 'e2e',
  // Every worker has a server and a database of its own, so stories cannot disturb each other.
  fullyParallel: true,
  workers: 2,
  // A story that passes only the second time is a bug of the story or of the product.
  retries: 0,
  forbidOnly: true,
  // Stories that start servers of their own take long on a busy machine; none of them waits for nothing.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    launchOptions: system ? { executablePath: system, args: quiet } : { args: quiet },
    screenshot: 'only-on-failure',
    // A trace films every page, which costs more than the stories themselves; ask for one with `--trace on`.
    trace: 'off',
    contextOptions: { reducedMotion: 'reduce' },
  },
})
