// The migrations of this program: prisma/migrations, one folder each, in the order of their names.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '#scripts/settings'

export const MIGRATIONS = path.join(ROOT, 'prisma/migrations')

/** Every migration of a folder with its SQL and the checksum that Prisma stores for it. */
export function readMigrations(folder = MIGRATIONS) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const script = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') }
    })
}
