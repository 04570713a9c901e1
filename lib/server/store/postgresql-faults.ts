import type { Fault } from './faults'

/** By the code of PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html), or its class. */
const BY_CODE: ReadonlyMap<string, Fault> = new Map([
  ['08', 'lost'],
  ['25006', 'read-only'],
  ['28', 'closed'],
  ['3D', 'closed'],
  ['40001', 'busy'],
  ['40P01', 'busy'],
  ['42501', 'closed'],
  ['42703', 'closed'],
  ['42P01', 'closed'],
  ['53100', 'full'],
  ['53300', 'away'],
  ['55P03', 'busy'],
  ['57014', 'busy'],
  ['57P01', 'lost'],
  ['57P02', 'lost'],
  ['57P03', 'away'],
  ['58', 'disk'],
  ['XX001', 'damaged'],
  ['XX002', 'damaged'],
])
/** By the kind that Prisma's adapter gives to what fails before PostgreSQL answers. */
const BY_KIND: ReadonlyMap<string, Fault> = new Map([
  ['DatabaseNotReachable', 'away'],
  ['ConnectionClosed', 'lost'],
  ['SocketTimeout', 'lost'],
  ['TlsConnectionError', 'closed'],
])
/** By the code of an error that stands for itself: Prisma's where no transaction could be had in time, and Node's. */
const BY_OWN_CODE: ReadonlyMap<string, Fault> = new Map([
  ['P2028', 'lost'],
  ['EHOSTUNREACH', 'away'],
  ['ENETUNREACH', 'away'],
  ['EAI_AGAIN', 'away'],
  ['EPIPE', 'lost'],
])
/** What `pg` says without a code, while it connects and afterwards. */
const NOT_CONNECTED =
  /^(timeout exceeded when trying to connect|timeout expired|Connection terminated due to connection)/
const DISCONNECTED = /^(Connection terminated|Client has encountered a connection error|Query read timeout)/

/** The fault that an error of Prisma or of `pg` tells of; null for every other error. */
export function postgresqlFaultOf(error: unknown): Fault | null {
  // By code and not by class: the client may have been opened by another route's copy of this module.
  if (!(error instanceof Error)) return null
  const cause = memberOf(memberOf(memberOf(error, 'meta'), 'driverAdapterError'), 'cause')
  const code = textOf(cause, 'originalCode')
  const ofDatabase = BY_CODE.get(code) ?? BY_CODE.get(code.slice(0, 2)) ?? BY_KIND.get(textOf(cause, 'kind'))
  if (ofDatabase !== undefined) return ofDatabase
  if (NOT_CONNECTED.test(error.message)) return 'away'
  if (DISCONNECTED.test(error.message)) return 'lost'
  return BY_OWN_CODE.get(textOf(error, 'code')) ?? null
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined

function textOf(value: unknown, name: string): string {
  const found = memberOf(value, name)
  return typeof found === 'string' ? found : ''
}
