import 'server-only'
import type { CompareRequest, SurveyRequest } from '#lib/contract/comparison'
import type { FindingAnswer, FindingsRequest, ImportAnswer, ImportRequest, MatchRequest } from '#lib/contract/schemas'
import { importConnectorsInSteps } from '#lib/exchange/connectors/import-connectors'
import {
  attribute,
  type Comparison,
  compareInSteps,
  explain,
  type Survey,
  surveyInSteps,
  type Verdict,
} from '#lib/matcher'
import { findFindings } from '#lib/scenario/findings/findings'
import { runInTimeSlices } from '#lib/server/time-slices'
import { findingsInEnglish, importInEnglish } from './english'

// What is computed from a request alone: nothing here reads or writes the store.

/** Up to this many senders, verdicts have their full trace unless `detail` says otherwise. */
const FULL_BY_DEFAULT = 100

/** What Exchange Online answers each sender, in the order sent; judged one at a time, as the caller asks for the next. */
export function* matchSenders({
  tenant,
  connectors,
  senders,
  answers,
  detail,
}: MatchRequest): Generator<Verdict & { senderId: string }> {
  const isFull = (detail ?? (senders.length > FULL_BY_DEFAULT ? 'short' : 'full')) === 'full'
  const judge = isFull ? explain : attribute
  for (const { id, name: _, ...sender } of senders)
    yield { senderId: id, ...judge(tenant, connectors, sender, answers) }
}

/** Every set of senders whose outcome differs between two sides. Runs in time slices; an abort of `signal` ends it. */
export function compareSides({ before, after, answers }: CompareRequest, signal: AbortSignal): Promise<Comparison> {
  return runInTimeSlices(compareInSteps(before, after, answers), signal)
}

/** Who is let in at all, by each connector and in total. Runs in time slices; an abort of `signal` ends it. */
export function surveySide({ tenant, connectors, answers }: SurveyRequest, signal: AbortSignal): Promise<Survey> {
  return runInTimeSlices(surveyInSteps({ tenant, connectors }, answers), signal)
}

/** What is wrong or risky in a connector set. */
export function reviewConnectors({ tenant, connectors }: FindingsRequest): Promise<FindingAnswer[]> {
  return findingsInEnglish(findFindings(tenant, connectors))
}

/** The connectors that an exported text holds. Runs in time slices; an abort of `signal` ends it. */
export async function readConnectors({ text }: ImportRequest, signal: AbortSignal): Promise<ImportAnswer> {
  return importInEnglish(await runInTimeSlices(importConnectorsInSteps(text), signal))
}
