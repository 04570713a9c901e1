import 'server-only'
import { setImmediate } from 'node:timers/promises'
import { type ImportedConnectors, importing } from '#lib/exchange/import-connectors'
import type { ImportRequest } from '#lib/scenario/contract'

/** Milliseconds of work after which other callers get their turn. */
const TURN = 12

/** The connectors of a text. Megabytes take seconds: others are answered meanwhile, and a caller who hangs up ends it. */
export async function readConnectors({ text }: ImportRequest, signal: AbortSignal): Promise<ImportedConnectors> {
  const steps = importing(text)
  let endsAt = performance.now() + TURN
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value
    if (performance.now() < endsAt) continue
    await setImmediate()
    if (signal.aborted) return { format: 'unknown', connectors: [], problems: [] }
    endsAt = performance.now() + TURN
  }
}
