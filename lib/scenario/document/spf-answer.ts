import { z } from 'zod'
import { LONGEST_DOMAIN } from './forms'
import { LIMITS } from './limits'
import { listOf } from './list'
import { networkSchema } from './text'

/** Why something of a record cannot go into `SenderIPAddresses`. */
export const SPF_REASONS = ['IPV6', 'MACRO', 'EXISTS', 'PTR', 'EVERYONE', 'NOT_PASS', 'TOO_WIDE', 'NOT_READ'] as const

/** What the SPF record of a domain came to when it was asked for, kept so that a later answer can be held against it. */
export const spfAnswerSchema = z.strictObject({
  domain: z.string().trim().min(1).max(LONGEST_DOMAIN),
  askedAt: z.iso.datetime(),
  /** IPv4 addresses and networks from /24 to /32 that it passed */
  networks: listOf(networkSchema, LIMITS.networks).default([]),
  cannotGoIn: listOf(
    z.strictObject({ reason: z.enum(SPF_REASONS), value: z.string().max(LIMITS.text) }),
    LIMITS.networks,
  ).default([]),
  /** every SPF record that was read on the way, with the domain it stands at */
  records: listOf(
    z.strictObject({ domain: z.string().max(LONGEST_DOMAIN), record: z.string().max(LIMITS.spfRecord) }),
    LIMITS.spfRecords,
  ).default([]),
  /** false when part of it could not be read, so that networks may be missing */
  isComplete: z.boolean(),
})
