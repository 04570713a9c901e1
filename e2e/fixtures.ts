import type { APIRequestContext, Page } from '@playwright/test'
import { test as base, expect } from './api-fixtures'

type WorkerFixtures = {
  /** the cookie of somebody who has signed in: signing in by the page is a story of its own (first-verdict) */
  cookies: Cookies
}
type Cookies = Awaited<ReturnType<APIRequestContext['storageState']>>['cookies']
type Fixtures = {
  /** adds patterns of console messages that this story is meant to bring about */
  expectConsole: (pattern: RegExp) => void
  /** reports what a page says on its console: for pages that a story opens beside its own */
  watch: (page: Page) => void
  /** everything unexpected fails the story; on without being asked for */
  consoleGuard: { expected: RegExp[]; seen: string[] }
}

/**
 * Stories start signed in, before any page is opened. Whatever a page complains about on its console, throws, or is kept
 * from doing by the content security policy fails the story.
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
  expectConsole: async ({ consoleGuard }, use) => use((pattern) => void consoleGuard.expected.push(pattern)),
  watch: async ({ consoleGuard }, use) => use((page) => listen(page, consoleGuard.seen)),
  context: async ({ context, watch, cookies }, use) => {
    context.on('page', watch)
    await context.addCookies(cookies)
    await use(context)
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
