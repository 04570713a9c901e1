import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ROOT } from './settings.mjs'

/** Who may import what: the table of biome.json, tried out with one file for each line. */
const CASES = [
  ['lib/matcher/x', 'no', 'zod'],
  ['lib/matcher/x', 'no', '@scope/package'],
  ['lib/matcher/x', 'no', 'node:fs'],
  ['lib/matcher/x', 'no', '#lib/scenario/document'],
  ['lib/matcher/sets/x', 'no', '../choices'],
  ['lib/matcher/sets/x', 'yes', '#lib/matcher/choices'],
  ['lib/matcher/x', 'yes', './sets/ip'],
  ['lib/matcher/x.test', 'yes', 'fast-check'],
  ['lib/matcher/x.test', 'no', '../scenario/document'],
  ['lib/scenario/x', 'yes', 'zod'],
  ['lib/scenario/x', 'yes', '#lib/matcher/index'],
  ['lib/scenario/x', 'no', 'react'],
  ['lib/scenario/x', 'no', '#lib/exchange/runbook'],
  ['lib/scenario/x', 'no', '#lib/client/api'],
  ['lib/scenario/x', 'no', '#lib/server/settings'],
  ['lib/exchange/x', 'yes', '#lib/scenario/document'],
  ['lib/exchange/x', 'no', 'node:fs'],
  ['lib/exchange/x', 'no', 'react'],
  ['lib/exchange/x', 'no', '#lib/client/api'],
  ['lib/client/x', 'yes', 'react'],
  ['lib/client/x', 'yes', '@tanstack/react-query'],
  ['lib/client/x', 'no', '#lib/server/settings'],
  ['lib/client/x', 'no', '#components/ui/button'],
  ['lib/client/x', 'no', 'next/navigation'],
  ['lib/server/x', 'yes', 'zod'],
  ['lib/server/x', 'yes', '#lib/scenario/contract'],
  ['lib/server/x', 'no', '#lib/exchange/spf'],
  ['lib/server/dns-x', 'yes', '#lib/exchange/spf/lookups'],
  ['lib/server/dns-x', 'no', './store/scenarios'],
  ['lib/server/x', 'no', './store/scenarios'],
  ['lib/server/x', 'no', '#lib/server/services/scenarios'],
  ['lib/server/x', 'no', '#lib/client/api'],
  ['lib/server/services/x', 'yes', '#lib/server/store/scenarios'],
  ['lib/server/services/x', 'yes', '#lib/exchange/runbook'],
  ['lib/server/services/x', 'no', '#lib/server/generated/prisma/client'],
  ['lib/server/services/x', 'no', '@prisma/client'],
  ['lib/server/services/x', 'no', '#lib/server/http'],
  ['lib/server/services/x', 'no', 'next/headers'],
  ['lib/server/store/x', 'yes', '#lib/server/generated/prisma/client'],
  ['lib/server/store/x', 'yes', '@prisma/adapter-libsql'],
  ['lib/server/store/x', 'no', '#lib/server/services/scenarios'],
  ['components/card/x', 'yes', '#lib/client/queries/scenarios'],
  ['components/card/x', 'no', '#lib/server/services/scenarios'],
  ['components/card/x', 'no', '../ui/button'],
  ['components/ui/x', 'yes', '@ariakit/react'],
  ['components/ui/x', 'yes', './button'],
  ['components/ui/x', 'no', '#lib/scenario/document'],
  ['components/ui/x', 'no', '#components/card/card'],
  ['app/x/page', 'yes', '#components/card/card'],
  ['app/x/page', 'no', '#lib/server/services/scenarios'],
  ['app/x/page', 'no', '#lib/matcher/index'],
  ['app/api/x/route', 'yes', '#lib/server/services/scenarios'],
  ['app/api/x/route', 'yes', '#lib/server/http'],
  ['app/api/x/route', 'no', '#lib/server/store/scenarios'],
  ['app/api/x/route', 'no', '#lib/matcher/index'],
  ['app/api/x/route', 'no', '#components/card/card'],
  ['e2e/x.spec', 'no', '../lib/scenario/document'],
]
const IMPURE = ['Date.now()', 'new Date()', 'Math.random()', 'performance.now()', 'crypto.randomUUID()', 'fetch("/")']

let folder
let reported

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'planner-rooms-'))
  for (const file of ['biome.json', 'scripts/lint', '.gitignore'])
    cpSync(path.join(ROOT, file), path.join(folder, file), { recursive: true })
  for (const [index, [place, , from]] of CASES.entries()) write(`${place}${index}`, `export { x } from '${from}'\n`)
  for (const [index, expression] of IMPURE.entries())
    write(`lib/matcher/impure${index}`, `export const x = ${expression}\n`)
  write('lib/matcher/pure', 'export const x = Math.max(1, 2)\n')
  reported = lint()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** `x.test` with an index is `x0.test`. */
const fileOf = (place) => `${place.replace(/(\.test|\.spec)?(\d+)$/, '$2$1')}.ts`

function write(place, text) {
  const file = path.join(folder, fileOf(place))
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
}

/** What the linter says of each file. */
function lint() {
  const biome = path.join(ROOT, 'node_modules/@biomejs/biome/bin/biome')
  const options = { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 64 * 1024 * 1024 }
  let output
  try {
    output = execFileSync(process.execPath, [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'], options)
  } catch (error) {
    output = error.stdout
  }
  const byFile = new Map()
  for (const diagnostic of JSON.parse(output).diagnostics) {
    const file = path.normalize(diagnostic.location.path.file ?? diagnostic.location.path)
    byFile.set(file, [...(byFile.get(file) ?? []), diagnostic.category])
  }
  return byFile
}

it.each(CASES.map(([place, may, from], index) => [place, may === 'yes' ? 'may' : 'may not', from, index]))(
  '%s %s import %s',
  (place, may, _, index) => {
    const said = (reported.get(fileOf(`${place}${index}`)) ?? []).filter(
      (category) => category === 'lint/style/noRestrictedImports',
    )
    expect(said.length > 0).toBe(may === 'may not')
  },
)

it.each(IMPURE)('the matcher may not use %s', (expression) => {
  expect(reported.get(fileOf(`lib/matcher/impure${IMPURE.indexOf(expression)}`))).toBeDefined()
})

it('the matcher may calculate', () => {
  expect(reported.get('lib/matcher/pure.ts')).toBeUndefined()
})
