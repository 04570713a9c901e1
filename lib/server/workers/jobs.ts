import type { z } from 'zod'
import { ENDPOINTS } from '#lib/contract/endpoints'
import type { Removed } from '#lib/scenario/document/removed'
import { sentDocumentSchema } from '#lib/scenario/versions/sent-document'
import { listSummaryInSteps } from '#lib/scenario/wants/listed-summary'
import { AppError } from '#lib/server/errors'
import { parseBody } from '#lib/server/parse-body'
import { type PreparedRevision, prepareRevision } from '#lib/server/prepared-revision'
import {
  compareSides,
  judgeDocument,
  readAddresses,
  readConnectors,
  readEvidenceText,
  reviewConnectors,
  surveySide,
} from './analysis'
import { matchSenders } from './match'
import { writeRunbook } from './runbook'
import { inOneStep, type Steps } from './steps'

/** What each job makes of the bytes of a request: plain data or bytes, since it may come from another thread. */
export type JobResults = {
  readonly match: Bytes
  readonly compare: Bytes
  readonly survey: Bytes
  readonly findings: Bytes
  readonly import: Bytes
  readonly addresses: Bytes
  readonly evidence: Bytes
  readonly plan: Bytes
  readonly runbook: Bytes
  readonly listedSummary: Bytes
  readonly revision: PreparedRevision
}
export type JobName = keyof JobResults
type Bytes = Uint8Array<ArrayBuffer>

type Job<Result> = (bytes: Uint8Array) => Steps<Result | Promise<Result>>

/**
 * Everything that can take long and needs nothing but the bytes of a request: parsing, validation, computing, and the text
 * that is answered or stored. The same functions run on the main thread and in worker threads.
 */
export const JOBS: { readonly [Name in JobName]: Job<JobResults[Name]> } = {
  match: answering(ENDPOINTS.match.request, matchSenders),
  compare: answering(ENDPOINTS.compare.request, compareSides),
  survey: answering(ENDPOINTS.survey.request, surveySide),
  findings: answering(ENDPOINTS.findings.request, reviewConnectors),
  import: answering(ENDPOINTS.importConnectors.request, readConnectors),
  addresses: answering(ENDPOINTS.readAddresses.request, readAddresses),
  evidence: answering(ENDPOINTS.readEvidence.request, readEvidenceText),
  plan: answering(ENDPOINTS.plan.request, judgeDocument),
  runbook: answering(ENDPOINTS.runbook.request, writeRunbook),
  listedSummary: answering(sentDocumentSchema, listSummaryInSteps),
  revision: inOneStep((bytes) => {
    const { request, removed } = parseBody(sentDocumentSchema, bytes)
    return prepareRevision(request, removed)
  }),
}

/** A job that answers the JSON of what `work` returns, and what was removed of the request. A text is JSON already. */
function answering<Schema extends z.ZodType>(
  schema: Schema,
  work: (request: z.output<Schema>) => Steps<unknown>,
): Job<Bytes> {
  return function* (bytes) {
    const { request, removed } = parseBody(schema, bytes)
    const answer = yield* work(request)
    return answer instanceof Promise ? answer.then((late) => encode(late, removed)) : encode(answer, removed)
  }
}

/** Bytes of one answer. A request is bounded too; only one that is made for it comes near. */
const MOST_ANSWERED = 64 * 1024 * 1024
const encoder = new TextEncoder()

function encode(answer: unknown, removed: readonly Removed[]): Bytes {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer)
  const note = removed.length === 0 ? '' : `,"removed":${JSON.stringify(removed)}`
  const bytes = encoder.encode(note === '' ? text : `${text.slice(0, -1)}${note}}`)
  if (bytes.byteLength <= MOST_ANSWERED) return bytes
  throw new AppError('too-large', `The answer would be larger than ${MOST_ANSWERED.toLocaleString('en')} bytes.`)
}
