'use client'

import type { Tenant } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { ImportEntries } from './import-entries'
import { ImportProblems } from './import-problems'
import { TenantFacts } from './tenant-facts'
import { CollectedSection } from './tenant-findings'
import type { Import } from './use-import'

type Props = {
  source: Import
  /** the facts of the phase it goes into */
  before: Tenant
  dropped: readonly ScenarioConnector[]
  /** whether the facts are taken over, where that can be chosen */
  takesTenant?: boolean
  onTakesTenant?: (takes: boolean) => void
  onLine: ((line: number) => void) | null
}

/** What was read: facts of the tenant, its connectors, what was noticed, and what the rest of the tenant says. */
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
