import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '#e2e/api-fixtures'

const run = promisify(execFile)
const ROOT = path.dirname(path.dirname(import.meta.dirname))

/** The main job of the API: judge senders, save a scenario, prove its plan, share it, and read it as whoever got the link. */
const MAIN_JOB = `
import { Api } from './client.js'

const { api } = new Api({
  baseUrl: process.argv[2] ?? '',
  baseApiParams: { headers: { authorization: 'Bearer ' + (process.argv[3] ?? '') } },
})
const tenant = { acceptedDomains: ['contoso.com'] }
const connectors = [
  { id: 'a', name: 'Filter A', senderDomains: ['*'], senderIPAddresses: ['192.0.2.0/24'], restrictDomainsToIPAddresses: true },
]
const senders = [
  { id: 's', sourceIP: '203.0.113.66', tls: true, certificateNames: [], mailFrom: 'a@fabrikam.com', recipient: 'b@contoso.com' },
]
const scenario = {
  schemaVersion: 2 as const,
  title: 'Made by a generated client',
  services: [{ id: 'a', name: 'Filter A', networks: ['192.0.2.0/24'] }],
  phases: [{ id: 'p1', name: 'As is', tenant, connectors, mx: [{ domain: 'contoso.com', to: ['a'] }] }],
}
const match = await api.match({ tenant, connectors, senders })
const saved = await api.createScenario(scenario)
const plan = await api.plan(scenario)
const link = await api.createShareLink(saved.data.id, {})
const shared = await api.readShared({ headers: { 'Share-Token': link.data.token } })
console.log(JSON.stringify([match.data.verdicts[0]?.outcome, plan.data.cells.map(({ who }) => who), shared.data.document.title]))
`

const COMPILER_OPTIONS = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  module: 'esnext',
  moduleResolution: 'bundler',
  target: 'es2022',
  lib: ['es2023', 'dom', 'dom.iterable'],
  types: ['node'],
  typeRoots: [path.join(ROOT, 'node_modules/@types')],
  rootDir: '.',
  outDir: 'out',
}

test('a client that is generated from the description compiles under strict types and does the main job', async ({
  api,
  server,
}, testInfo) => {
  const folder = testInfo.outputPath('client')
  await mkdir(folder, { recursive: true })
  const write = (name: string, text: string) => writeFile(path.join(folder, name), text)
  await write('openapi.json', await (await api.get('/api/openapi.json')).text())
  await write('main.ts', MAIN_JOB)
  await write('package.json', JSON.stringify({ type: 'module' }))
  await write('tsconfig.json', JSON.stringify({ compilerOptions: COMPILER_OPTIONS, files: ['main.ts'] }))
  const node = (...args: string[]) => run(process.execPath, args, { cwd: folder })
  const program = (...parts: string[]) => path.join(ROOT, 'node_modules', ...parts)

  const generator = program('swagger-typescript-api', 'dist', 'cli.mjs')
  await node(generator, 'generate', '--path', 'openapi.json', '--output', folder, '--name', 'client.ts')
  const compiled = await node(program('typescript', 'bin', 'tsc'), '-p', folder).catch((error) => error)
  expect(compiled.stdout).toBe('')

  const { stdout } = await node(path.join(folder, 'out', 'main.js'), server.url, server.key)
  expect(JSON.parse(stdout)).toEqual([
    'rejected',
    ['service:a', 'otherCustomers:a', 'everybodyElse'],
    'Made by a generated client',
  ])
})
