import type { DNS_FAILURES } from '#lib/scenario/document/domain-records'
import type { SPF_REASONS } from '#lib/scenario/document/spf-answer'
import type { SpfProblem } from './problems'

export const DNS_TYPES = ['TXT', 'MX', 'A', 'AAAA'] as const

export type DnsType = (typeof DNS_TYPES)[number]
export type DnsFailure = (typeof DNS_FAILURES)[number]
export type SpfReason = (typeof SPF_REASONS)[number]

/** A domain to look up in DNS, or a pasted record, with its domain if known. */
export type SpfRequest = { domain: string } | { record: string; domain?: string | undefined }

/** A DNS query with its answer. */
type DnsAnswer = {
  type: DnsType
  name: string
  values: string[]
  /** seconds; null without an answer */
  ttl: number | null
  failure: DnsFailure | null
}

/** One step of the walk through a record. The steps are a tree: `parent` is the index of the parent step. */
type SpfStep = {
  parent: number | null
  /** the mechanism or modifier that caused the step; null for the first step */
  term: string | null
  domain: string | null
  /** the SPF record of the domain; null for a step that looks up addresses */
  record: string | null
  answers: DnsAnswer[]
}

/** A network or term that cannot go into `SenderIPAddresses`. */
export type CannotGoIn = {
  reason: SpfReason
  /** the network or term */
  value: string
  /** the term that contains it */
  term: string
  /** the domains from the requested one to the one whose record has the term */
  path: string[]
}

/** The result of an SPF record for a connector. */
export type FlattenedSpf = {
  domain: string | null
  record: string | null
  /** ISO 8601 */
  askedAt: string
  /** IPv4 addresses and networks from /24 to /32 that the record passes */
  networks: string[]
  entryCount: number
  addressCount: number
  cannotGoIn: CannotGoIn[]
  problems: SpfProblem[]
  /** false if a part of the record could not be read, so that networks may be missing */
  isComplete: boolean
  lookups: { count: number; limit: number }
  /** void look-ups of a receiver, for IPv4 and for IPv6 connections */
  voidLookups: { ipv4: number; ipv6: number; limit: number }
  steps: SpfStep[]
}
