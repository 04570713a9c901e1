import { AppError } from './errors'

/** So many failures within so many seconds are let through; beyond that the address waits. */
export type Allowance = { readonly name: string; readonly most: number; readonly seconds: number }

export const KEY_ATTEMPTS: Allowance = { name: 'key', most: 60, seconds: 60 }
export const TOKEN_ATTEMPTS: Allowance = { name: 'share token', most: 30, seconds: 60 }

type Window = { count: number; endsAt: number }

/** Addresses remembered at most. Beyond that the oldest is forgotten, so that guessing from many addresses costs no memory. */
const MOST_ADDRESSES = 10_000

/** Counts failed attempts by address in fixed windows, in memory: a restart forgives. */
export class Failures {
  readonly #windows: Map<string, Window>
  readonly #now: () => number

  constructor(windows: Map<string, Window> = new Map(), now: () => number = Date.now) {
    this.#windows = windows
    this.#now = now
  }

  /** Notes one failed attempt; throws 429 in its place while the address has used up its allowance. */
  count({ name, most, seconds }: Allowance, address: string): void {
    const key = `${name} ${address}`
    const window = this.#windows.get(key)
    const left = window === undefined ? 0 : window.endsAt - this.#now()
    if (window === undefined || left <= 0) this.#open(key, this.#now() + seconds * 1000)
    else if (window.count < most) window.count += 1
    else throw tooMany(Math.max(1, Math.ceil(left / 1000)))
  }

  #open(key: string, endsAt: number): void {
    this.#windows.delete(key)
    const oldest = this.#windows.size >= MOST_ADDRESSES ? this.#windows.keys().next().value : undefined
    if (oldest !== undefined) this.#windows.delete(oldest)
    this.#windows.set(key, { count: 1, endsAt })
  }
}

const tooMany = (seconds: number) =>
  new AppError('too-many-attempts', `Too many wrong attempts from this address. Try again in ${seconds} s.`, {
    headers: { 'Retry-After': String(seconds) },
  })

// Next bundles the proxy and every route apart, each with its own copy of this module; the count must be one. Only plain
// data is shared: an error made by another copy's class would not be known for what it is.
const home: { plannerFailures?: Map<string, Window> } & typeof globalThis = globalThis
home.plannerFailures ??= new Map()
export const failures: Failures = new Failures(home.plannerFailures)

/** The network address of the caller, as `scripts/serve.mjs` has set it from the socket: what a caller sends is overwritten. */
export function addressOf(headers: Headers): string {
  return headers.get('x-forwarded-for') ?? 'unknown'
}
