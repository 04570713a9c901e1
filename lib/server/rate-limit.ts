import { AppError } from '#lib/server/errors'

/** So many of `what` within so many seconds are let through; beyond that the address waits. */
export type Allowance = { readonly what: string; readonly most: number; readonly seconds: number }

export const KEY_ATTEMPTS: Allowance = { what: 'wrong access keys', most: 60, seconds: 60 }
export const TOKEN_ATTEMPTS: Allowance = { what: 'wrong share links', most: 30, seconds: 60 }
/** More than people behind one proxy load, and the page of a share link is work for the server. */
export const PAGES_WITHOUT_KEY: Allowance = { what: 'pages without the access key', most: 600, seconds: 60 }

type Window = { count: number; endsAt: number }

/** Addresses remembered at most. Beyond that the oldest is forgotten, so that guessing from many addresses costs no memory. */
const MOST_ADDRESSES = 10_000

/** Tells whoever counts together with this process of one attempt. */
type Tell = (key: string, seconds: number) => void

/** Counts by address what has an allowance, such as wrong access keys, in fixed windows, in memory: a restart forgives. */
export class AttemptCounter {
  readonly #windows: Map<string, Window>
  readonly #now: () => number
  readonly #tell: Tell

  constructor(windows: Map<string, Window> = new Map(), now: () => number = Date.now, tell: Tell = () => undefined) {
    this.#windows = windows
    this.#now = now
    this.#tell = tell
  }

  /** Notes one attempt; throws 429 in its place while the address has used up its allowance. */
  count(allowance: Allowance, address: string): void {
    const seconds = this.secondsLeft(allowance, address)
    if (seconds > 0) throw tooMany(allowance, seconds)
    const key = keyOf(allowance, address)
    this.note(key, allowance.seconds)
    this.#tell(key, allowance.seconds)
  }

  /** Notes one attempt, also one that another server process has told of. */
  note(key: string, seconds: number): void {
    const window = this.#windows.get(key)
    if (window === undefined || window.endsAt <= this.#now()) this.#open(key, this.#now() + seconds * 1000)
    else window.count += 1
  }

  /** The seconds that the address has to wait, having used up its allowance; 0 while it has not. */
  secondsLeft(allowance: Allowance, address: string): number {
    const window = this.#windows.get(keyOf(allowance, address))
    if (window === undefined || window.count < allowance.most) return 0
    return Math.max(0, Math.ceil((window.endsAt - this.#now()) / 1000))
  }

  #open(key: string, endsAt: number): void {
    this.#windows.delete(key)
    const oldest = this.#windows.size >= MOST_ADDRESSES ? this.#windows.keys().next().value : undefined
    if (oldest !== undefined) this.#windows.delete(oldest)
    this.#windows.set(key, { count: 1, endsAt })
  }
}

const keyOf = ({ what }: Allowance, address: string): string => `${what} ${address}`

const tooMany = ({ what }: Allowance, seconds: number) =>
  new AppError('too-many-attempts', `Too many ${what} from this address. Try again in ${seconds} s.`, {
    headers: { 'Retry-After': String(seconds) },
  })

// Next bundles the proxy and every route apart, each with its own copy of this module; the count must be one. Only plain
// data is shared: an error made by another copy's class would not be known for what it is. Server processes on one
// PostgreSQL database count together: scripts/database/postgresql/shared-attempts.mjs sets the first function and calls the
// second.
const home: {
  plannerAttempts?: Map<string, Window>
  plannerTellAttempt?: Tell
  plannerNoteAttempt?: Tell
} & typeof globalThis = globalThis
home.plannerAttempts ??= new Map()
export const attempts: AttemptCounter = new AttemptCounter(home.plannerAttempts, Date.now, (key, seconds) =>
  home.plannerTellAttempt?.(key, seconds),
)
home.plannerNoteAttempt = (key, seconds) => attempts.note(key, seconds)

/** The network address of the caller, as `scripts/serve.mjs` has set it from the socket: what a caller sends is overwritten. */
export function addressOf(headers: Headers): string {
  return headers.get('x-forwarded-for') ?? 'unknown'
}
