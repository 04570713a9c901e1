import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '#e2e/api-fixtures'
import { type StartedServer, startServer } from '#e2e/server'
import { callerOf } from './caller'

const DAMAGES = {
  removed: (file: string) => rm(file),
  'moved away': (file: string) => rename(file, `${file}.away`),
} as const

test('once the write-ahead log is removed or moved away, no acknowledged save is lost, up to SIGTERM and SIGKILL', async () => {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'planner-log-'))
  const started = () => startServer({ dataFolder })
  let server = await started()
  const id = await callerOf(server).create('Revision 1')
  let acknowledged = 1
  const save = async (at: StartedServer) => {
    const { status } = await callerOf(at).save(id, acknowledged, `Revision ${acknowledged + 1}`)
    expect(status).toBe(200)
    acknowledged += 1
  }
  for (const [what, damage] of Object.entries(DAMAGES))
    for (const signal of ['SIGTERM', 'SIGKILL'] as const)
      await test.step(`${what}, up to ${signal}`, async () => {
        for (let round = 0; round < 3; round++) {
          for (const _ of [1, 2, 3]) await save(server)
          await damage(path.join(dataFolder, 'planner.db-wal'))
        }
        await save(server)
        expect(server.output()).toContain('planner.db-wal was removed or replaced. What it held was saved.')
        await server.stop(signal)
        server = await started()
        expect(await callerOf(server).read(`/api/scenarios/${id}`)).toMatchObject({
          revision: acknowledged,
          document: { title: `Revision ${acknowledged}` },
        })
      })
  await server.stop()
  await rm(dataFolder, { recursive: true })
})
