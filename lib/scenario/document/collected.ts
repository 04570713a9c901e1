import { z } from 'zod'
import { LIMITS } from './limits'
import { listOf } from './list'
import { requirement } from './requirement'

/** A record drops this name without a word. */
function refusePrototype(sent: unknown, context: z.core.$RefinementCtx): unknown {
  if (typeof sent === 'object' && sent !== null && Object.hasOwn(sent, '__proto__'))
    context.addIssue({ code: 'custom', path: ['__proto__'], input: sent, message: requirement('OTHER_NAME') })
  return sent
}

/**
 * What the collector found out about the rest of a tenant: facts for whoever carries out the plan, which no verdict
 * knows. Codes and sentences are those of the collector's file (lib/exchange/collector); one that is not known stays.
 */
export const collectedSchema = z.strictObject({
  /** when the script ran, in UTC; '' if the file did not tell */
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
})

export type CollectedFacts = z.output<typeof collectedSchema>
