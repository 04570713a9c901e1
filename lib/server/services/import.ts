import 'server-only'
import type { ImportRequest } from '#lib/contract/schemas'
import { type ImportedConnectors, importing } from '#lib/exchange/connectors/import-connectors'
import { takeTurns } from '#lib/server/turns'

/** The connectors of a text. Megabytes take seconds: others are answered meanwhile, and a caller who hangs up ends it. */
export const readConnectors = ({ text }: ImportRequest, signal: AbortSignal): Promise<ImportedConnectors> =>
  takeTurns(importing(text), signal)
