import type { SPF_REASONS } from '#lib/scenario/document/spf-answer'
import type { SpfProblem } from './problems'

export const DNS_TYPES = ['TXT', 'MX', 'A', 'AAAA'] as const
export const DNS_FAILURES = ['NXDOMAIN', 'NODATA', 'SERVFAIL', 'REFUSED', 'TIMEOUT', 'TIME_UP', 'FAILED'] as const

export type DnsType = (typeof DNS_TYPES)[number]
export type DnsFailure = (typeof DNS_FAILURES)[number]
export type SpfReason = (typeof SPF_REASONS)[number]

/** A domain to be looked up in DNS, or a record as a person pasted it; with a record, the domain it belongs to if known. */
export type SpfRequest = { domain: string } | { record: string; domain?: string | undefined }

/** One question to DNS with its answer. */
type DnsAnswer = {
  type: DnsType
  name: string
  values: string[]
  /** seconds; null where the resolver does not tell (node tells it for A and AAAA only) */
  ttl: number | null
  failure: DnsFailure | null
}

/** One step of the walk through a record. `parent` is the index of the step it belongs to: together they are a tree. */
type SpfStep = {
  parent: number | null
  /** the mechanism or modifier that asked; null for the first step */
  term: string | null
  domain: string | null
  /** the SPF record found there; null for a step that asks for addresses */
  record: string | null
  answers: DnsAnswer[]
}

/** A network or term that cannot go into `SenderIPAddresses`. */
export type CannotGoIn = {
  reason: SpfReason
  /** the network or term that cannot go in */
  value: string
  /** the term it comes from */
  term: string
  /** domains from the one asked for down to the one whose record holds the term */
  path: string[]
}

/** What an SPF record comes to for a connector. */
export type FlattenedSpf = {
  domain: string | null
  record: string | null
  /** ISO 8601 */
  askedAt: string
  /** IPv4 addresses and networks from /24 to /32: what the record passes and a connector takes */
  networks: string[]
  entryCount: number
  addressCount: number
  cannotGoIn: CannotGoIn[]
  problems: SpfProblem[]
  /** false when a problem kept part of the record from being read, so that the list may lack networks */
  isComplete: boolean
  lookups: { count: number; limit: number }
  /** look-ups without an answer, as an IPv4 and as an IPv6 connection would meet them */
  voidLookups: { ipv4: number; ipv6: number; limit: number }
  steps: SpfStep[]
}
