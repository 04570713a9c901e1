import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Browser stories have their own runner.
    include: ['lib/**/*.test.ts', 'components/**/*.test.ts', 'scripts/**/*.test.mjs'],
    environment: 'node',
    // A busy machine may be many times slower; no test waits for nothing.
    testTimeout: 60_000,
    // Left to itself, vitest keeps one of two cores free.
    maxWorkers: 2,
  },
  resolve: {
    // Outside Next the guard package throws; its own empty half stands in for it, as in Next's server build.
    alias: { 'server-only': fileURLToPath(new URL('./node_modules/server-only/empty.js', import.meta.url)) },
  },
})
