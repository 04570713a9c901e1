import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { MIGRATIONS, POSTGRESQL_MIGRATIONS, readMigrations } from '#scripts/database/migrations'
import { postgresqlSchema, SCHEMA } from './schema.mjs'

it('the schema for PostgreSQL is the one made from prisma/schema.prisma', () => {
  expect(readFileSync(SCHEMA, 'utf8'), 'run "node scripts/database/postgresql/schema.mjs"').toBe(postgresqlSchema())
})

it('PostgreSQL has a migration of the same name for every one of SQLite', () => {
  const names = (folder) => readMigrations(folder).map(({ name }) => name)
  expect(names(POSTGRESQL_MIGRATIONS)).toEqual(names(MIGRATIONS))
})
