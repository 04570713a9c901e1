import { z } from 'zod'
import { connectorsSchema, outcome, reply } from './contract'
import { answersSchema, tenantSchema } from './document'

/** The part of the HTTP contract that speaks of all senders at once: `compare` and `survey`. */

const answer = z.object({ question: z.string(), answer: z.string() })
const sideSchema = z.strictObject({ tenant: tenantSchema, connectors: connectorsSchema })

/** Decimal numbers, since IPv6 has more addresses than a JSON number can tell apart. */
const addressCount = z.object({ ipv4: z.string(), ipv6: z.string() })
const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly()
const shortVerdict = z.object({
  outcome: z.enum([...outcome.options, 'uncertain']),
  possible: list(outcome),
  reply,
})
const witness = z.object({
  sourceIP: z.string(),
  tls: z.boolean(),
  certificateNames: list(z.string()),
  certificateTrusted: z.boolean(),
  mailFrom: z.string(),
  recipient: z.string(),
})
const fitLiteral = z.object({ pattern: z.string(), how: z.enum(['exact', 'below', 'apex', 'wildcard']) })
const nameLiteral = fitLiteral.extend({
  also: fitLiteral.optional().describe('the same name of the certificate fits this as well'),
})
const channel = z.union([
  z.object({ tls: z.literal(false) }),
  z.object({
    tls: z.literal(true),
    /** false: the chain must not be trusted; true: it must be; left out: that makes no difference */
    trusted: z.boolean().optional(),
    matches: list(nameLiteral),
    matchesNot: list(nameLiteral),
  }),
])
/** Described, since a client that reads an answer needs it to tell the regions apart. */
const domainPiece = z.union([
  z.object({ domain: z.string() }),
  z
    .object({ under: z.string() })
    .describe('every subdomain, without those that a SenderDomains of either side names more closely'),
  z.object({ null: z.literal(true) }),
  z.object({ other: z.literal(true) }).describe('every domain that neither side names'),
])
const anyOr = <Item extends z.ZodType>(item: Item) => z.union([z.literal('any'), list(item)])
const regionShape = {
  sourceIP: anyOr(z.string()),
  channel: anyOr(channel),
  mailFrom: anyOr(domainPiece),
  recipient: anyOr(domainPiece),
}
const bound = z.object({
  axis: z.enum(['certificateNames', 'answers', 'attribution']),
  names: z.number().int(),
  exactFor: list(z.string()),
})
const pairShape = { before: shortVerdict, after: shortVerdict, witness, addresses: addressCount }

export const compareRequestSchema = z.strictObject({
  before: sideSchema,
  after: sideSchema,
  answers: answersSchema.default({}),
})
export const compareAnswerSchema = z.object({
  equivalent: z.boolean(),
  equivalentUnderDefaults: z.boolean(),
  changes: list(z.object({ ...pairShape, regions: list(z.object(regionShape)), regionsLeft: z.number().int() })),
  possibleChanges: list(z.object({ ...pairShape, given: list(answer) })),
  possibleChangesLeft: z.number().int(),
  attributionChanges: list(
    z.object({
      from: list(z.string()),
      to: list(z.string()),
      addresses: addressCount,
      witness,
      /** only where other connectors admit under other answers than the defaults */
      given: list(answer).optional(),
    }),
  ),
  /** at least so many more */
  attributionChangesLeft: z.number().int(),
  renamed: list(z.object({ from: z.string(), to: z.string() })),
  bounds: list(bound),
})

const exposureShape = {
  addresses: addressCount,
  ways: list(z.object({ ...regionShape, addresses: addressCount })),
  waysLeft: z.number().int(),
  openTo: list(
    z.object({
      to: z.enum(['everyone', 'everyone-with-tls', 'every-microsoft-365-tenant', 'customers-of', 'listed-addresses']),
      pattern: z.string().nullable(),
      addresses: addressCount,
      mailFrom: regionShape.mailFrom,
      recipient: regionShape.recipient,
    }),
  ),
  witness: witness.nullable(),
  ifAnswered: list(z.object({ given: list(answer), addresses: addressCount, witness })),
}
export const surveyRequestSchema = z.strictObject({
  tenant: tenantSchema,
  connectors: connectorsSchema,
  answers: answersSchema.default({}),
})
export const surveyAnswerSchema = z.object({
  total: z.object(exposureShape),
  withoutConnector: z.object(exposureShape),
  connectors: list(z.object({ connectorId: z.string(), ...exposureShape })),
  bounds: list(bound),
})

export type CompareRequest = z.output<typeof compareRequestSchema>
export type SurveyRequest = z.output<typeof surveyRequestSchema>
