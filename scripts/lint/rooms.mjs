/**
 * Who may import what. This table is the architecture: `biome.json` is generated from it (`node scripts/lint/biome.mjs`),
 * and `scripts/rooms.test.mjs` holds that no folder leads back to itself.
 */

/** Every part of the tree that has rules of its own, by name: the files in it, and how others name it in an import. */
export const ROOMS = {
  model: { files: ['lib/matcher/model/**'], as: ['#lib/matcher/model/**'] },
  sets: { files: ['lib/matcher/sets/**'], as: ['#lib/matcher/sets/**'] },
  rules: { files: ['lib/matcher/rules/**'], as: ['#lib/matcher/rules/**'] },
  cells: { files: ['lib/matcher/cells/**'], as: ['#lib/matcher/cells/**'] },
  compare: { files: ['lib/matcher/compare/**'], as: ['#lib/matcher/compare/**'] },
  survey: { files: ['lib/matcher/survey/**'], as: ['#lib/matcher/survey/**'] },
  sweep: { files: ['lib/matcher/sweep/**'], as: ['#lib/matcher/sweep/**'] },
  matcher: { files: ['lib/matcher/index.ts'], as: ['#lib/matcher'] },
  texts: { files: ['lib/texts/**'], as: ['#lib/texts/**', '#texts/**'] },
  scenario: { files: ['lib/scenario/**'], as: ['#lib/scenario/**'] },
  exchange: { files: ['lib/exchange/**'], as: ['#lib/exchange/**'] },
  contract: { files: ['lib/contract/**'], as: ['#lib/contract/**'] },
  client: { files: ['lib/client/**'], as: ['#lib/client/**'] },
  server: { files: ['lib/server/*.ts'], as: ['#lib/server/*'] },
  http: { files: ['lib/server/http/**'], as: ['#lib/server/http/**'] },
  dns: { files: ['lib/server/dns/**'], as: ['#lib/server/dns/**'] },
  sessions: { files: ['lib/server/sessions/**'], as: ['#lib/server/sessions/**'] },
  workers: { files: ['lib/server/workers/**'], as: ['#lib/server/workers/**'] },
  services: { files: ['lib/server/services/**'], as: ['#lib/server/services/**'] },
  store: { files: ['lib/server/store/**'], as: ['#lib/server/store/**'] },
  prisma: { files: [], as: ['@prisma/**', '@libsql/**', '#lib/server/generated/**'] },
  ui: { files: ['components/ui/**'], as: ['#components/ui/**'] },
  components: { files: ['components/**', '!components/ui/**'], as: ['#components/**', '!#components/ui/**'] },
  routes: { files: ['app/api/**'], as: [] },
  pages: { files: ['app/**', '!app/api/**'], as: [] },
}

const ENGINE = ['model', 'sets', 'rules', 'cells', 'compare', 'survey', 'sweep']

/** The rooms that a room may import, itself included without saying; and `packages`, where only some may be used. */
export const MAY_IMPORT = {
  sets: { rooms: [], packages: [] },
  model: { rooms: ['sets'], packages: [] },
  rules: { rooms: ['model', 'sets'], packages: [] },
  cells: { rooms: ['model', 'sets', 'rules'], packages: [] },
  compare: { rooms: ['model', 'sets', 'rules', 'cells'], packages: [] },
  survey: { rooms: ['model', 'sets', 'rules', 'cells'], packages: [] },
  sweep: { rooms: ['model', 'sets', 'rules', 'cells'], packages: [] },
  matcher: { rooms: ENGINE, packages: [] },
  texts: { rooms: [], packages: ['icu-minify/compile'] },
  scenario: { rooms: ['matcher'], packages: ['zod'] },
  exchange: { rooms: ['matcher', 'scenario'] },
  contract: { rooms: ['matcher', 'scenario', 'exchange'], packages: ['zod'] },
  client: { rooms: ['matcher', 'scenario', 'exchange', 'contract', 'texts'] },
  server: { rooms: ['scenario', 'contract'] },
  http: { rooms: ['server', 'scenario', 'contract', 'texts', 'sessions'] },
  dns: { rooms: ['server', 'exchange'] },
  sessions: { rooms: ['server', 'store'] },
  workers: { rooms: ['matcher', 'scenario', 'exchange', 'contract', 'texts', 'server'] },
  services: { rooms: ['matcher', 'scenario', 'exchange', 'contract', 'texts', 'server', 'dns', 'store', 'workers'] },
  store: { rooms: ['matcher', 'scenario', 'contract', 'server', 'prisma'] },
  ui: { rooms: [] },
  components: { rooms: ['matcher', 'scenario', 'exchange', 'contract', 'texts', 'client', 'ui'] },
  routes: { rooms: ['contract', 'texts', 'server', 'http', 'workers', 'services'] },
  pages: { rooms: ['scenario', 'contract', 'client', 'texts', 'components', 'ui'] },
}

