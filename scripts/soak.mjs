// npm run soak: what takes too long for npm test. Prints tables and JSON.
// `npm run soak -- load` runs one part of those named below, and `--short` a few seconds of each.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { withServedEmptyPage, withServedProduct } from './bench/served.mjs'
import { ROOT } from './settings.mjs'
import { measureBesideLarge } from './soak/beside-large.mjs'
import { measureKills } from './soak/kills.mjs'
import { measureLoad } from './soak/load.mjs'
import { measureMemoryOverSaves } from './soak/memory-over-saves.mjs'
import { measureLoadOnPostgresql, measurePostgresql } from './soak/postgresql.mjs'

const PARTS = {
  kills: (isShort) => measureKills(isShort ? { rounds: 2, saves: 100 } : { rounds: 100, saves: 1_000 }),
  load: (isShort) =>
    withServedEmptyPage((emptyUrl, emptyServer) =>
      withServedProduct((url, server) =>
        measureLoad({ url, server, emptyUrl, emptyServer, seconds: isShort ? 4 : 20 }),
      ),
    ),
  memory: (isShort) => measureMemoryOverSaves(isShort ? { rounds: 3, saves: 200 } : { rounds: 5, saves: 2_000 }),
  loadOnPostgresql: (isShort) => measureLoadOnPostgresql({ seconds: isShort ? 4 : 20 }),
  postgresql: (isShort) =>
    measurePostgresql({ secondsAway: isShort ? 4 : 20, drills: isShort ? 3 : 20, isEveryStory: !isShort }),
  large: (isShort) =>
    withServedProduct((url, server) => measureBesideLarge({ url, server, seconds: isShort ? 8 : 60 })),
}

const args = process.argv.slice(2)
const isShort = args.includes('--short')
const named = args.filter((arg) => arg !== '--short')
const unknown = named.filter((part) => !Object.hasOwn(PARTS, part))
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. The parts are: ${Object.keys(PARTS).join(', ')}.`)
  process.exit(2)
}

const results = {}
for (const part of named.length > 0 ? named : Object.keys(PARTS)) results[part] = await PARTS[part](isShort)

const out = path.join(ROOT, 'bench-results')
mkdirSync(out, { recursive: true })
writeFileSync(path.join(out, 'soak.json'), `${JSON.stringify(results, null, 2)}\n`)
for (const [part, { rows, memory }] of Object.entries(results)) {
  console.log(`\n${part}`)
  console.table(rows)
  if (memory) console.log(`MiB of the server: ${memory.first} at first, ${memory.last} at last, ${memory.most} at most`)
}
console.log(JSON.stringify(results))
