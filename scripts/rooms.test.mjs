import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findCircles, folderGraph, importGraph, sourceFiles, wayToPackage } from './lint/import-graph.mjs'
import { ROOT } from './settings.mjs'

/** Who may import what: the table of scripts/lint/rooms.mjs, tried out with one file for each line. */
const CASES = [
  ['lib/matcher/rules/x', 'no', 'zod'],
  ['lib/matcher/rules/x', 'no', '@scope/package'],
  ['lib/matcher/rules/x', 'no', 'node:fs'],
  ['lib/matcher/rules/x', 'no', '#lib/scenario/document/document'],
  ['lib/matcher/rules/x', 'no', '#lib/texts/messages'],
  ['lib/matcher/rules/x', 'no', '../choices'],
  ['lib/matcher/rules/x', 'no', '#lib/matcher'],
  ['lib/matcher/rules/x', 'yes', '#lib/matcher/sets/ip'],
  ['lib/matcher/rules/x', 'yes', './choices'],
  ['lib/matcher/sets/x', 'no', '#lib/matcher/rules/choices'],
  ['lib/matcher/model/x', 'no', '#lib/matcher/rules/choices'],
  ['lib/matcher/rules/x', 'no', '#lib/matcher/cells/walk'],
  ['lib/matcher/cells/x', 'yes', '#lib/matcher/rules/judge'],
  ['lib/matcher/cells/x', 'no', '#lib/matcher/compare/compare'],
  ['lib/matcher/survey/x', 'no', '#lib/matcher/compare/compare'],
  ['lib/matcher/sweep/x', 'no', '#lib/matcher/survey/survey'],
  ['lib/matcher/rules/x.test', 'yes', 'fast-check'],
  ['lib/matcher/rules/x.test', 'yes', '#lib/matcher/compare/compare'],
  ['lib/matcher/rules/x.test', 'no', '../scenario/document'],
  ['lib/scenario/wants/x', 'yes', 'zod'],
  ['lib/scenario/wants/x', 'yes', '#lib/matcher'],
  ['lib/scenario/wants/x', 'no', '#lib/matcher/rules/attribute'],
  ['lib/scenario/wants/x', 'no', 'react'],
  ['lib/scenario/wants/x', 'no', '#lib/exchange/spf/flatten-spf'],
  ['lib/scenario/wants/x', 'no', '#lib/contract/match'],
  ['lib/scenario/wants/x', 'no', '#lib/texts/messages'],
  ['lib/scenario/wants/x', 'no', '#lib/client/api/call-api'],
  ['lib/scenario/wants/x', 'no', '#lib/server/settings'],
  ['lib/scenario/wants/x.test', 'no', '#lib/matcher/rules/attribute'],
  ['lib/scenario/wants/x.test', 'yes', '#lib/matcher/testing/sides'],
  ['lib/exchange/spf/x', 'yes', '#lib/scenario/document/document'],
  ['lib/exchange/spf/x', 'no', '#lib/contract/match'],
  ['lib/exchange/spf/x', 'no', 'node:fs'],
  ['lib/exchange/spf/x', 'no', 'react'],
  ['lib/exchange/spf/x', 'no', '#lib/client/api/call-api'],
  ['lib/exchange/spf/x', 'no', '#lib/texts/engine-texts'],
  ['lib/exchange/spf/x', 'no', '#texts/en/findings'],
  ['lib/contract/x', 'yes', '#lib/exchange/spf/flattened-spf'],
  ['lib/contract/x', 'no', 'react'],
  ['lib/texts/x', 'yes', './language'],
  ['lib/texts/x', 'no', '#lib/scenario/document/document'],
  ['lib/texts/x', 'no', '#lib/client/api/call-api'],
  ['lib/texts/x', 'no', '@tanstack/react-query'],
  ['lib/client/views/x', 'yes', 'react'],
  ['lib/client/views/x', 'yes', '@tanstack/react-query'],
  ['lib/client/views/x', 'yes', '#lib/contract/match'],
  ['lib/client/views/x', 'no', '#lib/matcher/rules/attribute'],
  ['lib/client/views/x', 'no', '#lib/server/settings'],
  ['lib/client/views/x', 'no', '#components/ui/button'],
  ['lib/client/views/x', 'no', 'next/navigation'],
  ['lib/server/x', 'no', '#lib/exchange/spf/flatten-spf'],
  ['lib/server/x', 'no', '#lib/server/services/scenarios'],
  ['lib/server/http/x', 'yes', 'zod'],
  ['lib/server/http/x', 'yes', '#lib/contract/endpoints'],
  ['lib/server/http/x', 'yes', '#lib/texts/engine-texts'],
  ['lib/server/http/x', 'no', '#lib/exchange/spf/flatten-spf'],
  ['lib/server/http/x', 'no', '#lib/server/store/scenarios'],
  ['lib/server/http/x', 'yes', '#lib/server/sessions/sessions'],
  ['lib/server/sessions/x', 'yes', '#lib/server/store/sessions'],
  ['lib/server/services/x', 'no', '#lib/server/sessions/sessions'],
  ['app/api/x/route', 'no', '#lib/server/sessions/sessions'],
  ['lib/server/http/x', 'no', '#lib/server/services/scenarios'],
  ['lib/server/http/x', 'no', '#lib/client/api/call-api'],
  ['lib/server/dns/x', 'yes', '#lib/exchange/spf/lookups'],
  ['lib/server/dns/x', 'no', '#lib/server/store/scenarios'],
  ['lib/server/services/x', 'yes', '#lib/server/store/scenarios'],
  ['lib/server/services/x', 'yes', '#lib/exchange/spf/flatten-spf'],
  ['lib/server/services/x', 'no', '#lib/server/generated/prisma/client'],
  ['lib/server/services/x', 'no', '@prisma/client'],
  ['lib/server/services/x', 'no', '#lib/server/http/http'],
  ['lib/server/services/x', 'no', 'next/headers'],
  ['lib/server/store/x', 'yes', '#lib/server/generated/prisma/client'],
  ['lib/server/store/x', 'yes', '@prisma/adapter-libsql'],
  ['lib/server/store/x', 'no', '#lib/server/services/scenarios'],
  ['components/card/x', 'yes', '#lib/client/api/scenarios'],
  ['components/card/x', 'yes', '#lib/matcher'],
  ['components/card/x', 'no', '#lib/matcher/rules/attribute'],
  ['components/card/x', 'no', '#lib/server/services/scenarios'],
  ['components/card/x', 'no', '../ui/button'],
  ['components/ui/x', 'yes', '@ariakit/react'],
  ['components/ui/x', 'yes', './button'],
  ['components/ui/x', 'no', '#lib/scenario/document/document'],
  ['components/ui/x', 'no', '#components/card/card'],
  ['app/x/page', 'yes', '#components/card/card'],
  ['app/x/page', 'no', '#lib/server/services/scenarios'],
  ['app/x/page', 'no', '#lib/matcher'],
  ['app/api/x/route', 'yes', '#lib/server/services/scenarios'],
  ['app/api/x/route', 'yes', '#lib/server/http/http'],
  ['app/api/x/route', 'no', '#lib/server/store/scenarios'],
  ['app/api/x/route', 'no', '#lib/matcher'],
  ['app/api/x/route', 'no', '#components/card/card'],
  ['e2e/x.spec', 'no', '../lib/scenario/document/document'],
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
    write(`lib/matcher/rules/impure${index}`, `export const x = ${expression}\n`)
  write('lib/matcher/rules/pure', 'export const x = Math.max(1, 2)\n')
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
  expect(reported.get(fileOf(`lib/matcher/rules/impure${IMPURE.indexOf(expression)}`))).toBeDefined()
})

