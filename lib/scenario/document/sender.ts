import { z } from 'zod'
import { type Fact, TENANT_DEFAULTS } from '#lib/matcher'
import { LIMITS } from './limits'
import { listOf } from './list'
import { requirement } from './requirement'
import {
  certificateNameSchema,
  domainPatternSchema,
  idSchema,
  ipSchema,
  mailFromSchema,
  recipientSchema,
  titleSchema,
} from './text'

export const tenantSchema = z.strictObject({
  acceptedDomains: listOf(domainPatternSchema, LIMITS.domains),
  rejectDirectSend: z.boolean().default(TENANT_DEFAULTS.rejectDirectSend),
})

const senderFacts = {
  id: idSchema,
  name: titleSchema.default(''),
  sourceIP: ipSchema.nullable().default(null),
  tls: z.boolean().nullable().default(null),
  certificateNames: listOf(certificateNameSchema, LIMITS.names).nullable().default(null),
  certificateTrusted: z.boolean().nullable().default(null),
  certificateClientAuth: z.boolean().nullable().default(null),
  mailFrom: mailFromSchema.nullable().default(null),
  recipient: recipientSchema.nullable().default(null),
} satisfies Record<Fact | 'id' | 'name', z.ZodType>

const NO_TLS_NO_NAMES = {
  message: requirement('NAMES_NEED_TLS'),
  path: ['certificateNames'],
}
const namesNeedTls = ({ tls, certificateNames }: { tls: boolean | null; certificateNames: string[] | null }) =>
  tls !== false || (certificateNames ?? []).length === 0

/** A sender as `/api/match` takes it. */
export const senderSchema = z.strictObject(senderFacts).refine(namesNeedTls, NO_TLS_NO_NAMES)

/** A sender of a scenario: a sample connection, and whose it is. */
export const scenarioSenderSchema = z
  .strictObject({
    ...senderFacts,
    /** the service this sender delivers through; null for a stranger who comes past every service */
    serviceId: idSchema.nullable().default(null),
    /** another customer of a shared service: gets through its networks and names, and should not get in here */
    otherCustomer: z.boolean().default(false),
  })
  .refine(namesNeedTls, NO_TLS_NO_NAMES)
