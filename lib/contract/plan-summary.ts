import { z } from 'zod'
import { NOT_JUDGED_CODES } from '#lib/scenario/wants/not-judged'
import { CERTAINTIES, RESULT_STATES } from '#lib/scenario/wants/result-table'

/** The part of the HTTP contract that says what a plan comes to. */

export const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly()
export const who = z
  .string()
  .describe('service:<id>, otherCustomers:<id> (the other customers of a shared service) or everybodyElse')
export const result = {
  state: z.enum(RESULT_STATES),
  certainty: z
    .enum(CERTAINTIES)
    .nullable()
    .describe(
      'certain: under every answer; byDefault: under the recorded answers and the defaults; perhaps: under some',
    ),
}

const phaseIds = list(z.string())
const fault = z.object({
  kind: z.literal('fault'),
  list: z.enum(['lost', 'entrance', 'notKnown']),
  who,
  phaseIds,
  ...result,
  accepted: z.object({ reason: z.string(), by: z.string(), at: z.iso.datetime().nullable() }).nullable(),
})
const planned = z.object({ kind: z.enum(['everybody-delivers', 'open-until-closed', 'other-tenants']), who, phaseIds })
const question = z.object({
  kind: z.literal('question'),
  question: z.string(),
  phaseIds,
  changesState: z.boolean().describe('a cell hangs on it of which something is wanted, and that is not as today'),
  cells: z
    .number()
    .int()
    .nullable()
    .describe('how many cells hang on it; null: not told cell by cell, all take its default answer'),
  cellsAsToday: z.number().int().describe('of those, how many are as today'),
  bounces: list(z.object({ who, phaseIds })).describe(
    'of Q6: services of which other mail is wanted, and whose bounces the default answer refuses',
  ),
})
const bounces = z
  .object({ kind: z.literal('bounces'), who, phaseIds })
  .describe('the recorded answer to Q6 refuses the bounces of a service of which other mail is wanted')
const missing = z.object({ kind: z.literal('missing'), fact: z.enum(['mx', 'rejectDirectSend']), phaseIds })
const contradicted = z
  .object({
    kind: z.literal('contradicted'),
    who,
    sample: z.object({ id: z.string(), name: z.string() }).nullable().describe('what was tested; null: the row'),
    outcome: z.enum(['accepted', 'rejected', 'deferred', 'not-ours']).describe('what the newest test showed'),
    phaseIds,
  })
  .describe('the newest test shows something else than the model says of all senders')
const untested = z.object({ kind: z.literal('untested'), phaseIds, whos: list(who) })

const lists = z.object({
  lost: list(fault),
  entrance: list(z.union([fault, planned])),
  notKnown: list(z.union([fault, missing, question, bounces, untested, contradicted])),
  asToday: list(fault),
})

/** What the list of scenarios says of one: the first lines of each list, with the names that they need. */
const listedSummarySchema = z.object({
  green: z.boolean(),
  phases: list(
    z.object({
      id: z.string(),
      name: z.string(),
      state: z.enum(RESULT_STATES),
      asToday: z.boolean().describe('it fails in the first phase too, in the same way'),
      accepted: z.boolean().describe('the team has accepted it by name'),
    }),
  ),
  services: list(z.object({ id: z.string(), name: z.string() })),
  lists,
  counts: z.object({
    lost: z.number().int(),
    entrance: z.number().int(),
    notKnown: z.number().int(),
    asToday: z.number().int(),
  }),
})

export const summarySchema = z.object({
  green: z.boolean(),
  lists,
  notJudged: list(z.object({ code: z.enum(NOT_JUDGED_CODES), state: z.enum(['ok', 'wrong', 'not-read']) })),
})

/** What a scenario comes to: the lines of its summary; being checked after a save; too large to be checked here. */
export const listedStateSchema = z.discriminatedUnion('state', [
  listedSummarySchema.extend({ state: z.literal('checked') }),
  z.object({ state: z.literal('checking') }),
  z.object({ state: z.literal('tooLarge') }),
])

export type ListedState = z.output<typeof listedStateSchema>
