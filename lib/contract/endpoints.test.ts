import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ENDPOINTS } from './endpoints'

it.each(Object.entries(ENDPOINTS).map(([name, { method, path }]) => ({ name, method, path })))(
  '$method $path has its route',
  ({ name, path }) => {
    const file = `app${path.replace(/\{(\w+)\}/g, '[$1]')}/route.ts`
    expect(existsSync(file), file).toBe(true)
    expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`\\bENDPOINTS\\.${name}\\b`))
  },
)
