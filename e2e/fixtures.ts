import type { APIRequestContext, Page } from '@playwright/test'
import { test as base, expect } from './api-fixtures'

type WorkerFixtures = {
  /** the session cookie; signing in by the page is tested by first-verdict */
  cookies: Cookies
}
type Cookies = Awaited<ReturnType<APIRequestContext['storageState']>>['cookies']
type Fixtures = {
  /** gives a story that signs out a session of its own: signing out ends the one that the stories of a worker share */
  ownSession: undefined
  /** allows console messages that this story causes on purpose */
  expectConsole: (pattern: RegExp) => void
  /** watches the console of a page that the story opens itself */
  watch: (page: Page) => void
  /** fails the story on any unexpected console message; always active */
  consoleGuard: { expected: RegExp[]; seen: string[] }
}

/**
 * Stories start signed in, before any page is opened. A story fails if a page logs an error, throws, or violates the
 * content security policy.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  cookies: [
    async ({ playwright, server }, use) => {
      const request = await playwright.request.newContext({ baseURL: server.url })
      expect((await request.post('/api/session', { data: { key: server.key } })).ok()).toBe(true)
      const { cookies } = await request.storageState()
      await request.dispose()
      await use(cookies)
    },
    { scope: 'worker' },
  ],
  consoleGuard: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of needed fixtures from this pattern
    async ({}, use) => {
      const guard = { expected: [] as RegExp[], seen: [] as string[] }
      await use(guard)
      const unexpected = guard.seen.filter((text) => !guard.expected.some((pattern) => pattern.test(text)))
      expect(unexpected, 'what pages said on their console').toEqual([])
    },
    { auto: true },
  ],
  ownSession: async ({ context, server }, use) => {
    await context.clearCookies()
    expect((await context.request.post('/api/session', { data: { key: server.key } })).ok()).toBe(true)
    await use(undefined)
  },
  expectConsole: async ({ consoleGuard }, use) => use((pattern) => void consoleGuard.expected.push(pattern)),
  watch: async ({ consoleGuard }, use) => use((page) => listen(page, consoleGuard.seen)),
  context: async ({ context, watch, cookies }, use) => {
    context.on('page', watch)
    await context.addCookies(cookies)
    await use(context)
    // A page may ask for something at the end of a story. An answer that the story makes itself is still on its way then.
    await Promise.all(context.pages().map((page) => page.unrouteAll({ behavior: 'wait' })))
  },
})

function listen(page: Page, seen: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      seen.push(`${message.type()}: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => seen.push(`thrown: ${error.message}`))
}

export { expect }
