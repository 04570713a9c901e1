import { z } from 'zod'
import { jsonSchema } from '#lib/scenario/document/json'
import { LIMITS } from '#lib/scenario/document/limits'
import { sentDocumentSchema } from '#lib/scenario/versions/sent-document'
import * as comparison from './comparison'
import { planAnswerSchema } from './plan'
import { runbookAnswerSchema, runbookRequestSchema } from './runbook'
import * as contract from './schemas'

/** One way to call the server: what it takes, what it answers. Routes are made from it, and so is `/api/openapi.json`. */
export type Endpoint = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** with parameters in braces, as OpenAPI writes them */
  readonly path: string
  readonly summary: string
  readonly params: z.ZodType<Readonly<Record<string, unknown>>>
  readonly query: z.ZodType<Readonly<Record<string, unknown>>>
  readonly request: z.ZodType | null
  /** null: an answer without body */
  readonly answer: z.ZodType | null
  readonly status: 200 | 201 | 204
  /** answers without the access key */
  readonly isOpen: boolean
  /** reads a share token from the header `Share-Token` */
  readonly takesShareToken: boolean
  /** needs the tag of the latest revision in the header `If-Match` */
  readonly isConditional: boolean
  /** takes what is said of the revision in the header `Revision-Message` */
  readonly takesMessage: boolean
  /** answers until the next release, and is replaced by another endpoint */
  readonly isDeprecated: boolean
  /** refuses (409) what is not possible in the present state of the scenario */
  readonly canConflict: boolean
  /** the answer's `revision` is its entity tag */
  readonly hasTag: boolean
  readonly mostBytes: number
}

const none = z.object({})
const listQuery = z.object({ deleted: z.enum(['true', 'false']).default('false') })
const deletionQuery = z.object({ forGood: z.enum(['true', 'false']).default('false') })
const scenarioParams = z.object({ id: z.string().max(100) })
const revisionParams = z.object({
  id: z.string().max(100),
  n: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
})
const linkParams = z.object({ id: z.string().max(100), linkId: z.string().max(100) })
const tokenParams = z.object({ token: z.string().max(200) })

type Given = Pick<Endpoint, 'method' | 'path' | 'summary'> & Partial<Endpoint>

const plain = {
  params: none,
  query: none,
  request: null,
  answer: null,
  status: 200,
  isOpen: false,
  takesShareToken: false,
  isConditional: false,
  takesMessage: false,
  isDeprecated: false,
  canConflict: false,
  hasTag: false,
  mostBytes: LIMITS.bodyBytes,
} as const
const endpoint = <const Own extends Given>(own: Own): Omit<typeof plain, keyof Own> & Own => ({ ...plain, ...own })

