import type { DnsFailure, DnsType, FlattenedSpf } from './flattened-spf'
import { type SpfProblem, spfProblem } from './problems'

/** The answer of a resolver. A missing name or a failing server is a `failure`, not an exception. */
export type DnsAnswer = {
  readonly values: readonly string[]
  /** seconds; null without an answer */
  readonly ttl: number | null
  readonly failure: DnsFailure | null
}

/** Resolves a name. TXT: the joined strings of each record; MX: host names by preference; A and AAAA: addresses. */
export type SpfResolver = (type: DnsType, name: string) => Promise<DnsAnswer>

export type SpfLimits = {
  /** terms that query DNS, in all records (RFC 7208 §4.6.4) */
  readonly lookups: number
  /** void look-ups (RFC 7208 §4.6.4) */
  readonly voidLookups: number
  /** mail servers of an `mx` term (RFC 7208 §4.6.4) */
  readonly mailServers: number
  /** terms of all records, addresses of one answer, characters of one record, entries of the list */
  readonly terms: number
  readonly addresses: number
  readonly recordLength: number
  readonly networks: number
}

export const SPF_LIMITS: SpfLimits = {
  lookups: 10,
  voidLookups: 2,
  mailServers: 10,
  terms: 10_000,
  addresses: 500,
  recordLength: 65_535,
  networks: 10_000,
}

type Step = FlattenedSpf['steps'][number]

/**
 * The look-ups of one walk, with the limits of a receiver. A term that queries DNS counts each time, even if its answer
 * is cached here. A missing name counts once for each address family, because a receiver queries A or AAAA, never both.
 */
export class Lookups {
  readonly steps: Step[] = []
  readonly problems: SpfProblem[] = []
  readonly limits: SpfLimits
  readonly #resolve: SpfResolver
  readonly #known = new Map<string, Promise<DnsAnswer>>()
  count = 0
  voidIpv4 = 0
  voidIpv6 = 0
  #isStopped = false

  constructor(resolve: SpfResolver, limits: SpfLimits) {
    this.#resolve = resolve
    this.limits = limits
  }

  addStep(parent: number | null, term: string | null, domain: string | null): number {
    return this.steps.push({ parent, term, domain, record: null, answers: [] }) - 1
  }

  /**
   * Counts a term that queries DNS. False if the limit is exceeded or the walk has stopped: then the term is not read.
   */
  take(path: readonly string[]): boolean {
    if (this.#isStopped) return false
    if (this.count < this.limits.lookups) {
      this.count++
      return true
    }
    this.stop(spfProblem('LOOKUP_LIMIT', String(this.limits.lookups), path))
    return false
  }

  stop(problem: SpfProblem): void {
    this.#isStopped = true
    this.problems.push(problem)
  }

  /** Queries DNS, records the answer at the step, and turns a failure into a problem. */
  async ask(type: DnsType, name: string, step: number, path: readonly string[]): Promise<DnsAnswer> {
    const key = `${type} ${name}`
    const asked = this.#known.get(key) ?? this.#resolve(type, name)
    this.#known.set(key, asked)
    // The entry is added before the answer arrives, so that the order does not depend on the speed of servers.
    const note = { type, name, values: [] as string[], ttl: null as number | null, failure: null as DnsFailure | null }
    this.steps[step]?.answers.push(note)
    const answer = await asked
    Object.assign(note, { ...answer, values: [...answer.values] })
    if (answer.failure === 'TIME_UP') {
      if (!this.#isStopped) this.stop(spfProblem('TIME_UP', name, path))
    } else if (isVoid(answer)) this.#countVoid(type, path)
    else if (answer.failure !== null) this.problems.push(spfProblem('DNS_FAILED', `${name} (${type})`, path))
    return answer
  }

  #countVoid(type: DnsType, path: readonly string[]): void {
    // The first query, for the domain itself, belongs to no term.
    if (this.count === 0) return
    if (type !== 'AAAA') this.voidIpv4++
    if (type !== 'A') this.voidIpv6++
    if (this.voidIpv4 > this.limits.voidLookups && !this.#isStopped)
      this.stop(spfProblem('VOID_LIMIT', String(this.limits.voidLookups), path))
  }
}

const isVoid = ({ failure }: DnsAnswer): boolean => failure === 'NXDOMAIN' || failure === 'NODATA'
