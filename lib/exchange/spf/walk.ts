import {
  EMPTY_IP_SET,
  formatIp,
  type IpNetwork,
  type IpRange,
  type IpSet,
  ipSet,
  parseNetwork,
  subtract,
  union,
} from '#lib/matcher'
import { expandDomain, readTargetName } from './domain-spec'
import type { CannotGoIn, SpfReason } from './flattened-spf'
import type { Lookups } from './lookups'
import { type SpfProblemCode, spfProblem } from './problems'
import { isSpfRecord, type Mechanism, parseSpf, type SpfRecord } from './record'

/** The position of the walk. `path` leads from the requested domain to the domain of the record. */
export type Position = {
  readonly domain: string | null
  readonly path: readonly string[]
  readonly step: number
  /** false below a term that does not pass: its addresses are not admitted */
  readonly vouches: boolean
  /** false inside an include, in which only a pass of the record counts (RFC 7208 §5.2) */
  readonly isOutermost: boolean
  /** the record was pasted, so that a copy may have changed it */
  readonly isPasted?: boolean
}

export type SpfWalk = { readonly lookups: Lookups; readonly cannotGoIn: CannotGoIn[]; terms: number }

const NOTHING: IpSet = EMPTY_IP_SET
const EVERYBODY: IpRange = { first: 0, last: 0xffffffff }

/** Adds a problem and returns the empty set, because a term with a problem passes nothing. */
export function addProblem({ lookups }: SpfWalk, code: SpfProblemCode, value: string, path: readonly string[]): IpSet {
  lookups.problems.push(spfProblem(code, value, path))
  return NOTHING
}

/** The addresses that the SPF record of a domain passes. */
export async function readDomain(walk: SpfWalk, name: string, from: Position, term: string | null): Promise<IpSet> {
  const path = [...from.path, name]
  if (from.path.includes(name)) return addProblem(walk, 'LOOP', term ?? name, path)
  const step = walk.lookups.addStep(from.step < 0 ? null : from.step, term, name)
  const answer = await walk.lookups.ask('TXT', name, step, path)
  const records = answer.values.filter(isSpfRecord)
  const [record, ...others] = records
  if (others.length > 0) return addProblem(walk, 'SEVERAL_RECORDS', name, path)
  if (record !== undefined) return readRecord(walk, record, { ...from, domain: name, path, step, isPasted: false })
  const isAnswered = answer.failure === null || answer.failure === 'NXDOMAIN' || answer.failure === 'NODATA'
  return isAnswered ? addProblem(walk, 'NO_RECORD', name, path) : NOTHING
}

/** The addresses that a record passes: the first mechanism that holds an address decides about it (RFC 7208 §4.6.2). */
export async function readRecord(walk: SpfWalk, text: string, at: Position): Promise<IpSet> {
  const name = at.domain ?? ''
  if (text.length > walk.lookups.limits.recordLength) return addProblem(walk, 'RECORD_TOO_LONG', name, at.path)
  const step = walk.lookups.steps[at.step]
  if (step !== undefined) step.record = text
  const record = parseSpf(text)
  if (record.errors.length > 0) {
    for (const error of record.errors.slice(0, 20))
      addProblem(
        walk,
        at.isPasted === true && isDamaged(error) ? 'PASTED_SYNTAX' : 'SYNTAX',
        error.slice(0, 200),
        at.path,
      )
    return NOTHING
  }
  for (const ignored of record.ignored.slice(0, 20)) addProblem(walk, 'BEHIND_ALL', ignored.slice(0, 200), at.path)
  walk.terms += record.mechanisms.length
  if (walk.terms > walk.lookups.limits.terms)
    return addProblem(walk, 'TOO_MANY_TERMS', String(walk.lookups.limits.terms), at.path)
  return passOf(walk, record, at)
}

/**
 * Reports whether a copy may have made a term what it is: records hold nothing but ASCII, and are never cut, and a word
 * that begins like no term was in the text around them.
 */