it('the matcher may calculate', () => {
  expect(reported.get(fileOf('lib/matcher/rules/pure'))).toBeUndefined()
})

it('biome.json is what the table of rooms says', () => {
  const script = path.join(ROOT, 'scripts/lint/biome.mjs')
  expect(() => execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })).not.toThrow()
})

it.each(['lib', 'components'])('no folder of %s leads back to itself', (folder) => {
  expect(findCircles(folderGraph([folder]))).toEqual([])
})

it('a circle of folders is found, however long', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['a', 'd']],
    ['d', []],
  ])
  expect(findCircles(graph)).toEqual([['a', 'b', 'c']])
})

it('the graph of imports holds the files that it should', () => {
  expect(importGraph(['lib']).get('lib/matcher/rules/judge.ts')).toContain('lib/matcher/rules/partners.ts')
  expect(folderGraph(['lib']).get('lib/scenario/wants')).toContain('lib/matcher/index.ts')
})

it('a page loads the schemas of documents and answers only on use', () => {
  const pages = sourceFiles('app').filter((file) => path.basename(file) === 'page.tsx')
  expect(pages.map((page) => wayToPackage(page, 'zod')).filter((way) => way !== null)).toEqual([])
  expect(wayToPackage('lib/scenario/document/document.ts', 'zod')).toEqual(['lib/scenario/document/document.ts'])
  expect(wayToPackage('app/scenarios/[id]/page.tsx', '@tanstack/react-query')).not.toBe(null)
})

it('a scenario shows its first verdict without what stands beneath its matrix', () => {
  const later = [
    '@tanstack/react-virtual',
    '#components/connectors',
    '#components/exposure',
    '#components/print/plan-report',
    '#lib/exchange',
    '#lib/scenario/findings/findings',
    '#lib/scenario/wants/plan-findings',
  ]
  const ways = later.map((part) => wayToPackage('app/scenarios/[id]/page.tsx', part))
  expect(ways.filter((way) => way !== null)).toEqual([])
})
