import { copyFile, cp, mkdir, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '#e2e/api-fixtures'
import { runCommand, runNode, startServer } from '#e2e/server'
import { callerOf } from './caller'

let parent: string
/** A data folder in which a server has stored the scenario with this id, and was stopped. */
let used: string
let id: string

test.beforeAll(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'planner-faults-'))
  used = path.join(parent, 'used')
  const server = await startServer({ dataFolder: used })
  id = await callerOf(server).create('Kept')
  await server.stop()
})
test.afterAll(() => rm(parent, { recursive: true, force: true }))

/** A copy of the used data folder. */
async function copyOfUsed(name: string): Promise<{ dataFolder: string; file: string }> {
  const dataFolder = path.join(parent, name)
  await cp(used, dataFolder, { recursive: true })
  return { dataFolder, file: path.join(dataFolder, 'planner.db') }
}

async function overwrite(file: string, position: number, length: number): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.write(Buffer.alloc(length, 0xaa), 0, length, position)
  await handle.close()
}

/** Runs SQL in a process of its own, whose end closes the file. */
const sql = (file: string, ...statements: string[]) => {
  const script = `import { openSqlite } from '#scripts/database/sqlite'
    const client = await openSqlite(process.argv[1])
    for (const statement of process.argv.slice(2)) await client.execute(statement)`
  return runNode(['--input-type=module', '-e', script, '--', file, ...statements], {})
}

const wrong: [string, (file: string) => Promise<unknown>, string][] = [
  ['missing', (file) => rm(file), 'is missing, although this data folder was used before.'],
  ['empty', (file) => writeFile(file, ''), 'is empty (0 bytes), although this data folder was used before.'],
  ['a folder', (file) => rm(file).then(() => mkdir(file)), 'is a folder, not a database.'],
  [
    'a text',
    (file) => writeFile(file, 'Notes about the switch'),
    'is no SQLite database, or its first page is damaged.',
  ],
  ['damaged in its header', (file) => overwrite(file, 0, 16), 'is no SQLite database, or its first page is damaged.'],
  ['damaged in a page', (file) => overwrite(file, 4096, 4096), 'is damaged ('],
  ['of another program', (file) => rm(file).then(() => sql(file, 'CREATE TABLE x (y)')), 'belongs to another program'],
  [
    'of a newer version',
    (file) =>
      sql(
        file,
        `UPDATE "_prisma_migrations" SET migration_name = '2099_new' WHERE migration_name <> '20261124040951_init'`,
      ),
    'was written by a newer version of Connector Planner (migration 2099_new).',
  ],
]
for (const [index, [state, damage, sentence]] of wrong.entries())
  test(`a start says in one sentence that the database is ${state}, and changes nothing`, async () => {
    const { dataFolder, file } = await copyOfUsed(`wrong-${index}`)
    await damage(file)
    const before = await readFile(file).catch(() => null)
    const { code, output } = await runCommand('start', [], { DATA_DIR: dataFolder })
    expect([code, output]).toEqual([1, expect.stringContaining(`${file} ${sentence}`)])
    expect(output.trimEnd().split('\n')).toHaveLength(1)
    expect(await readFile(file).catch(() => null)).toEqual(before)
  })

test('a start with --new-database begins with an empty one where the database is missing', async () => {
  const { dataFolder, file } = await copyOfUsed('new')
  await rm(file)
  const server = await startServer({ dataFolder, args: ['--new-database'] })
  expect((await callerOf(server).send('GET', `/api/scenarios/${id}`)).status).toBe(404)
  await server.stop()
})

for (const [what, damage] of [
  ['removed', (file: string) => rename(file, `${file}.away`)],
  ['replaced by a copy', (file: string) => rename(file, `${file}.away`).then(() => copyFile(`${file}.away`, file))],
] as const)
  test(`once the database file is ${what}, every save is refused, and after it is back nothing acknowledged is missing`, async () => {
    const { dataFolder, file } = await copyOfUsed(what.replaceAll(' ', '-'))
    const server = await startServer({ dataFolder })
    const caller = callerOf(server)
    expect((await caller.save(id, 1, 'Second')).status).toBe(200)
    await damage(file)
    const refused = await caller.save(id, 2, 'Third')
    expect([refused.status, (await refused.json()).detail]).toEqual([
      503,
      expect.stringContaining('was removed or replaced'),
    ])
    expect((await fetch(`${server.url}/api/health/ready`)).status).toBe(503)
    expect((await fetch(`${server.url}/api/health/live`)).status).toBe(200)
    expect(server.output()).toContain(`${file} was removed, replaced or emptied: nothing is saved.`)
    await rm(file, { force: true })
    await rename(`${file}.away`, file)
    expect((await caller.save(id, 2, 'Third')).status).toBe(200)
    await server.stop()
    const again = await startServer({ dataFolder })
    expect(await callerOf(again).read(`/api/scenarios/${id}`)).toMatchObject({
      revision: 3,
      document: { title: 'Third' },
    })
    await again.stop()
  })

test('once the database file is emptied, every save is refused, and so is the next start', async () => {
  const { dataFolder, file } = await copyOfUsed('emptied')
  const server = await startServer({ dataFolder })
  await writeFile(file, '')
  expect((await callerOf(server).save(id, 1, 'Lost')).status).toBe(503)
  expect((await fetch(`${server.url}/api/health/ready`)).status).toBe(503)
  await server.stop('SIGKILL')
  const { code, output } = await runCommand('start', [], { DATA_DIR: dataFolder })
  expect([code, output]).toEqual([1, expect.stringContaining('is empty (0 bytes)')])
})

test('a second server on the same data folder is refused, and takes over once the first was killed', async () => {
  const { dataFolder, file } = await copyOfUsed('twice')
  const first = await startServer({ dataFolder })
  const { code, output } = await runCommand('start', [], { DATA_DIR: dataFolder })
  expect([code, output]).toEqual([1, expect.stringContaining(`Another process uses ${file}`)])
  expect(output.trimEnd().split('\n')).toHaveLength(1)
  expect((await callerOf(first).save(id, 1, 'Second')).status).toBe(200)
  await first.stop('SIGKILL')
  const second = await startServer({ dataFolder })
  expect(await callerOf(second).read(`/api/scenarios/${id}`)).toMatchObject({ revision: 2 })
  await second.stop()
})

test('a copy of the database file of a stopped server holds its last save', async () => {
  const { dataFolder, file } = await copyOfUsed('copied')
  const server = await startServer({ dataFolder })
  for (const revision of [1, 2, 3]) await callerOf(server).save(id, revision, `After ${revision}`)
  await server.stop()
  const elsewhere = path.join(parent, 'elsewhere')
  await mkdir(elsewhere, { mode: 0o700 })
  await copyFile(file, path.join(elsewhere, 'planner.db'))
  const other = await startServer({ dataFolder: elsewhere })
  expect(await callerOf(other).read(`/api/scenarios/${id}`)).toMatchObject({
    revision: 4,
    document: { title: 'After 3' },
  })
  await other.stop()
})
