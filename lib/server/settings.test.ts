import { expect, it } from 'vitest'
import { settings } from './settings'

it.each([
  ['access key', 'ACCESS_KEY', { DATABASE_URL: 'file:none' }],
  ['database', 'DATABASE_URL', { ACCESS_KEY: 'a-key-for-tests-only' }],
])('the server refuses to start without its %s', (_, missing, rest) => {
  Object.assign(process.env, { ACCESS_KEY: '', DATABASE_URL: '', ...rest })
  expect(settings).toThrow(missing)
})
