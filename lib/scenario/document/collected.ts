import { z } from 'zod'
import { LIMITS } from './limits'
import { listOf } from './list'
import { requirement } from './requirement'

/** Refuses a property named `__proto__`, because a zod record would drop it silently. */
function refusePrototype(sent: unknown, context: z.core.$RefinementCtx): unknown {
  if (typeof sent === 'object' && sent !== null && Object.hasOwn(sent, '__proto__'))
    context.addIssue({ code: 'custom', path: ['__proto__'], input: sent, message: requirement('OTHER_NAME') })
  return sent
}

/** What the collector reads of a tenant. `enhancedFiltering`: those properties of the connectors. */
export const COLLECTOR_PARTS = [
  'inboundConnectors',
  'outboundConnectors',
  'acceptedDomains',
  'organizationConfig',
  'transportRules',
  'hostedConnectionFilterPolicies',
  'ipv6',
  'arcConfig',
  'spoofAllows',
  'journalRules',
  'enhancedFiltering',
] as const
export type CollectorPart = (typeof COLLECTOR_PARTS)[number]

/**
 * The collector's findings on the rest of a tenant: facts for whoever carries out the plan, which no verdict takes into
 * account. Codes are those of lib/exchange/collector; unknown codes are kept.
 */
export const collectedSchema = z.strictObject({
  /** when the script ran, in UTC; '' if the file does not say */
  at: z.string().max(40),
  findings: listOf(
    z.strictObject({
      code: z.string().max(60),
      /** what the sentences of the code are filled with */
      parameters: z
        .preprocess(refusePrototype, z.record(z.string().max(60), z.union([z.string().max(LIMITS.text), z.number()])))
        .default({}),
    }),
    LIMITS.findings,
  ),
  /** parts that could not be read, of which no finding says nothing; null where that was not kept */
  notRead: listOf(z.enum(COLLECTOR_PARTS), COLLECTOR_PARTS.length).nullable().default(null),
})

export type CollectedFacts = z.output<typeof collectedSchema>
