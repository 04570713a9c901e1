import { z } from 'zod'
import { FINDING_CODE_NAMES } from '#lib/scenario/findings/codes'
import { BEHIND_ANSWERS, DIRECT_KINDS, type NewScenarioForm } from './form'

/** What a form of before had not asked is not answered. */
const identity = {
  knownBy: z.string(),
  certificateNames: z.string().default(''),
  tls: z.enum(['yes', 'no', 'unknown']).nullable().default(null),
}

const mxSchema = z.object({
  choice: z.string().nullable(),
  name: z.string(),
  ...identity,
  shared: z.enum(['no', 'customers', 'unknown']).nullable(),
})

const formSchema = z.object({
  reached: z.int().min(0),
  source: z.union([z.string(), z.instanceof(File)]).nullable(),
  choices: z.object({
    answers: z.record(z.string(), z.string().nullable()),
    fixes: z.record(z.string(), z.array(z.enum(FINDING_CODE_NAMES))),
    chosen: z.record(z.string(), z.boolean()),
  }),
  domains: z.string().nullable(),
  isWithoutDomains: z.boolean().default(false),
  directSend: z.enum(['unknown', 'on', 'off']).default('unknown'),
  today: mxSchema,
  todayOf: z.record(z.string(), z.string()).default({}),
  next: mxSchema,
  moves: z.array(z.string()).min(1),
  moveOf: z.record(z.string(), z.int()),
  oldFilterDays: z.string(),
  isHybrid: z.boolean().nullable(),
  certificateName: z.string(),
  hybridDomains: z.string().default(''),
  direct: z.array(z.object({ kind: z.enum(DIRECT_KINDS), name: z.string(), domains: z.string(), ...identity })),
  behind: z.record(z.string(), z.enum(BEHIND_ANSWERS)).default({}),
  title: z.string(),
})

/**
 * Reads the form of a new scenario that this browser stored; null if it is not in today's form. It is a module of its own
 * because it loads the schemas, and a page that finds no form needs none.
 */
export const readStoredForm = (stored: unknown): NewScenarioForm | null => formSchema.safeParse(stored).data ?? null
