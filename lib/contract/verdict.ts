import { z } from 'zod'
import { BASES, TRACE_CODE_NAMES } from '#lib/matcher'
import { jsonSchema } from '#lib/scenario/document/json'

export const outcome = z.enum(['accepted', 'rejected', 'deferred', 'not-ours'])

export const reply = z.object({ code: z.number().int(), enhancedCode: z.string(), text: z.string() }).nullable()

const given = z.union([
  z.object({ question: z.string(), answer: z.string() }),
  z.object({ fact: z.string(), value: jsonSchema }),
])

export const verdictShape = {
  outcome: z.enum([...outcome.options, 'uncertain']),
  possible: z.array(outcome),
  attributedTo: z.array(z.string()),
  reply,
  basis: z.enum(BASES),
  alternatives: z.array(z.object({ outcome, attributedTo: z.array(z.string()), reply, given: z.array(given) })),
  moreAlternatives: z.number().int(),
}

export const traceEntry = z.object({
  connectorId: z.string().nullable(),
  check: z.string(),
  code: z.enum(TRACE_CODE_NAMES as [string, ...string[]]),
  result: z.enum(['pass', 'fail', 'skip', 'unknown']),
  detail: z.record(z.string(), jsonSchema),
  label: z.string(),
  source: z.string(),
  dependsOn: z
    .array(z.string())
    .optional()
    .describe(
      'of an uncertain verdict, whose trace joins every way it can go: the questions and unknown facts that decide whether this check takes place so',
    ),
})
