import { openSqlite } from '#scripts/database/sqlite'

/** Writes and ends the process as SIGKILL does, so that what was written stays in the write-ahead log. */
export async function writeAndDie(file, statement) {
  const client = await openSqlite(file)
  await client.execute(statement)
  process.kill(process.pid, 'SIGKILL')
}
