import { fork } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from '#scripts/settings'
import { withFolder } from '#scripts/testing/sample-database'
import { lockDatabase } from './lock.mjs'

const given = withFolder()
const file = () => path.join(given.folder, 'planner.db')

/** A process that holds the lock, and kills itself after so many milliseconds. */
async function holder(milliseconds) {
  const child = fork(path.join(ROOT, 'scripts/testing/lock-holder.mjs'), [file(), String(milliseconds)])
  await once(child, 'message')
  return child
}

it('a database is locked by one process at a time, and free when that is killed', async () => {
  const child = await holder(60_000)
  await expect(lockDatabase(file(), 100)).rejects.toThrow(
    `Another process uses ${file()}: a server that runs already, or a restore. Stop it first, or name another DATA_DIR.`,
  )
  child.kill('SIGKILL')
  await once(child, 'exit')
  const unlock = await lockDatabase(file(), 100)
  await unlock()
})

it('a lock is taken once the process that is just stopping has ended', async () => {
  await holder(300)
  const unlock = await lockDatabase(file(), 30_000)
  expect(unlock).toEqual(expect.any(Function))
  await unlock()
})

it('an unlocked database can be locked again', async () => {
  for (let round = 0; round < 3; round++) {
    const unlock = await lockDatabase(file(), 100)
    await unlock()
  }
  expect(statSync(`${file()}.lock`).mode & 0o777).toBe(0o600)
})

it('a place where nothing can be written is said', async () => {
  const nowhere = path.join(given.folder, 'nowhere/planner.db')
  await expect(lockDatabase(nowhere, 100)).rejects.toThrow(`${nowhere} cannot be locked for this process: ENOENT`)
})
