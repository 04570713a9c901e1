import { defineConfig } from 'prisma/config'

const url = process.env.DATABASE_URL ?? 'file:./data/planner.db'
const folder = /^postgres(ql)?:/.test(url) ? 'prisma/postgresql' : 'prisma'

export default defineConfig({
  schema: `${folder}/schema.prisma`,
  migrations: { path: `${folder}/migrations` },
  datasource: { url },
})