export const ENDPOINTS = {
  match: endpoint({
    method: 'POST',
    path: '/api/match',
    summary:
      'Which connector Exchange Online gives each sender, what the rest is told, and why; broken off after a minute of work',
    request: contract.matchRequestSchema,
    answer: contract.matchAnswerSchema,
  }),
  compare: endpoint({
    method: 'POST',
    path: '/api/compare',
    summary: 'What changes for any sender at all between two connector sets, each change with a witness',
    request: comparison.compareRequestSchema,
    answer: comparison.compareAnswerSchema,
  }),
  survey: endpoint({
    method: 'POST',
    path: '/api/survey',
    summary: 'Who is let in at all, by each connector and in total',
    request: comparison.surveyRequestSchema,
    answer: comparison.surveyAnswerSchema,
  }),
  plan: endpoint({
    method: 'POST',
    path: '/api/plan',
    summary: 'Whether a plan holds for all senders: who is lost, who else gets in, what is not known, phase by phase',
    request: sentDocumentSchema,
    answer: planAnswerSchema,
  }),
  runbook: endpoint({
    method: 'POST',
    path: '/api/runbook',
    summary:
      'The way from one phase of a plan to another: steps with commands and scripts, in an order in which nobody is worse off on the way',
    request: runbookRequestSchema,
    answer: runbookAnswerSchema,
  }),
  findings: endpoint({
    method: 'POST',
    path: '/api/findings',
    summary: 'What is wrong or risky in a connector set',
    request: contract.findingsRequestSchema,
    answer: contract.findingsAnswerSchema,
  }),
  importConnectors: endpoint({
    method: 'POST',
    path: '/api/import',
    summary: 'The connectors in a text of Get-InboundConnector, whatever its format, and what could not be read of it',
    request: contract.importRequestSchema,
    answer: contract.importAnswerSchema,
  }),
  readEvidence: endpoint({
    method: 'POST',
    path: '/api/evidence',
    summary:
      'What a bounce, the headers of a message, a log or a trace states about one SMTP connection, and what explains it',
    request: contract.evidenceRequestSchema,
    answer: contract.evidenceAnswerSchema,
    mostBytes: 2 * 1024 * 1024,
  }),
  readAddresses: endpoint({
    method: 'POST',
    path: '/api/addresses',
    summary: 'The IPv4 networks in any list, table or text, and what of it was left out and why',
    request: contract.addressesRequestSchema,
    answer: contract.addressesAnswerSchema,
    mostBytes: 1024 * 1024,
  }),
  listScenarios: endpoint({
    method: 'GET',
    path: '/api/scenarios',
    summary: 'Every scenario, the last changed first; with deleted=true those that can be brought back',
    query: listQuery,
    answer: contract.scenarioListSchema,
  }),
  createScenario: endpoint({
    method: 'POST',
    path: '/api/scenarios',
    summary: 'Save a new scenario as its revision 1',
    request: sentDocumentSchema,
    answer: contract.savedScenarioSchema,
    status: 201,
    hasTag: true,
    takesMessage: true,
  }),
  readScenario: endpoint({
    method: 'GET',
    path: '/api/scenarios/{id}',
    summary: 'The latest revision of a scenario, its document in the form in which it was saved',
    params: scenarioParams,
    answer: contract.scenarioSchema,
    hasTag: true,
  }),
  saveScenario: endpoint({
    method: 'PUT',
    path: '/api/scenarios/{id}',
    summary:
      'Save the next revision, if nobody else saved since the one named in If-Match; an unchanged document makes none',
    params: scenarioParams,
    request: sentDocumentSchema,
    answer: contract.savedScenarioSchema,
    hasTag: true,
    isConditional: true,
    takesMessage: true,
  }),
  deleteScenario: endpoint({
    method: 'DELETE',
    path: '/api/scenarios/{id}',
    summary: 'Delete a scenario; it can be restored for a time. With forGood=true remove a deleted one now, for good',
    params: scenarioParams,
    query: deletionQuery,
    status: 204,
  }),
  restoreScenario: endpoint({
    method: 'POST',
    path: '/api/scenarios/{id}/restore',
    summary: 'Bring a deleted scenario back',
    params: scenarioParams,
    answer: contract.scenarioSchema,
    hasTag: true,
  }),
  listRevisions: endpoint({
    method: 'GET',
    path: '/api/scenarios/{id}/revisions',
    summary: 'The revisions of a scenario, the latest first, without their documents',
    params: scenarioParams,
    answer: contract.revisionListSchema,
  }),
  readRevision: endpoint({
    method: 'GET',
    path: '/api/scenarios/{id}/revisions/{n}',
    summary: 'One revision of a scenario, as it was saved',
    params: revisionParams,
    answer: contract.revisionSchema,
  }),
  restoreRevision: endpoint({
    method: 'POST',
    path: '/api/scenarios/{id}/revisions/{n}/restore',
    summary:
      'Save the document of a revision as the next one, byte for byte, if nobody else saved since the one named in If-Match',
    params: revisionParams,
    answer: contract.scenarioSchema,
    canConflict: true,
    hasTag: true,
    isConditional: true,
    takesMessage: true,
  }),
  removeRevision: endpoint({
    method: 'DELETE',
    path: '/api/scenarios/{id}/revisions/{n}',
    summary: 'Remove one revision for good, for what should never have been saved; the latest cannot be removed',
    params: revisionParams,
    status: 204,
    canConflict: true,
  }),
  listShareLinks: endpoint({
    method: 'GET',
    path: '/api/scenarios/{id}/share-links',
    summary: 'The share links of a scenario with their last use, without their tokens',
    params: scenarioParams,
    answer: contract.shareLinkListSchema,
  }),
  createShareLink: endpoint({
    method: 'POST',
    path: '/api/scenarios/{id}/share-links',
    summary: 'Make a share link; its token is shown this once',
    params: scenarioParams,
    request: contract.shareLinkRequestSchema,
    answer: contract.newShareLinkSchema,
    status: 201,
    mostBytes: 4096,
  }),
  revokeShareLink: endpoint({
    method: 'DELETE',
    path: '/api/scenarios/{id}/share-links/{linkId}',
    summary: 'Revoke a share link, at once',
    params: linkParams,
    status: 204,
  }),
  listAllShareLinks: endpoint({
    method: 'GET',
    path: '/api/share-links',
    summary: 'The share links of all scenarios, the newest first, without their tokens',
    answer: contract.anyShareLinkListSchema,
  }),
  readShared: endpoint({
    method: 'GET',
    path: '/api/share',
    summary: 'The shared scenario; 404 for an unknown, a revoked and an expired token alike',
    answer: contract.sharedScenarioSchema,
    isOpen: true,
    takesShareToken: true,
  }),
  readSharedByPath: endpoint({
    method: 'GET',
    path: '/api/share/{token}',
    summary: 'The same with the token in the address, where logs of proxies hold it; send the header instead',
    params: tokenParams,
    answer: contract.sharedScenarioSchema,
    isOpen: true,
    isDeprecated: true,
  }),
  spf: endpoint({
    method: 'POST',
    path: '/api/spf',
    summary: 'The IPv4 networks an SPF record passes, as a connector takes them; looks up in DNS unless that is off',
    request: contract.spfRequestSchema,
    answer: contract.flattenedSpfSchema,
    mostBytes: 256 * 1024,
  }),
  lookUpDomain: endpoint({
    method: 'POST',
    path: '/api/dns',
    summary:
      'What DNS says about the mail of a domain: MX with TTL, MTA-STS, DMARC, and TLSA of each mail server; nothing is kept',
    request: contract.dnsRequestSchema,
    answer: contract.dnsAnswerSchema,
    mostBytes: 4096,
  }),
  readCertificate: endpoint({
    method: 'POST',
    path: '/api/certificates',
    summary: 'The names and dates of a certificate; nothing is kept',
    request: contract.certificateRequestSchema,
    answer: contract.certificateSchema,
    // 64 KiB of certificates, with the line breaks escaped as JSON does.
    mostBytes: 96 * 1024,
  }),
  signIn: endpoint({
    method: 'POST',
    path: '/api/session',
    summary: 'Start a session: trade the access key for its cookie',
    request: contract.sessionRequestSchema,
    status: 204,
    isOpen: true,
    mostBytes: 4096,
  }),
  signOut: endpoint({
    method: 'DELETE',
    path: '/api/session',
    summary: 'End the session of the cookie',
    status: 204,
    isOpen: true,
  }),
  live: endpoint({
    method: 'GET',
    path: '/api/health/live',
    summary: 'Whether the server runs',
    answer: contract.healthSchema,
    isOpen: true,
  }),
  ready: endpoint({
    method: 'GET',
    path: '/api/health/ready',
    summary: 'Whether the database answers; 503 when it does not',
    answer: contract.healthSchema,
    isOpen: true,
  }),
  openapi: endpoint({
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This description',
    answer: z.record(z.string(), jsonSchema),
  }),
} as const satisfies Record<string, Endpoint>

type Known = (typeof ENDPOINTS)[keyof typeof ENDPOINTS]

/** The endpoints by method and path, as a caller names them: `GET /api/scenarios/{id}`. */
export type Endpoints = { readonly [Own in Known as `${Own['method']} ${Own['path']}`]: Own }

type Sendable<Name extends string, Schema> = Schema extends z.ZodType
  ? Record<never, never> extends z.input<Schema>
    ? { readonly [Key in Name]?: z.input<Schema> }
    : { readonly [Key in Name]: z.input<Schema> }
  : { readonly [Key in Name]?: never }

/** What a caller sends to an endpoint: what its schemas take. */
export type Sendings<Own extends Endpoint> = Sendable<'params', Own['params']> &
  Sendable<'query', Own['query']> &
  Sendable<'body', Own['request']>

/** What a caller gets from an endpoint. */
export type AnswerOf<Own extends Endpoint> = Own['answer'] extends z.ZodType ? z.output<Own['answer']> : undefined
