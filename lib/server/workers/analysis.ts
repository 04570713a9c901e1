import type { AddressesAnswer, AddressesRequest } from '#lib/contract/addresses'
import type { CompareRequest, SurveyRequest } from '#lib/contract/comparison'
import type { EvidenceAnswer, EvidenceRequest } from '#lib/contract/evidence'
import type { FindingAnswer, FindingsRequest } from '#lib/contract/findings'
import type { ImportAnswer, ImportRequest } from '#lib/contract/import'
import type { PlanAnswer } from '#lib/contract/plan'
import { readAddressList } from '#lib/exchange/addresses/address-list'
import { importConnectorsInSteps } from '#lib/exchange/connectors/import-connectors'
import { readEvidence } from '#lib/exchange/evidence/read-evidence'
import { type Comparison, compareInSteps, type Survey, surveyInSteps } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { findFindings } from '#lib/scenario/findings/findings'
import { reportPlanInSteps } from '#lib/scenario/wants/plan-report'
import { addressesInEnglish, evidenceInEnglish, findingsInEnglish, importInEnglish, planInEnglish } from './english'
import { inOneStep, type Steps } from './steps'

// What is computed from a request alone, step by step: nothing here reads or writes the store.

/** Every set of senders whose outcome differs between two sides. */
export const compareSides = ({ before, after, answers }: CompareRequest): Steps<Comparison> =>
  compareInSteps(before, after, answers)

/** Who is let in at all, by each connector and in total. */
export const surveySide = ({ tenant, connectors, answers }: SurveyRequest): Steps<Survey> =>
  surveyInSteps({ tenant, connectors }, answers)

/** Whether a plan holds for all senders. */
export function* judgeDocument(document: ScenarioDocument): Steps<Promise<PlanAnswer>> {
  return planInEnglish(yield* reportPlanInSteps(document))
}

/** What is wrong or risky in a connector set. */
export const reviewConnectors = inOneStep(
  ({ tenant, connectors }: FindingsRequest): Promise<{ readonly findings: readonly FindingAnswer[] }> =>
    findingsInEnglish(findFindings(tenant, connectors)).then((findings) => ({ findings })),
)

/** The connectors that an exported text holds. */
export function* readConnectors({ text }: ImportRequest): Steps<Promise<ImportAnswer>> {
  return importInEnglish(yield* importConnectorsInSteps(text))
}

/** The networks that a list in any form holds. */
export const readAddresses = inOneStep(
  ({ text }: AddressesRequest): Promise<AddressesAnswer> => addressesInEnglish(readAddressList(text)),
)

/** What a bounce, headers, a log or a trace states. */
export const readEvidenceText = inOneStep(
  ({ text }: EvidenceRequest): Promise<EvidenceAnswer> => evidenceInEnglish(readEvidence(text)),
)
