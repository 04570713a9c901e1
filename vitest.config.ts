import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const ROOT = import.meta.dirname

/** Test files that need PostgreSQL. */
const ON_POSTGRESQL = '**/*.postgresql.test.{ts,mjs}'

/** Test files of the rooms that do no I/O and keep nothing between two calls. */
const PURE = ['matcher', 'scenario', 'exchange', 'contract', 'texts', 'client'].map(
  (room) => `lib/${room}/**/*.test.ts`,
)

/** Test files that run on both databases: those that call `withTestDatabase`. */
const onBoth = readdirSync(path.join(ROOT, 'lib/server'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => path.join('lib/server', file))
  .filter((file) => readFileSync(path.join(ROOT, file), 'utf8').includes('withTestDatabase('))

export default defineConfig({
  test: {
    // Left to itself, vitest keeps one of two cores free.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: PURE,
          // Nothing in these rooms keeps anything, so one worker loads each module once and not once for every file.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          // Playwright runs what is in e2e.
          include: ['lib/**/*.test.ts', 'components/**/*.test.ts', 'scripts/**/*.test.mjs'],
          exclude: [ON_POSTGRESQL, ...PURE],
        },
      },
      {
        extends: true,
        test: {
          name: 'postgresql',
          include: [...onBoth, `lib/${ON_POSTGRESQL}`, `scripts/${ON_POSTGRESQL}`],
          globalSetup: 'scripts/testing/postgresql-for-vitest.mjs',
        },
      },
    ],
    environment: 'node',
    // A busy machine may be many times slower.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A test without an assertion, or one that keeps the others from running, would pass whatever is broken.
    expect: { requireAssertions: true },
    allowOnly: false,
  },
  resolve: {
    // Outside Next the guard package throws; its own empty half stands in for it, as in Next's server build.
    alias: { 'server-only': fileURLToPath(new URL('./node_modules/server-only/empty.js', import.meta.url)) },
  },
})
