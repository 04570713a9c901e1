import { expect, it } from 'vitest'
import { ENDPOINTS } from '#lib/contract/endpoints'
import { routeOf } from './request-log.mjs'

it('the log names every route of the API, and none of the values in its address', () => {
  for (const { path } of Object.values(ENDPOINTS)) {
    const address = path.replaceAll(/\{\w+\}/g, 'c2VjcmV0')
    expect(routeOf(`${address}?token=c2VjcmV0`)).toBe(path.replaceAll(/\{\w+\}/g, '*'))
  }
})

it.each([
  ['/', '/'],
  ['/scenarios/3f9c?phase=p1', '/scenarios/*'],
  ['/_next/static/chunks/a.js', '/_next/*'],
  ['/c2VjcmV0', '/*'],
  ['/api/nowhere/c2VjcmV0', '/api/*/*'],
  ['*', '*'],
])('the route of %s is logged as %s', (url, route) => expect(routeOf(url)).toBe(route))
