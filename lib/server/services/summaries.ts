import 'server-only'
import type { ListedState } from '#lib/contract/plan-summary'
import { ENGINE_VERSION } from '#lib/scenario/versions/versions'
import { AppError } from '#lib/server/errors'
import { logFailure } from '#lib/server/log'
import * as store from '#lib/server/store/scenarios'
import { compute } from '#lib/server/workers/compute'

// What a scenario comes to is worked out after a save, away from the request, and stored for the list. A list never waits
// for it: what is not there yet, or is of another revision or engine, is being checked.

const TOO_LARGE: ListedState = { state: 'tooLarge' }
const NEVER = new AbortController().signal

/** Scenarios whose summary is being worked out. One after another: they are asked for by the dozen. */
const waiting = new Map<string, Promise<void>>()
let queue: Promise<void> = Promise.resolve()

/** Has the summary of a scenario's latest revision worked out and stored. Never rejects: a failure is logged, and tried again. */
export function refreshSummary(id: string): Promise<void> {
  const known = waiting.get(id)
  if (known !== undefined) return known
  queue = queue.then(() => refresh(id)).finally(() => waiting.delete(id))
  waiting.set(id, queue)
  return queue
}

async function refresh(id: string): Promise<void> {
  try {
    const scenario = await store.findScenario(id)
    if (scenario === null) return
    const listed = await listedState(scenario.text)
    await store.saveSummary(id, scenario.revision, ENGINE_VERSION, listed)
  } catch (error) {
    logFailure(null, 'summary', error)
  }
}

async function listedState(document: string): Promise<ListedState> {
  const bytes = new TextEncoder().encode(document)
  try {
    const answer = await compute('listedSummary', bytes, NEVER)
    return { state: 'checked', ...JSON.parse(new TextDecoder().decode(answer)) }
  } catch (error) {
    if (error instanceof AppError && error.refusal === 'too-large') return TOO_LARGE
    throw error
  }
}
