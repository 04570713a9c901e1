import type { APIRequestContext, BrowserContext, Page } from '@playwright/test'
import { test as base, expect } from './api-fixtures'

type WorkerFixtures = {
  /** the session cookie; signing in by the page is tested by first-verdict */
  cookies: Cookies
  /** the contexts of this worker, by what they were made with */
  contexts: Map<string, BrowserContext>
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
 * Stories start signed in, before any page is opened, with a new page in a context that is as empty as a new one but for
 * the scripts that it has fetched: fetching and compiling them anew takes longer than many a story. A story fails if a page logs an error, throws, or violates the
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
  contexts: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of needed fixtures from this pattern
    async ({}, use) => {
      const contexts = new Map<string, BrowserContext>()
      await use(contexts)
      for (const context of contexts.values()) await context.close()
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
    // A connection that an earlier story has left idle may be closed just now.
    const headers = { connection: 'close' }
    expect((await context.request.post('/api/session', { data: { key: server.key }, headers })).ok()).toBe(true)
    await use(undefined)
  },
  expectConsole: async ({ consoleGuard }, use) => use((pattern) => void consoleGuard.expected.push(pattern)),
  watch: async ({ consoleGuard }, use) => use((page) => listen(page, consoleGuard.seen)),
  context: async ({ browser, contexts, server, watch, cookies, locale, viewport, hasTouch, contextOptions }, use) => {
    const key = JSON.stringify({ locale, viewport, hasTouch, contextOptions })
    const context = contexts.get(key) ?? (await browser.newContext())
    contexts.set(key, context)
    context.on('page', watch)
    await context.addCookies(cookies)
    await use(context)
    context.off('page', watch)
    await empty(context, server.url)
  },
})

/** Closes the pages of a story, and removes what they have kept. */
async function empty(context: BrowserContext, origin: string): Promise<void> {
  const pages = context.pages()
  // A page may ask for something at the end of a story. An answer that the story makes itself is still on its way then.
  await Promise.all(pages.map((page) => page.unrouteAll({ behavior: 'wait' })))
  const last = await context.newPage()
  // First the pages: one that still asks for something would be refused without its cookie, and log it.
  await Promise.all(pages.map((page) => page.close()))
  await context.clearCookies()
  const devtools = await context.newCDPSession(last)
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
  await last.close()
}

function listen(page: Page, seen: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      seen.push(`${message.type()}: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => seen.push(`thrown: ${error.message}`))
}

export { expect }
