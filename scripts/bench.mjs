// npm run bench: this project's figures beside those of its peers, measured in the same run. Prints a table and JSON.
// `npm run bench -- judging` or `-- page` runs one part.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const PARTS = ['judging', 'page']
const root = path.resolve(import.meta.dirname, '..')
const out = path.join(root, 'bench-results')
const wanted = process.argv.slice(2)
const unknown = wanted.filter((part) => !PARTS.includes(part))
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. The parts are: ${PARTS.join(', ')}.`)
  process.exit(2)
}

const results = {}
for (const part of wanted.length > 0 ? wanted : PARTS) {
  if (part === 'judging') results.judging = await judging()
  if (part === 'page') results.page = await (await import('./bench/page.mjs')).measurePage(root)
}

mkdirSync(out, { recursive: true })
writeFileSync(path.join(out, 'bench.json'), `${JSON.stringify(results, null, 2)}\n`)
for (const [part, rows] of Object.entries(results)) {
  console.log(`\n${part}`)
  console.table(rows)
}
console.log(JSON.stringify(results))

/** The engine is bundled for Node first, as the page bundles it for the browser: no loader stands in the way of a figure. */
async function judging() {
  const outDir = path.join(root, '.next-bench', 'judging')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { ssr: path.join(root, 'scripts/bench/judging.ts'), outDir, emptyOutDir: true, minify: false },
  })
  const { measureJudging } = await import(pathToFileURL(path.join(outDir, 'judging.js')).href)
  return measureJudging().map(({ networks, who, microseconds, ratioToOurs }) => ({
    networks,
    who,
    'µs per sender': round(microseconds),
    'times ours': round(ratioToOurs),
  }))
}

function round(number) {
  return Math.round(number * 100) / 100
}
