import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '#e2e/api-fixtures'
import { startServer } from '#e2e/server'
import { callerOf } from './caller'

for (const [what, damage] of [
  ['removed', (file: string) => rm(file)],
  ['moved away', (file: string) => rename(file, `${file}.away`)],
] as const)
  for (const signal of ['SIGTERM', 'SIGKILL'] as const)
    test(`once the write-ahead log is ${what}, no acknowledged save is lost, up to ${signal}`, async () => {
      const dataFolder = await mkdtemp(path.join(tmpdir(), 'planner-log-'))
      const server = await startServer({ dataFolder })
      const { create, save } = callerOf(server)
      const id = await create('Revision 1')
      let acknowledged = 1
      for (let round = 0; round < 3; round++) {
        for (const _ of [1, 2, 3]) {
          const { status } = await save(id, acknowledged, `Revision ${acknowledged + 1}`)
          expect(status).toBe(200)
          acknowledged += 1
        }
        await damage(path.join(dataFolder, 'planner.db-wal'))
      }
      expect((await save(id, acknowledged, 'Last')).status).toBe(200)
      expect(server.output()).toContain('planner.db-wal was removed or replaced. What it held was saved.')
      await server.stop(signal)
      const again = await startServer({ dataFolder })
      expect(await callerOf(again).read(`/api/scenarios/${id}`)).toMatchObject({
        revision: acknowledged + 1,
        document: { title: 'Last' },
      })
      await again.stop()
      await rm(dataFolder, { recursive: true })
    })
