import type { DnsFailure } from '#lib/exchange/spf/flattened-spf'

/** What a resolver answers to one question. A missing name or a failing server is a `failure`, not an exception. */
export type RecordSet<Value> = {
  readonly values: readonly Value[]
  /** seconds for which the resolver may still keep the answer; null without one */
  readonly ttl: number | null
  /** whether the resolver says that DNSSEC proves the answer */
  readonly isAuthentic: boolean
  readonly failure: DnsFailure | null
}

/** The exchange of a null MX is `.` (RFC 7505). */
export type MailServer = { readonly preference: number; readonly exchange: string }
/** `data` in hexadecimal digits. */
export type Tlsa = {
  readonly usage: number
  readonly selector: number
  readonly matchingType: number
  readonly data: string
}

/** Resolves a name to records of one type. */
export type DomainResolver = {
  readonly mx: (name: string) => Promise<RecordSet<MailServer>>
  readonly txt: (name: string) => Promise<RecordSet<string>>
  readonly tlsa: (name: string) => Promise<RecordSet<Tlsa>>
}
