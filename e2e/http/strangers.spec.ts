import { expect } from '#e2e/api-fixtures'
import { test } from './target'

test('a stranger gets a small page at every address, in his language, and none of the product with it', async ({
  server,
}) => {
  for (const route of ['/', '/rules', '/scenarios/none?phase=p1', '/sign-in', '/nowhere']) {
    const answer = await fetch(server.url + route, { headers: { 'accept-language': 'de' } })
    const page = await answer.text()
    expect([route, answer.status, page.length < 4_000]).toEqual([route, 200, true])
    expect(page).toContain('<title>Zugangsschlüssel · Connector Planner</title>')
    expect(page).not.toContain('_next')
  }
})

test('a browser gets an icon for its tab without the key, also where it asks by the name of old', async ({
  server,
}) => {
  for (const [route, type] of [
    ['/icon.svg', 'image/svg+xml'],
    ['/favicon.ico', 'image/x-icon'],
  ] as const) {
    const answer = await fetch(server.url + route)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type])
  }
})

test('a stranger gets so many pages a minute, and whoever has the key is served meanwhile', async ({ target }) => {
  const statuses: number[] = []
  for (let i = 0; i < 601; i++) {
    const { status } = await fetch(i % 2 === 0 ? target.url : `${target.url}/nowhere`)
    statuses.push(status)
  }
  expect(new Set(statuses.slice(0, 600))).toEqual(new Set([200]))
  expect(statuses.at(-1)).toBe(429)
  const late = await fetch(`${target.url}/s`)
  expect([late.status, Number(late.headers.get('retry-after')) > 0]).toEqual([429, true])
  const authorization = `Bearer ${target.key}`
  expect((await fetch(`${target.url}/rules`, { headers: { authorization } })).status).toBe(200)
})