/** What is said to somebody who imports a room from where it may not be imported. */
export const INSTEAD = {
  engine: "The matcher has one door: import from '#lib/matcher', and export there what is missing.",
  matcher: 'What stands here knows nothing of mail: services, views and components ask the matcher.',
  texts: 'Return a code and its values. Sentences stand in lib/texts, and who shows them puts them together.',
  scenario: 'The matcher and components/ui know no scenario documents: hand in what they need.',
  exchange: 'lib/exchange stands above: it imports this room, not the other way round.',
  contract: 'The HTTP contract stands above: define the type here, and let lib/contract make its schema of it.',
  client: 'lib/client is for the browser. What both sides need belongs into lib/scenario or lib/exchange.',
  server: 'The server is reached over HTTP only: call it through #lib/client/api.',
  http: 'A service takes plain arguments, never a Request: the route unpacks it.',
  dns: 'Only services ask DNS.',
  sessions: 'Only the guards in lib/server/http ask for a session.',
  services: 'Routes call services; nothing below calls them.',
  store: 'Only services and sessions call the store.',
  prisma: 'Only lib/server/store knows Prisma: add a function there.',
  ui: 'Components stand on top: nothing below them knows them.',
  components: 'Components stand on top: nothing below them knows them.',
}

/** Rules of a room beside the table: imports that are refused there, with what to do instead. */
export const ALSO_REFUSED = {
  exchange: [
    [
      ['next', 'next/**', 'react', 'react-dom/**'],
      'This room runs without a framework; routes and pages adapt it to Next.',
    ],
    [['node:*'], 'lib/exchange is pure: it reads text in the page, too.'],
  ],
  texts: [[['node:*', 'next', 'next/**'], 'Texts are read in the page, too.']],
  client: [[['node:*', 'next', 'next/**'], 'lib/client runs in the browser, without a framework.']],
  services: [
    [
      ['next', 'next/**', 'react', 'react-dom/**'],
      'This room runs without a framework; routes and pages adapt it to Next.',
    ],
  ],
  store: [
    [
      ['next', 'next/**', 'react', 'react-dom/**'],
      'This room runs without a framework; routes and pages adapt it to Next.',
    ],
  ],
  components: [
    [['node:*'], 'Components run in the browser.'],
    [
      ['next/dynamic'],
      'What it loads suspends the page, and letters typed meanwhile are lost: use loadOnDemand() of #components/ui/load-on-demand.',
    ],
  ],
  ui: [
    [['node:*'], 'Components run in the browser.'],
    [['use-intl', 'use-intl/**'], 'components/ui could ship in another product: its few words come from UiTexts.'],
  ],
}

export const NO_PARENT = "'..' never: './x' is mine or below, '#lib/…' and '#components/…' are another room."
export const NO_PACKAGE =
  'This room uses no package beside those in scripts/lint/rooms.mjs: it runs everywhere, and a reader sees only its subject.'
export const NO_CLOCK = 'lib/matcher is pure: no clock, no randomness, no I/O. Take the value as an argument.'

/** Globals that would make the matcher impure. */
export const IMPURE_GLOBALS = [
  'Date',
  'performance',
  'crypto',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'process',
  'console',
  'fetch',
  'window',
  'globalThis',
  'Intl',
]

/** Rooms inside lib/matcher; all others enter by its door. */
export const ENGINE_ROOMS = ENGINE
