import { existsSync } from 'node:fs'

/**
 * A Chromium of the system if there is one; otherwise Playwright's own. The headless shell comes first: it draws no window
 * around a page, and tells the stories in two thirds of the time.
 */
const SYSTEM = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
]

/** How a browser is launched for tests and figures: without a call to anywhere but the pages it is sent to. */
export function chromiumOptions() {
  const executablePath = SYSTEM.find((file) => file && existsSync(file))
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  return executablePath ? { executablePath, args } : { args }
}
