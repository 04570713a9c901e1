// npm run bench: this project's figures beside those of its peers, measured in the same run. Prints a table and JSON.
// `npm run bench -- judging`, `-- comparing`, `-- planning`, `-- reading`, `-- page` or `-- proving` runs one part.
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const PARTS = ['judging', 'comparing', 'planning', 'reading', 'page', 'proving']
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
  if (part === 'comparing') results.comparing = await comparing()
  if (part === 'planning') results.planning = await planning()
  if (part === 'reading') results.reading = await reading()
  if (part === 'page') results.page = await (await import('./bench/page.mjs')).measurePage()
  if (part === 'proving') results.proving = await proving()
}

mkdirSync(out, { recursive: true })
writeFileSync(path.join(out, 'bench.json'), `${JSON.stringify(results, null, 2)}\n`)
for (const [part, rows] of Object.entries(results)) {
  console.log(`\n${part}`)
  console.table(rows)
}
console.log(JSON.stringify(results))

/** The engine is bundled for Node first, as the page bundles it for the browser: no loader stands in the way of a figure. */
async function bundle(part) {
  const outDir = path.join(root, '.next-bench', part)
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { ssr: path.join(root, `scripts/bench/${part}.ts`), outDir, emptyOutDir: true, minify: false },
  })
  return pathToFileURL(path.join(outDir, `${part}.js`)).href
}

async function judging() {
  const { measureJudging } = await import(await bundle('judging'))
  return measureJudging().map(({ networks, who, microseconds, ratioToOurs }) => ({
    networks,
    who,
    'µs per sender': round(microseconds),
    'times ours': round(ratioToOurs),
  }))
}

async function reading() {
  const { measureReading, SIZES } = await import(await bundle('reading'))
  return Array.from(measureReading(), ({ kind, perKib, ratio }) => ({
    kind,
    ...Object.fromEntries(SIZES.map((kib, i) => [`ms/KiB at ${kib} KiB`, round(perKib[i])])),
    'largest to smallest': round(ratio),
  }))
}

async function comparing() {
  const href = await bundle('comparing')
  const { measureComparing } = await import(href)
  return (await measureComparing((number) => poseToZ3(href, number))).map(
    ({ question, milliseconds, z3, ratio, changes, regions, equivalent }) => ({
      question,
      ms: round(milliseconds),
      'z3 ms': z3 === null ? '–' : round(z3),
      'times ours': ratio === null ? '–' : round(ratio),
      changes,
      regions,
      equivalent,
    }),
  )
}

async function planning() {
  const { measurePlanning } = await import(await bundle('planning'))
  return measurePlanning().map(({ what, median, slowest }) => ({
    what,
    ms: round(median),
    'slowest ms': round(slowest),
  }))
}

async function proving() {
  const [{ posedPairs }, { measureProving }] = [
    await import(await bundle('comparing')),
    await import('./bench/proving.mjs'),
  ]
  return measureProving(posedPairs())
}

/** One question to z3 in a process of its own: it keeps threads, and ends its process where its memory does not reach. */
function poseToZ3(href, number) {
  const script = `const { poseToZ3 } = await import(${JSON.stringify(href)})
    process.send(await poseToZ3(${number}), () => process.exit(0))`
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    child.once('message', resolve)
    child.once('exit', () => resolve(null))
  })
}

function round(number) {
  return Math.round(number * 100) / 100
}