const isDamaged = (term: string): boolean =>
  /[^ -~]|[.:/,;]$|\.\.\.|["'<>|]/.test(term) || !/^[-+~?]?[a-z][\w.-]*[:=/]/i.test(term)

async function passOf(walk: SpfWalk, { mechanisms, redirect }: SpfRecord, at: Position): Promise<IpSet> {
  let passed = NOTHING
  let refused = NOTHING
  for (const run of runsOf(mechanisms)) {
    const held = await readRun(walk, run, at)
    if (run[0]?.qualifier === '+') passed = union(passed, subtract(held, refused))
    else refused = union(refused, subtract(held, passed))
  }
  if (redirect === null) return passed
  return union(passed, subtract(await readOther(walk, redirect.domain, redirect.text, at), refused))
}

/**
 * Runs of neighbouring mechanisms with the same result. Their networks are joined at once, so that long lists are fast.
 */
function runsOf(mechanisms: readonly Mechanism[]): Mechanism[][] {
  const runs: Mechanism[][] = []
  for (const mechanism of mechanisms) {
    const run = runs.at(-1)
    if (run?.[0] !== undefined && (run[0].qualifier === '+') === (mechanism.qualifier === '+')) run.push(mechanism)
    else runs.push([mechanism])
  }
  return runs
}

async function readRun(walk: SpfWalk, run: readonly Mechanism[], at: Position): Promise<IpSet> {
  const ranges: IpRange[] = []
  let held = NOTHING
  for (const mechanism of run) {
    const passes = mechanism.qualifier === '+'
    if (!passes && mechanism.kind !== 'all') addCannot(walk, 'NOT_PASS', mechanism.text, mechanism.text, at)
    const read = await readMechanism(walk, mechanism, { ...at, vouches: at.vouches && passes })
    if ('v4' in read) held = union(held, read)
    else ranges.push(...read)
  }
  return union(held, ipSet(ranges))
}

function addCannot(walk: SpfWalk, reason: SpfReason, value: string, term: string, { vouches, path }: Position): void {
  if (vouches) walk.cannotGoIn.push({ reason, value, term, path: [...path] })
}

/**
 * The IPv4 addresses of a mechanism. One without fixed addresses is listed as a term that cannot go in, and has none.
 */
async function readMechanism(walk: SpfWalk, mechanism: Mechanism, at: Position): Promise<IpSet | readonly IpRange[]> {
  const { kind, text } = mechanism
  if (kind === 'ip4') return keepNarrow(walk, mechanism.network, text, at)
  if (kind === 'ip6') addCannot(walk, 'IPV6', mechanism.network, text, at)
  if (kind === 'all') {
    const isNeutralEnd = mechanism.qualifier === '?' && at.isOutermost
    addCannot(walk, 'EVERYONE', text, text, { ...at, vouches: at.vouches || isNeutralEnd })
    // Below a term that does not pass, all that this record passes is decided, and that is everybody.
    if (mechanism.qualifier === '+' && !at.vouches) return [EVERYBODY]
  }
  if (kind === 'include') return readOther(walk, mechanism.domain, text, { ...at, isOutermost: false })
  if (kind !== 'exists' && kind !== 'ptr' && kind !== 'a' && kind !== 'mx') return []
  if (!walk.lookups.take(at.path)) addCannot(walk, 'NOT_READ', text, text, at)
  else if (kind === 'exists' || kind === 'ptr') addCannot(walk, kind === 'ptr' ? 'PTR' : 'EXISTS', text, text, at)
  else return readAddresses(walk, mechanism, at)
  return []
}

/** The record of the domain that an include or redirect names. */
async function readOther(walk: SpfWalk, spec: string, term: string, at: Position): Promise<IpSet> {
  if (!walk.lookups.take(at.path)) {
    addCannot(walk, 'NOT_READ', term, term, at)
    return NOTHING
  }
  const name = readTarget(walk, spec, term, at)
  return name === null ? NOTHING : readDomain(walk, name, at, term)
}

/** The domain to look up; null if it depends on the message or cannot exist. */
function readTarget(walk: SpfWalk, spec: string | null, term: string, at: Position): string | null {
  const expanded = spec === null ? at.domain : expandDomain(spec, at.domain)
  const name = expanded === null ? null : readTargetName(expanded)
  if (spec === null && expanded === null) addProblem(walk, 'NEEDS_DOMAIN', term, at.path)
  else if (expanded === null) addCannot(walk, 'MACRO', term, term, at)
  else if (name === null) addProblem(walk, 'BAD_DOMAIN', term, at.path)
  return name
}

type AddressTerm = Extract<Mechanism, { kind: 'a' | 'mx' }>

/**
 * The networks of `a` (addresses of a host) and `mx` (addresses of all mail servers), with prefix lengths applied
 * (RFC 7208 §5.3, §5.4).
 */
async function readAddresses(walk: SpfWalk, mechanism: AddressTerm, at: Position): Promise<IpRange[]> {
  const { lookups } = walk
  const { kind, text, domain, prefix4, prefix6 } = mechanism
  const name = readTarget(walk, domain, text, at)
  if (name === null) return []
  const step = lookups.addStep(at.step < 0 ? null : at.step, text, name)
  const hosts = kind === 'a' ? [name] : await readMailServers(walk, name, step, at)
  const asked = hosts.map((host) =>
    Promise.all([lookups.ask('A', host, step, at.path), lookups.ask('AAAA', host, step, at.path)]),
  )
  const ranges: IpRange[] = []
  for (const [i, [four, six]] of (await Promise.all(asked)).entries()) {
    if (Math.max(four.values.length, six.values.length) > lookups.limits.addresses) {
      addProblem(walk, 'TOO_MANY_ANSWERS', hosts[i] ?? name, at.path)
      continue
    }
    for (const address of six.values) addCannot(walk, 'IPV6', withPrefix(address, prefix6, 128), text, at)
    for (const address of four.values) {
      const network = parseNetwork(withPrefix(address, prefix4, 32))
      if (network?.family === 4) ranges.push(...keepNarrow(walk, network, text, at))
    }
  }
  return ranges
}

async function readMailServers(walk: SpfWalk, name: string, step: number, at: Position): Promise<string[]> {
  const { values } = await walk.lookups.ask('MX', name, step, at.path)
  // A single dot means that the domain accepts no mail (RFC 7505).
  const names = values.flatMap((host) => (host === '' || host === '.' ? [] : (readTargetName(host) ?? [])))
  if (names.length <= walk.lookups.limits.mailServers) return names
  addProblem(walk, 'MX_LIMIT', name, at.path)
  return []
}

const withPrefix = (address: string, length: number, whole: number): string =>
  length === whole ? address : `${address}/${length}`

/** A prefix length. A wider network would become more than 4,096 entries of /24. */
const WIDEST = 12

/** Keeps a network unless it is too wide to split. One that does not pass is only subtracted, so it may be wide. */
function keepNarrow(walk: SpfWalk, network: IpNetwork, term: string, at: Position): IpRange[] {
  if (!at.vouches || (network.prefixLength ?? 32) >= WIDEST) return [network.range]
  addCannot(walk, 'TOO_WIDE', `${formatIp(network.range.first)}/${network.prefixLength}`, term, at)
  return []
}
