import 'server-only'
import type { CompareRequest } from '#lib/contract/comparison'
import { type Comparison, compareInSteps } from '#lib/matcher'
import { takeTurns } from '#lib/server/turns'

/** What changes for any sender between two sides; other callers are served meanwhile. */
export function compareSides({ before, after, answers }: CompareRequest, signal: AbortSignal): Promise<Comparison> {
  return takeTurns(compareInSteps(before, after, answers), signal)
}
