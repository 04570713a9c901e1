import { startPostgresql } from './postgresql.mjs'

/** Starts the PostgreSQL that the test files of a project share; returns what stops it. */
export async function setup() {
  const server = await startPostgresql()
  process.env.PLANNER_TEST_POSTGRESQL = server.url('postgres')
  return server.remove
}
