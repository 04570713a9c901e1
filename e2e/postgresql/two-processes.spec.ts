import { expect } from '#e2e/api-fixtures'
import { callerOf } from '#e2e/faults/caller'
import { runCommand, type StartedServer, startServer } from '#e2e/server'
import { test, testAlone } from './several'

test('two processes that start at once on an empty database share scenarios, sessions, links and conflicts', async ({
  join,
}) => {
  const [a, b] = await Promise.all([join(), join()])
  const [atA, atB] = [callerOf(a), callerOf(b)]
  const id = await atA.create('Shared')
  expect(await atB.read(`/api/scenarios/${id}`)).toMatchObject({ revision: 1, document: { title: 'Shared' } })

  const saves = await Promise.all([atA.save(id, 1, 'From A'), atB.save(id, 1, 'From B')])
  expect(saves.map(({ status }) => status).sort()).toEqual([200, 412])
  const latest = await atA.read(`/api/scenarios/${id}`)
  expect(await atB.read(`/api/scenarios/${id}`)).toEqual(latest)

  const link = await (await atA.send('POST', `/api/scenarios/${id}/share-links`, {})).json()
  const opened = () => fetch(`${b.url}/api/share`, { headers: { 'share-token': link.token } })
  expect((await opened()).status).toBe(200)
  await atA.send('DELETE', `/api/scenarios/${id}/share-links/${link.id}`)
  expect((await opened()).status).toBe(404)

  const signedIn = await atA.send('POST', '/api/session', { key: a.key })
  const [cookie = ''] = (signedIn.headers.get('set-cookie') ?? '').split(';')
  const listed = () => fetch(`${b.url}/api/scenarios`, { headers: { cookie } })
  expect((await listed()).status).toBe(200)
  const signOut = { method: 'DELETE', headers: { cookie, origin: 'http://planner.example' } }
  expect((await fetch(`${a.url}/api/session`, signOut)).status).toBe(204)
  expect((await listed()).status).toBe(401)
})

test('two processes count wrong share links of one address together', async ({ join }) => {
  const [a, b] = await Promise.all([join(), join()])
  const open = ({ url }: StartedServer) => fetch(`${url}/api/share`, { headers: { 'share-token': 'A'.repeat(43) } })
  // One after the other: a busy machine may answer one of thirty at once that it has no time.
  for (let i = 0; i < 30; i++) expect((await open(a)).status).toBe(404)
  await expect.poll(async () => (await open(b)).status).toBe(429)
  expect((await open(a)).status).toBe(429)
})

test('both examples are added once, whichever process is asked first', async ({ join }) => {
  const servers = await Promise.all([join(), join()])
  const lists = servers.flatMap((server) => Array.from({ length: 5 }, () => callerOf(server).read('/api/scenarios')))
  await Promise.all(lists)
  for (const server of servers) expect((await callerOf(server).read('/api/scenarios')).scenarios).toHaveLength(2)
})

test('what one process was working out when it was killed is worked out by the other', async ({ join }) => {
  const [a, b] = await Promise.all([join(), join()])
  const id = await callerOf(a).create('To be checked')
  await a.stop('SIGKILL')
  const stateOf = async () => {
    const { scenarios } = await callerOf(b).read('/api/scenarios')
    return scenarios.find((scenario: { id: string }) => scenario.id === id)?.summary.state
  }
  await expect.poll(stateOf, { timeout: 60_000 }).toBe('checked')
})

testAlone(
  'a server that starts while the database is away says so until it is back, and prints no password',
  async ({ join, postgresql }) => {
    const first = await join()
    const id = await callerOf(first).create('Kept')
    await postgresql.stop()
    const starting = join()
    await expect.poll(() => fetch(`${first.url}/api/health/ready`).then(({ status }) => status)).toBe(503)
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    await postgresql.start()
    const second = await starting
    expect(second.output()).toContain('cannot be reached, or is being restored. The server starts when it answers.')
    expect(await callerOf(second).read(`/api/scenarios/${id}`)).toMatchObject({ document: { title: 'Kept' } })
    for (const { output } of [first, second]) expect(output()).not.toContain(postgresql.password)
  },
)

test('a start with a wrong password ends with one sentence that does not hold it', async ({ databaseUrl }) => {
  const url = new URL(databaseUrl)
  url.password = 'wr0ng-passw0rd'
  const { code, output } = await runCommand('start', [], { DATABASE_URL: url.href, PORT: '9' })
  expect([code, output]).toEqual([
    1,
    expect.stringMatching(/^The database \S+ at \S+ refuses the user or the password/),
  ])
  expect(output).not.toMatch(/wr0ng|passw0rd/)
  expect(output.trimEnd().split('\n')).toHaveLength(1)
})

test('a backup of SQLite moves to PostgreSQL and back by the commands, and a running server keeps a restore out', async ({
  databaseUrl,
}) => {
  const onFile = await startServer({ env: { DATABASE_URL: '' } })
  const id = await callerOf(onFile).create('Moves')
  const document = await callerOf(onFile).read(`/api/scenarios/${id}`)
  const { token } = await (await callerOf(onFile).send('POST', `/api/scenarios/${id}/share-links`, {})).json()
  const file = `${onFile.dataFolder}/moves.jsonl`
  const env = { DATABASE_URL: databaseUrl, DATA_DIR: onFile.dataFolder }
  expect((await runCommand('backup', [file], { DATA_DIR: onFile.dataFolder })).code).toBe(0)
  const restored = await runCommand('restore', [file, '--keep-share-links'], env)
  expect([restored.code, restored.output]).toEqual([
    0,
    expect.stringMatching(/^Restored .*1 Scenario.* to the database test_/),
  ])

  const server = await startServer({ dataFolder: onFile.dataFolder, env: { DATABASE_URL: databaseUrl } })
  expect(await callerOf(server).read(`/api/scenarios/${id}`)).toEqual(document)
  expect((await fetch(`${server.url}/api/share`, { headers: { 'share-token': token } })).status).toBe(200)
  const refused = await runCommand('restore', [file], env)
  expect([refused.code, refused.output]).toEqual([1, expect.stringContaining('Another process uses the database')])
  const again = await runCommand('backup', [`${file}.again`], env)
  expect([again.code, again.output]).toEqual([0, expect.stringContaining('1 Scenario')])
  await server.stop()
  await onFile.stop()
})
