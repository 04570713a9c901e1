import { defineConfig, devices } from '@playwright/test'
import { chromiumOptions } from '#scripts/chromium'

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
    launchOptions: chromiumOptions(),
    screenshot: 'only-on-failure',
    // A trace films every page, which costs more than the stories themselves; ask for one with `--trace on`.
    trace: 'off',
    contextOptions: { reducedMotion: 'reduce' },
  },
})
