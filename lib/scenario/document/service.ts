import { z } from 'zod'
import { LIMITS } from './limits'
import { listOf } from './list'
import { certificateNameSchema, domainPatternSchema, idSchema, networkSchema, textSchema, titleSchema } from './text'

export const SERVICE_KINDS = [
  'filter',
  'onPremises',
  'partner',
  'signature',
  'encryption',
  'device',
  'application',
  'tenant',
  'phishingSimulation',
] as const

/** Who else uses the networks and certificate names of a service: nobody, its other customers, or anyone who signs up. */
const SHARED_WITH = ['no', 'customers', 'anyone'] as const

/** A certificate that the service presents, as it was read on a day. */
const serviceCertificateSchema = z.strictObject({
  names: listOf(certificateNameSchema, LIMITS.names).default([]),
  /** null when it was not read */
  issuer: textSchema.nullable().default(null),
  notAfter: z.iso.datetime().nullable().default(null),
  /** whether its extended key usage allows client authentication; null when it was not looked at */
  clientAuth: z.boolean().nullable().default(null),
  checkedAt: z.iso.datetime().nullable().default(null),
})

/** Who delivers mail to the tenant, with all that tells its senders from others. */
export const serviceSchema = z.strictObject({
  id: idSchema,
  name: titleSchema,
  kind: z.enum(SERVICE_KINDS).default('filter'),
  networks: listOf(networkSchema, LIMITS.networks).default([]),
  certificateNames: listOf(certificateNameSchema, LIMITS.names).default([]),
  tls: z.boolean().nullable().default(null),
  /** domains of its MAIL FROM beside the tenant's own, `*` for any; null when not known */
  mailFromDomains: listOf(domainPatternSchema, LIMITS.domains).nullable().default(null),
  /** whether it delivers to Exchange Online itself, or to MX like everybody; null when not asked */
  delivery: z.enum(['direct', 'mx']).nullable().default(null),
  /** null when not known */
  shared: z.enum(SHARED_WITH).nullable().default(null),
  /** those of `certificateNames` that only mail of this tenant presents, though the service is shared */
  ownCertificateNames: listOf(certificateNameSchema, LIMITS.names).default([]),
  /** for a domain, the phase from which its mail may be refused after this service no longer hands it over */
  mayBeRefusedFrom: listOf(z.strictObject({ domain: domainPatternSchema, phaseId: idSchema }), LIMITS.domains).default(
    [],
  ),
  certificates: listOf(serviceCertificateSchema, LIMITS.names).default([]),
})
