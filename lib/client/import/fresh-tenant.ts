import type { SourceReading } from '#lib/client/workers/source-tasks'
import { unknownProperties } from '#lib/exchange/connectors/absent'
import type { FreshTenant } from '#lib/exchange/locate/locate'
import type { ImportProblem } from '#lib/exchange/read/problems'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { type ImportAnswers, isSettled } from './import-answers'

/** A tenant of which it is only known that it has no inbound connector. */
export const NO_CONNECTORS: FreshTenant = {
  connectors: [],
  unknown: new Map(),
  acceptedDomains: null,
  rejectDirectSend: null,
}

/** A connector of the text as it was read, with corrections. */
type Found = { readonly importedId: string; readonly connector: ScenarioConnector }

/**
 * What a text says of the tenant: what it does not hold, and what could not be read and was not put right, is not known.
 * Null where the text holds nothing of a tenant.
 */
export function freshTenant(
  { format, problems, absent, collected, facts }: SourceReading,
  found: readonly Found[],
  answers: ImportAnswers,
): FreshTenant | null {
  const open = problems.filter((problem) => !isSettled(problem, answers))
  if (format === 'scenario-file' || open.some(isUnreadable)) return null
  return {
    connectors: collected?.hasConnectors === false ? null : found.map(({ connector }) => connector),
    unknown: unknownById(unknownProperties(absent, open), found),
    acceptedDomains: facts?.acceptedDomains ?? null,
    rejectDirectSend: facts?.rejectDirectSend ?? null,
  }
}

/** An error of the text as a whole: nothing says which connectors it was to hold. */
const isUnreadable = ({ connectorId, severity, field }: ImportProblem): boolean =>
  connectorId === null && severity === 'error' && field === ''

/** A connector that is compared has another id where two have one name in the text. */
function unknownById(unknown: FreshTenant['unknown'], found: readonly Found[]): FreshTenant['unknown'] {
  return new Map(
    found.flatMap(({ importedId, connector }) => {
      const properties = unknown.get(importedId)
      return properties === undefined ? [] : [[connector.id, properties] as const]
    }),
  )
}
