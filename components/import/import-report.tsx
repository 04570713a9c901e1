'use client'

import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { ImportEntries } from './import-entries'
import { ImportProblems } from './import-problems'
import { type TenantBefore, TenantFacts } from './tenant-facts'
import { CollectedSection } from './tenant-findings'
import type { Import } from './use-import'

type Props = {
  source: Import
  /** the tenant facts of the phase before the import */
  before: TenantBefore
  dropped: readonly ScenarioConnector[]
  /** whether the tenant facts are imported, if the user can choose */
  takesTenant?: boolean
  onTakesTenant?: (takes: boolean) => void
  onLine: ((line: number) => void) | null
}

/** The result of reading: tenant facts, connectors, problems, and findings on the rest of the tenant. */
export function ImportReport({ source, before, dropped, takesTenant = true, onTakesTenant, onLine }: Props) {
  const { reading, found, tenant } = source
  return (
    <>
      {tenant !== null && (
        <TenantFacts
          source={source}
          before={before}
          tenant={tenant}
          isTaken={takesTenant}
          {...(onTakesTenant === undefined ? {} : { onTake: onTakesTenant })}
        />
      )}
      {found.length > 0 && <ImportEntries source={source} dropped={dropped} onLine={onLine} />}
      {reading?.collected != null && <CollectedSection facts={reading.collected.facts} />}
      <ImportProblems source={source} onLine={onLine} />
    </>
  )
}
