import { z } from 'zod'
import { DNS_TYPES, type SpfRequest } from '#lib/exchange/spf/flattened-spf'
import { DNS_FAILURES } from '#lib/scenario/document/domain-records'
import { LONGEST_DOMAIN } from '#lib/scenario/document/forms'
import { SPF_REASONS } from '#lib/scenario/document/spf-answer'
import { FORMATS } from '#lib/scenario/document/text'
import { endpoint } from './endpoint'

/** What an SPF record comes to: `POST /api/spf`. */

/** A domain to be looked up in DNS, or a record as a person pasted it; with a record, the domain it belongs to if known. */
export const spfRequestSchema = z.union([
  z.strictObject({ domain: z.string().trim().min(1).max(LONGEST_DOMAIN).meta(FORMATS.lookedUp) }),
  z.strictObject({
    record: z.string().min(1).max(65_536),
    domain: z.string().trim().min(1).max(LONGEST_DOMAIN).meta(FORMATS.lookedUp).optional(),
  }),
]) satisfies z.ZodType<SpfRequest>

const spfQuerySchema = z.object({
  type: z.enum(DNS_TYPES),
  name: z.string(),
  values: z.array(z.string()),
  /** seconds; null without an answer */
  ttl: z.number().int().nullable(),
  failure: z.enum(DNS_FAILURES).nullable(),
})

/** One step of the walk through a record. `parent` is the index of the step it belongs to: together they are a tree. */
const spfStepSchema = z.object({
  parent: z.number().int().nullable(),
  /** the mechanism or modifier that asked; null for the first step */
  term: z.string().nullable(),
  domain: z.string().meta(FORMATS.lookedUp).nullable(),
  /** the SPF record found there; null for a step that asks for addresses */
  record: z.string().nullable(),
  answers: z.array(spfQuerySchema),
})

export const flattenedSpfSchema = z.object({
  domain: z.string().meta(FORMATS.lookedUp).nullable(),
  record: z.string().nullable(),
  askedAt: z.iso.datetime(),
  /** IPv4 addresses and networks from /24 to /32: what the record passes and a connector takes */
  networks: z.array(z.string().meta(FORMATS.network)),
  entryCount: z.number().int(),
  addressCount: z.number().int(),
  cannotGoIn: z.array(
    z.object({
      reason: z.enum(SPF_REASONS),
      /** the network or term that cannot go in */
      value: z.string(),
      /** the term it comes from */
      term: z.string(),
      /** domains from the one asked for down to the one whose record holds the term */
      path: z.array(z.string()),
      message: z.string(),
    }),
  ),
  problems: z.array(
    z.object({
      code: z.string(),
      /** `permerror` and `temperror` as RFC 7208 names them; a `note` leaves the list whole */
      kind: z.enum(['permerror', 'temperror', 'note']),
      value: z.string(),
      path: z.array(z.string()),
      message: z.string(),
    }),
  ),
  /** false when a problem kept part of the record from being read, so that the list may lack networks */
  isComplete: z.boolean(),
  lookups: z.object({ count: z.number().int(), limit: z.number().int() }),
  /** look-ups without an answer, as an IPv4 and as an IPv6 connection would meet them */
  voidLookups: z.object({ ipv4: z.number().int(), ipv6: z.number().int(), limit: z.number().int() }),
  steps: z.array(spfStepSchema),
})

export const SPF_ENDPOINTS = {
  spf: endpoint({
    method: 'POST',
    path: '/api/spf',
    summary: 'The IPv4 networks an SPF record passes, as a connector takes them; looks up in DNS unless that is off',
    request: spfRequestSchema,
    answer: flattenedSpfSchema,
    mostBytes: 256 * 1024,
  }),
}

export type FlattenedSpfAnswer = z.output<typeof flattenedSpfSchema>
