import { z } from 'zod'
import { LONGEST_DOMAIN } from './forms'
import { LIMITS } from './limits'
import { listOf } from './list'
import { comparedText, FORMATS, networkSchema } from './text'

/** The reasons why a part of a record cannot go into `SenderIPAddresses`. */
export const SPF_REASONS = ['IPV6', 'MACRO', 'EXISTS', 'PTR', 'EVERYONE', 'NOT_PASS', 'TOO_WIDE', 'NOT_READ'] as const

/** The result of the SPF record of a domain at one time, stored to compare it with a later one. */
export const spfAnswerSchema = z.strictObject({
  domain: comparedText.trim().min(1).max(LONGEST_DOMAIN).meta(FORMATS.lookedUp),
  askedAt: z.iso.datetime(),
  /** IPv4 addresses and networks from /24 to /32 that the record passes */
  networks: listOf(networkSchema, LIMITS.networks).default([]),
  cannotGoIn: listOf(
    z.strictObject({ reason: z.enum(SPF_REASONS), value: z.string().max(LIMITS.text) }),
    LIMITS.networks,
  ).default([]),
  /** all SPF records that were read, with their domains */
  records: listOf(
    z.strictObject({
      domain: comparedText.max(LONGEST_DOMAIN).meta(FORMATS.lookedUp),
      record: z.string().max(LIMITS.spfRecord),
    }),
    LIMITS.spfRecords,
  ).default([]),
  /** false if a part could not be read, so that networks may be missing */
  isComplete: z.boolean(),
})
