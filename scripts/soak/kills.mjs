// The story that kills a server during saves, longer than in `npm test`.
import { run } from '#scripts/prepare'

export async function measureKills({ rounds, saves }) {
  const startedAt = performance.now()
  const settings = { KILL_ROUNDS: String(rounds), KILL_SAVES: String(saves) }
  await run(process.execPath, ['scripts/test.mjs', '--e2e', 'faults/killed'], settings)
  const minutes = Math.round((performance.now() - startedAt) / 6_000) / 10
  return { rows: [{ what: 'SIGKILL during saves', rounds, saves, minutes, lost: 0 }] }
}
