import 'server-only'
import type { ListedState } from '#lib/contract/plan-summary'
import { ENGINE_VERSION } from '#lib/server/engine-version'
import { AppError } from '#lib/server/errors'
import { logFailure } from '#lib/server/log'
import { claimed } from '#lib/server/store/access'
import * as store from '#lib/server/store/scenarios'
import { compute, isLarge } from '#lib/server/workers/compute'

// What a scenario comes to is worked out after a save, away from the request, and stored for the list. A list never waits
// for it: what is not there yet, or is of another revision or engine, is being checked.

const TOO_LARGE: ListedState = { state: 'tooLarge' }
const NEVER = new AbortController().signal

/** Does one piece of work after another, in the order in which they were asked for. */
class Turns {
  #last: Promise<unknown> = Promise.resolve()

  take<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => undefined)
    return turn
  }
}

/** Summaries are asked for by the dozen. A small one must not wait for a large one, which can take half a minute. */
const smallOnes = new Turns()
const largeOnes = new Turns()
const waiting = new Map<string, Promise<void>>()

/** Has the summary of a scenario's latest revision worked out and stored. Never rejects: a failure is logged, and tried again. */
export function refreshSummary(id: string): Promise<void> {
  const known = waiting.get(id)
  if (known !== undefined) return known
  const refreshed = refreshInTurn(id)
    .catch((error: unknown) => logFailure(null, 'summary', error))
    .finally(() => waiting.delete(id))
  waiting.set(id, refreshed)
  return refreshed
}

/** Milliseconds without another save after which a summary is worked out, and those after which it is in any case. */
const QUIET = 500
const AT_LATEST = 20_000
const savedLately = new Map<string, { readonly since: number; readonly timer: NodeJS.Timeout }>()

/**
 * Has the summary worked out once nobody has saved the scenario for a moment: of revisions that follow each other quickly
 * only the last is worth the work, which would else take the time of those who save.
 */
export function refreshSummaryAfterSave(id: string): void {
  const known = savedLately.get(id)
  clearTimeout(known?.timer)
  const since = known?.since ?? performance.now()
  const wait = Math.max(0, Math.min(QUIET, since + AT_LATEST - performance.now()))
  const timer = setTimeout(() => {
    savedLately.delete(id)
    void refreshSummary(id)
  }, wait)
  // What is not worked out when the server stops, the next list asks for.
  timer.unref()
  savedLately.set(id, { since, timer })
}

async function refreshInTurn(id: string): Promise<void> {
  const isDone = await smallOnes.take(() => refresh(id, { isLargeTaken: false }))
  if (!isDone) await largeOnes.take(() => refresh(id, { isLargeTaken: true }))
}

/** Reports false where the document is large and none such is taken. */
async function refresh(id: string, { isLargeTaken }: { readonly isLargeTaken: boolean }): Promise<boolean> {
  const scenario = await store.findScenario(id)
  if (scenario === null) return true
  const { revision, text } = scenario
  const bytes = new TextEncoder().encode(text)
  if (isLarge(bytes) && !isLargeTaken) return false
  await claimed(`summary ${id} ${revision} ${ENGINE_VERSION}`, async () => {
    // Another server process may have done it since it was asked for.
    if (await store.hasSummary(id, revision, ENGINE_VERSION)) return
    await store.saveSummary(id, revision, ENGINE_VERSION, await listedState(bytes))
  })
  return true
}

async function listedState(bytes: Uint8Array<ArrayBuffer>): Promise<ListedState> {
  try {
    const answer = await compute('listedSummary', bytes, NEVER)
    return { state: 'checked', ...JSON.parse(new TextDecoder().decode(answer)) }
  } catch (error) {
    if (error instanceof AppError && error.refusal === 'too-large') return TOO_LARGE
    throw error
  }
}
