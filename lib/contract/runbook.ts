import { z } from 'zod'
import { MEANWHILE } from '#lib/exchange/runbook/cell-changes'
import { NOTE_CODES, STEP_CODES, STEP_KINDS, WINDOWS } from '#lib/exchange/runbook/codes'
import { phaseSchema } from '#lib/scenario/document/document'
import { requirement } from '#lib/scenario/document/requirement'
import { sentDocumentSchema } from '#lib/scenario/versions/sent-document'
import { endpoint } from './endpoint'
import { sender, verdict } from './plan'
import { list, result, who } from './plan-summary'
import { removedShape } from './removed'

/** The part of the HTTP contract that speaks of the way from one phase to another: `POST /api/runbook`. */

export const runbookRequestSchema = z
  .strictObject({
    document: sentDocumentSchema,
    before: z.string().describe('the id of the phase from which the runbook starts'),
    after: z.string().describe('the id of the phase to which it leads'),
  })
  .superRefine(({ document, before, after }, context) => {
    for (const [field, id] of Object.entries({ before, after }))
      if (!document.phases.some((phase) => phase.id === id))
        context.addIssue({ code: 'custom', path: [field], input: id, message: requirement('PHASE_ID') })
  })

const fault = z.object({
  who,
  want: z.enum(['accepted', 'refused']),
  ...result,
  given: list(z.object({ question: z.string(), answer: z.string() })),
  witness: z.object({ sender, verdict }).nullable().describe('null for a sample sender whose facts are not all known'),
})
const seconds = z.number().int()
const cellResult = z.object({
  ...result,
  meanwhile: z
    .object({ code: z.enum(MEANWHILE), phaseId: z.string() })
    .nullable()
    .describe('where the two phases want different things: who is out or in already, or still, as this phase allows'),
})

const proof = z.object({
  state: z
    .enum(['proved', 'unsafe', 'unproved'])
    .describe('proved: whichever of the changes have settled, nobody is worse off of whom both phases want the same'),
  combinations: z.number().int().describe('sets of changes that may have settled'),
  changes: list(z.string()).describe('the steps whose changes are not settled together'),
  settled: list(z.string()).describe('where somebody is worse off: the steps whose changes have settled'),
  faults: list(fault),
})

const step = z.object({
  id: z.string(),
  code: z.enum(STEP_CODES),
  kind: z.enum(STEP_KINDS),
  window: z.enum(WINDOWS),
  title: z.string(),
  text: z.string().describe('what the step does'),
  check: z.string(),
  command: z.string().nullable().describe('PowerShell to paste; null where a person does it by hand'),
  verify: z.string(),
  rollback: z.string(),
  wait: z.object({ least: seconds, most: seconds }).nullable().describe('seconds until it works everywhere'),
  script: z.string().nullable().describe('the name of its script'),
  changes: list(z.object({ who, before: cellResult, after: cellResult })),
  proof: proof.nullable(),
})

const script = z.object({ name: z.string(), text: z.string() })

export const runbookAnswerSchema = z.object({
  safe: z.boolean().describe('every step is proved, and no fact is missing that decides about somebody'),
  order: z.object({
    searched: z.number().int().describe('beginnings of an order that were tried'),
    exhausted: z
      .boolean()
      .describe(
        'whether all orders were tried in which each change settles before the next; no safe one among the tried is not none',
      ),
    unsafe: z.object({ stepId: z.string(), faults: list(fault) }).nullable(),
  }),
  between: phaseSchema
    .nullable()
    .describe('where the way is unsafe: a phase between the two that makes it safe, if one was found'),
  notes: list(z.object({ code: z.enum(NOTE_CODES), message: z.string() })),
  steps: list(step),
  scripts: list(script),
  breakGlass: script.extend({
    proofs: list(
      z.object({
        phaseId: z.string(),
        state: z
          .enum(['proved', 'refused', 'unproved'])
          .describe('proved: nobody is refused once it has run, but whom a setting refuses by name'),
        witness: sender.nullable(),
      }),
    ),
  }),
  ...removedShape,
})

export const RUNBOOK_ENDPOINTS = {
  runbook: endpoint({
    method: 'POST',
    path: '/api/runbook',
    summary:
      'The way from one phase of a plan to another: steps with commands and scripts, in an order in which nobody is worse off on the way',
    request: runbookRequestSchema,
    answer: runbookAnswerSchema,
  }),
}

export type RunbookRequest = z.output<typeof runbookRequestSchema>
export type RunbookAnswer = z.output<typeof runbookAnswerSchema>
