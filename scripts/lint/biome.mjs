// Writes biome.json from the table of rooms. `--check` writes nothing and fails where the file is not what it would write.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  ALSO_REFUSED,
  ENGINE_ROOMS,
  IMPURE_GLOBALS,
  INSTEAD,
  MAY_IMPORT,
  NO_CLOCK,
  NO_PACKAGE,
  NO_PARENT,
  ROOMS,
} from './rooms.mjs'

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..')
const NOT_TESTS = ['!**/*.test.ts', '!**/testing/**']
const OWN_ALIASES = ['!./**', '!../**', '!#lib/**', '!#lib/matcher', '!#components/**', '!#texts/**', '!#scripts/**']

const refuse = (group, message) => ({ group, message })
const imports = (patterns) => ({
  level: 'error',
  options: { patterns: [refuse(['..', '../**'], NO_PARENT), ...patterns] },
})

/** Names of rooms that the room may not import, but for those that nobody imports. */
function refusedRooms(room) {
  const allowed = new Set([room, ...MAY_IMPORT[room].rooms])
  const isEngine = ENGINE_ROOMS.includes(room) || room === 'matcher'
  return Object.keys(ROOMS).filter(
    (other) => !allowed.has(other) && ROOMS[other].as.length > 0 && (isEngine || !ENGINE_ROOMS.includes(other)),
  )
}

/** The patterns of one room: others that it may not import, the matcher but by its door, and packages. */
function patternsOf(room) {
  const isEngine = ENGINE_ROOMS.includes(room) || room === 'matcher'
  const rooms = refusedRooms(room).map((other) =>
    refuse(
      ROOMS[other].as,
      INSTEAD[other] ?? `${ROOMS[other].files[0]} stands above or beside this room: see scripts/lint/rooms.mjs.`,
    ),
  )
  const door = isEngine ? [] : [refuse(['#lib/matcher/**'], INSTEAD.engine)]
  const also = (ALSO_REFUSED[room] ?? []).map(([group, message]) => refuse(group, message))
  const { packages } = MAY_IMPORT[room]
  const none =
    packages === undefined ? [] : [refuse(['**', ...OWN_ALIASES, ...packages.map((name) => `!${name}`)], NO_PACKAGE)]
  return [...rooms, ...door, ...also, ...none]
}

function overrideOf(room) {
  return {
    includes: [...ROOMS[room].files, ...NOT_TESTS],
    linter: {
      rules: { suspicious: { noConsole: 'error' }, style: { noRestrictedImports: imports(patternsOf(room)) } },
    },
  }
}

const testsOverride = {
  includes: [
    'lib/**/*.test.ts',
    'lib/**/testing/**',
    '!lib/matcher/**',
    'components/**/*.test.ts',
    'e2e/**',
    'scripts/**',
  ],
  linter: {
    rules: {
      style: {
        noRestrictedImports: imports([refuse(['#lib/matcher/**', '!#lib/matcher/testing/**'], INSTEAD.engine)]),
      },
    },
  },
}

const matcherTestsOverride = {
  includes: ['lib/matcher/**/*.test.ts', 'lib/matcher/testing/**'],
  linter: { rules: { style: { noRestrictedImports: imports([]) } } },
}

const purityOverride = {
  includes: ['lib/matcher/**', ...NOT_TESTS],
  plugins: ['./scripts/lint/no-random.grit'],
  linter: {
    rules: {
      style: {
        noRestrictedGlobals: {
          level: 'error',
          options: { deniedGlobals: Object.fromEntries(IMPURE_GLOBALS.map((name) => [name, NO_CLOCK])) },
        },
      },
    },
  },
}

const CONFIG = {
  $schema: './node_modules/@biomejs/biome/configuration_schema.json',
  vcs: { enabled: true, clientKind: 'git', useIgnoreFile: true },
  files: { includes: ['**', '!package-lock.json', '!lib/server/generated'] },
  formatter: { indentStyle: 'space', indentWidth: 2, lineWidth: 120 },
  javascript: { formatter: { quoteStyle: 'single', semicolons: 'asNeeded' } },
  css: { parser: { tailwindDirectives: true } },
  linter: {
    rules: {
      preset: 'recommended',
      suspicious: { noImportCycles: { level: 'error', options: { ignoreTypes: false } } },
    },
  },
  overrides: [
    testsOverride,
    matcherTestsOverride,
    purityOverride,
    ...Object.keys(MAY_IMPORT).map(overrideOf),
    { includes: ['app/globals.css'], linter: { rules: { complexity: { noImportantStyles: 'off' } } } },
  ],
}

const biome = path.join(ROOT, 'node_modules/@biomejs/biome/bin/biome')
const text = execFileSync(process.execPath, [biome, 'format', '--stdin-file-path=biome.json'], {
  cwd: ROOT,
  input: JSON.stringify(CONFIG, null, 2),
  encoding: 'utf8',
})
const file = path.join(ROOT, 'biome.json')
if (!process.argv.includes('--check')) writeFileSync(file, text)
else if (readFileSync(file, 'utf8') !== text) {
  console.error('biome.json is not what scripts/lint/rooms.mjs says. Run: node scripts/lint/biome.mjs')
  process.exit(1)
}
