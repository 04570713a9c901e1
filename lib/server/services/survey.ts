import 'server-only'
import type { SurveyRequest } from '#lib/contract/comparison'
import { type Survey, surveyInSteps } from '#lib/matcher'
import { takeTurns } from '#lib/server/turns'

/** Who is let in at all; other callers are served meanwhile. */
export function surveySide({ tenant, connectors, answers }: SurveyRequest, signal: AbortSignal): Promise<Survey> {
  return takeTurns(surveyInSteps({ tenant, connectors }, answers), signal)
}
