import { defineConfig, devices } from '@playwright/test'
import type { WorkerFixtures } from '#e2e/api-fixtures'
import { chromiumOptions } from '#scripts/chromium'

const BROWSER = {
  ...devices['Desktop Chrome'],
  viewport: { width: 1440, height: 900 },
  locale: 'en-GB',
  launchOptions: chromiumOptions(),
  screenshot: 'only-on-failure',
  // A trace records every page, which takes longer than the tests themselves; ask for one with `--trace on`.
  trace: 'off',
  contextOptions: { reducedMotion: 'reduce' },
} as const

/** What is told on PostgreSQL again: stories over HTTP that store, and in a browser those five that store most. */
const TOLD_AGAIN = [/ (http|postgresql)\//, /@store\b/]

/** Stories over HTTP that need nothing of the store but who asks, and of the generated client, whose calls others make. */
const STORE_NOTHING = [
  'attacks',
  'generated-client',
  'golden-cases',
  'log',
  'odd-requests',
  'reading',
  'runbook',
  'security',
  'security-headers',
  'strangers',
  'workers',
].map((name) => `http/${name}.spec.ts`)

/** `npm run soak` tells every story on PostgreSQL. */
const isEveryStory = process.env.PLANNER_EVERY_STORY === 'true'

export default defineConfig<object, Pick<WorkerFixtures, 'engine'>>({
  testDir: 'e2e',
  // Every worker has a server and a database of its own, so tests cannot disturb each other.
  fullyParallel: true,
  // A story waits for a quarter of its time: three at a time keep two cores at work.
  workers: 3,
  // A test that passes only the second time shows a fault of the test or of the product.
  retries: 0,
  forbidOnly: true,
  // A busy machine may be many times slower.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  projects: [
    {
      name: 'http',
      testMatch: ['http/*.spec.ts', 'faults/*.spec.ts'],
      // A test that asks for a page here fails, and names this path as the reason.
      use: { launchOptions: { executablePath: '/tests-in-e2e-http-and-e2e-faults-use-no-browser' } },
    },
    {
      name: 'browser',
      testMatch: '*.spec.ts',
      testIgnore: ['http/**', 'faults/**', 'postgresql/**'],
      use: BROWSER,
    },
    {
      name: 'postgresql',
      testMatch: '*.spec.ts',
      ...(isEveryStory ? {} : { grep: TOLD_AGAIN }),
      // Those of faults are about files of SQLite.
      testIgnore: ['faults/**', ...(isEveryStory ? [] : STORE_NOTHING)],
      use: { ...BROWSER, engine: 'postgresql' },
    },
  ],
})
