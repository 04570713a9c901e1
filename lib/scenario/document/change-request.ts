import { z } from 'zod'
import { textSchema, titleSchema } from './text'

/**
 * What people have agreed on for the change that leads to a phase, as its change request says it. Nothing of it decides
 * about mail. What is empty is not agreed yet.
 */
export const changeRequestSchema = z.strictObject({
  /** when the work begins that can move or refuse mail */
  startsAt: z.iso.datetime().nullable().default(null),
  /** the last day on which all can be taken back: then the old way ends, such as a contract or a domain at a filter */
  backUntil: z.iso.date().nullable().default(null),
  /** why the change is made */
  reason: textSchema.default(''),
  executes: titleSchema.default(''),
  /** the second person, who watches the queues and decides with the first */
  watches: titleSchema.default(''),
  told: textSchema.default(''),
  /** telephone numbers of the services, of Microsoft and of the team */
  hotlines: textSchema.default(''),
  /** the number in the ticket system */
  ticket: titleSchema.default(''),
  /** who approved it outside of this tool, and when */
  approvedBy: titleSchema.default(''),
  approvedOn: z.iso.date().nullable().default(null),
})

export type ChangeRequest = z.output<typeof changeRequestSchema>
