// Everything on PostgreSQL: the stories of all kinds, two processes under load while one is killed and the database goes away,
// and backups under write load that come back through SQLite. Longer than in `npm test`.
import { withServedEmptyPage, withServedProduct } from '#scripts/bench/served'
import { run } from '#scripts/prepare'
import { newDatabase } from '#scripts/testing/new-database'
import { startPostgresql } from '#scripts/testing/postgresql'
import { measureLoad } from './load.mjs'

/** Every story, with the database away for so many seconds; and so many backups that go there and back. */
export async function measurePostgresql({ secondsAway, drills, isEveryStory }) {
  const rows = []
  const timed = async (what, figures, work) => {
    const startedAt = performance.now()
    await work()
    rows.push({ what, ...figures, minutes: Math.round((performance.now() - startedAt) / 6_000) / 10, wrong: 0 })
  }
  await timed('backups there and back under write load', { drills }, () =>
    run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project=postgresql', 'scripts/backup/drills'], {
      PLANNER_DRILLS: String(drills),
    }),
  )
  const stories = isEveryStory ? [] : ['postgresql/load']
  await timed('stories, two processes under load, the database away', { secondsAway }, () =>
    run(process.execPath, ['scripts/test.mjs', '--e2e', '--project=postgresql', ...stories], {
      PLANNER_SECONDS_AWAY: String(secondsAway),
      PLANNER_EVERY_STORY: String(isEveryStory),
    }),
  )
  return { rows }
}

/** Reads and saves on PostgreSQL beside an empty route, as `measureLoad` has them on SQLite. */
export async function measureLoadOnPostgresql({ seconds }) {
  const server = await startPostgresql()
  try {
    const { url: DATABASE_URL } = await newDatabase(server.url('postgres'))
    return await withServedEmptyPage((emptyUrl, emptyServer) =>
      withServedProduct((url, product) => measureLoad({ url, server: product, emptyUrl, emptyServer, seconds }), {
        DATABASE_URL,
      }),
    )
  } finally {
    await server.remove()
  }
}
