import { z } from 'zod'
import { answersSchema } from '#lib/scenario/document/answers'
import { tenantSchema } from '#lib/scenario/document/sender'
import { FORMATS } from '#lib/scenario/document/text'
import { endpoint } from './endpoint'
import { connectorsSchema } from './match'
import { removedShape } from './removed'
import { outcome, reply } from './verdict'

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
  sourceIP: z.string().meta(FORMATS.address),
  tls: z.boolean(),
  certificateNames: list(z.string()),
  certificateTrusted: z.boolean(),
  certificateClientAuth: z.boolean(),
  mailFrom: z.string().meta(FORMATS.mailFrom),
  recipient: z.string().meta(FORMATS.recipient),
})
const fitLiteral = z.object({
  pattern: z
    .string()
    .describe(
      'a TlsSenderCertificateName as it is compared (lower case, A-labels, no dot at the end), or what stands for the accepted domains where OnPremises connectors ask whether a name is the own one: acceptedDomains where the sides have the same, else before.acceptedDomains or after.acceptedDomains',
    ),
  how: z
    .enum(['exact', 'below', 'apex', 'wildcard'])
    .describe(
      'exact: the same text; below: under *.contoso.com or contoso.com, at any depth; apex: contoso.com itself for *.contoso.com; wildcard: *.contoso.com for mail.contoso.com. Of accepted domains exact is: one of them, or below one with a wildcard; below is: not that, and below one without a wildcard',
    ),
})
const nameLiteral = fitLiteral.extend({
  also: fitLiteral.optional().describe('the same name of the certificate fits this as well'),
})
const channel = z.union([
  z.object({ tls: z.literal(false) }),
  z.object({
    tls: z.literal(true),
    trusted: z
      .boolean()
      .optional()
      .describe(
        'false: the chain must not be trusted; true: it must be; left out: that makes no difference. A sender without certificate names is in both',
      ),
    matches: list(nameLiteral).describe(
      'for each of them the certificate has a name that fits; with Q19 answered "no" only the first name counts',
    ),
    matchesNot: list(nameLiteral).describe('for none of them the certificate has a name that fits'),
  }),
])
/** Described, since a client that reads an answer needs it to tell the regions apart. */
const domainPiece = z.union([
  z.object({ domain: z.string().meta(FORMATS.domain) }).describe('this domain alone, without its subdomains'),
  z
    .object({ under: z.string().meta(FORMATS.domain) })
    .describe('every subdomain, without those that are named themselves on this axis or lie under a closer one'),
  z.object({ null: z.literal(true) }).describe('the null sender'),
  z.object({ other: z.literal(true) }).describe('every domain that neither side names on this axis'),
])
const anyOr = <Item extends z.ZodType>(item: Item) => z.union([z.literal('any'), list(item)])
const regionShape = {
  sourceIP: anyOr(z.string().meta({ examples: ['192.0.2.0-192.0.2.255', '203.0.113.7-203.0.113.7'] })).describe(
    'ranges, both ends included; any: every IPv4 and IPv6 address',
  ),
  channel: anyOr(channel).describe('a sender is in one of these'),
  mailFrom: anyOr(domainPiece).describe(
    'on this axis a side names the SenderDomains of its enabled Partner connectors and, only if it has RejectDirectSend or an enabled OnPremises connector, its accepted domains; * and what no mail domain can be name nothing',
  ),
  recipient: anyOr(domainPiece).describe(
    'on this axis a side names its accepted domains and the AssociatedAcceptedDomains of its enabled connectors',
  ),
}
const bound = z.object({
  axis: z
    .enum(['certificateNames', 'certificateClientAuth', 'answers', 'attribution'])
    .describe(
      'certificateNames: how many names of one certificate were looked at; certificateClientAuth: certificates without the key usage clientAuth were left out, each of which is told what the same one with it is told or, by Q21, what no certificate is told; answers: some senders had more ways through the open questions than were followed; attribution: who admits was looked at by certificates of so many names (0: there are more attribution changes than can be summed up)',
    ),
  names: z.number().int(),
  exactFor: list(z.string()).describe('parts of the answer that are exact nevertheless'),
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
  possibleChanges: list(z.object({ ...pairShape, given: list(answer) })).describe(
    'what only other answers than the recorded ones and the defaults lead to: of certificates with one name, as the subject or behind the subject of a stranger',
  ),
  possibleChangesLeft: z.number().int(),
  attributionChanges: list(
    z.object({
      from: list(z.string()),
      to: list(z.string()),
      addresses: addressCount,
      witness,
      given: list(answer)
        .optional()
        .describe('only where other connectors admit under other answers than the defaults'),
    }),
  ).describe('told the same, and admitted by other connectors: of certificates with one name'),
  attributionChangesLeft: z.number().int().describe('at least so many more'),
  renamed: list(z.object({ from: z.string(), to: z.string() })),
  bounds: list(bound),
  ...removedShape,
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
  ...removedShape,
})

export const COMPARISON_ENDPOINTS = {
  compare: endpoint({
    method: 'POST',
    path: '/api/compare',
    summary: 'What changes for any sender at all between two connector sets, each change with a witness',
    request: compareRequestSchema,
    answer: compareAnswerSchema,
  }),
  survey: endpoint({
    method: 'POST',
    path: '/api/survey',
    summary: 'Who is let in at all, by each connector and in total',
    request: surveyRequestSchema,
    answer: surveyAnswerSchema,
  }),
}

export type CompareRequest = z.output<typeof compareRequestSchema>
export type SurveyRequest = z.output<typeof surveyRequestSchema>
