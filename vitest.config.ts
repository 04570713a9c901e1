import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Playwright runs what is in e2e.
    include: ['lib/**/*.test.ts', 'components/**/*.test.ts', 'scripts/**/*.test.mjs'],
    environment: 'node',
    // A busy machine may be many times slower.
    testTimeout: 60_000,
    // Left to itself, vitest keeps one of two cores free.
    maxWorkers: 2,
    // A test without an assertion, or one that keeps the others from running, would pass whatever is broken.
    expect: { requireAssertions: true },
    allowOnly: false,
  },
  resolve: {
    // Outside Next the guard package throws; its own empty half stands in for it, as in Next's server build.
    alias: { 'server-only': fileURLToPath(new URL('./node_modules/server-only/empty.js', import.meta.url)) },
  },
})
