import { createHash } from 'node:crypto'

/** What the environment says, read once. `scripts/settings.mjs` has checked and completed it before the server starts. */
export type Settings = {
  readonly accessKey: string
  /** `https://planner.example`, without a slash at the end; null where the server is only reached locally */
  readonly publicUrl: string | null
  readonly databaseUrl: string
  /** where this machine reaches the server, such as `http://127.0.0.1:3000` */
  readonly localUrl: string
  /** how long a deleted scenario can be restored */
  readonly binDays: number
  readonly isDevelopment: boolean
}

let known: Settings | null = null

/** The settings of this process. Throws when it was started without an access key or a database: nothing may be served then. */
export function settings(): Settings {
  known ??= readSettings(process.env)
  return known
}

function readSettings(env: NodeJS.ProcessEnv): Settings {
  const { ACCESS_KEY, PUBLIC_URL, DATABASE_URL, LOCAL_URL, BIN_DAYS } = env
  if (!ACCESS_KEY) throw new Error('No ACCESS_KEY: start the server with `npm start`, which makes one.')
  if (!DATABASE_URL) throw new Error('No DATABASE_URL: start the server with `npm start`, which names the file.')
  return {
    accessKey: ACCESS_KEY,
    publicUrl: PUBLIC_URL ? new URL(PUBLIC_URL).origin : null,
    databaseUrl: DATABASE_URL,
    localUrl: LOCAL_URL || 'http://127.0.0.1:3000',
    binDays: Number(BIN_DAYS || 30),
    isDevelopment: env.NODE_ENV === 'development',
  }
}

/** A short name for this server among others on the same host, whose cookies a browser would otherwise mix up. */
export function instanceName({ localUrl, publicUrl }: Settings): string {
  return createHash('sha256')
    .update(publicUrl ?? localUrl)
    .digest('hex')
    .slice(0, 8)
}
