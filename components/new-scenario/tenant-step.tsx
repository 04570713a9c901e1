'use client'

import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { CollectorSteps } from '#components/import/collector-steps'
import { ExportWays } from '#components/import/export-ways'
import { ImportReport } from '#components/import/import-report'
import { type GoToLine, ImportText } from '#components/import/import-text'
import type { Import } from '#components/import/use-import'
import { ImportScenarioDialog } from '#components/scenario-file/import-scenario-dialog'
import { Notice } from '#components/ui/notice'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { NewScenario } from './use-new-scenario'

const NONE: readonly ScenarioConnector[] = []
const NO_TENANT = { acceptedDomains: [], rejectDirectSend: null }

/** Takes what the tenant has: an export of its connectors, the file of the collector, or nothing. */
export function TenantStep({ scenario: { source, errorAt } }: { scenario: NewScenario }) {
  const t = useTranslations('scenarios.new')
  const text = useRef<GoToLine>(null)
  const open = errorAt('source')
  const [file, putAway] = useScenarioFile(source)
  return (
    <div className="flex flex-col gap-5">
      <ExportWays />
      <details>
        <summary className="w-fit cursor-pointer rounded-md py-1 text-sm text-ink-2 hover:text-ink">
          {t('wholeTenant')}
        </summary>
        <div className="mt-2 border-l-2 border-line pl-3.5">
          <CollectorSteps />
        </div>
      </details>
      {file === null ? (
        <ImportText ref={text} source={source} label={t('pasted')} />
      ) : (
        // The dialog takes files that are dropped, and the field must not take them too.
        <ImportScenarioDialog first={file} onClose={putAway} />
      )}
      {source.reading !== null && (
        <ImportReport
          source={source}
          before={NO_TENANT}
          dropped={NONE}
          onLine={source.long === null ? (line) => text.current?.goTo(line) : null}
        />
      )}
      {open !== null && (
        <Notice tone="ask" live>
          {open}
        </Notice>
      )}
    </div>
  )
}

/** Takes a scenario file out of the form, so that it is imported as it is; null where there is none, and how to put it away. */
function useScenarioFile({ reading, origin, text, clear }: Import): [File | null, () => void] {
  const [file, setFile] = useState<File | null>(null)
  const isScenario = reading?.format === 'scenario-file'
  useEffect(() => {
    if (!isScenario) return
    setFile(origin instanceof File ? origin : new File([origin ?? text], 'scenario.json'))
    clear()
  }, [isScenario, origin, text, clear])
  return [file, () => setFile(null)]
}
