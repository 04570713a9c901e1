// node scripts/database/postgresql/schema.mjs: writes prisma/postgresql/schema.prisma, the same models for PostgreSQL.
// Prisma takes no provider from the environment, so there are two files, and prisma/schema.prisma is the source.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from '#scripts/settings'

export const SCHEMA = path.join(ROOT, 'prisma/postgresql/schema.prisma')

const HEAD =
  '// Made from prisma/schema.prisma by "node scripts/database/postgresql/schema.mjs". Edit that file, and run it again.\n\n'

/** What differs in the second schema. */
const REPLACED = [
  ['"../lib/server/generated/prisma"', '"../../lib/server/generated/prisma-postgresql"'],
  ['"sqlite"', '"postgresql"'],
]

/** The schema for PostgreSQL, made from prisma/schema.prisma as it is now. */
export function postgresqlSchema() {
  const source = readFileSync(path.join(ROOT, 'prisma/schema.prisma'), 'utf8')
  return REPLACED.reduce((text, [from, to]) => text.replace(from, to), HEAD + source)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(SCHEMA, postgresqlSchema())
