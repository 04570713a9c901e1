'use client'

import { useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Editing } from '#components/editing/editing'
import { ExportWays } from '#components/import/export-ways'
import { ImportFixes } from '#components/import/import-fixes'
import { ImportProblems } from '#components/import/import-problems'
import { type GoToLine, ImportText } from '#components/import/import-text'
import { type Import, useImport } from '#components/import/use-import'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog'
import { CheckField } from '#components/ui/field'
import { Notice } from '#components/ui/notice'
import { freshTenant, NO_CONNECTORS } from '#lib/client/import/fresh-tenant'
import { isQuestion } from '#lib/client/import/import-answers'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { LocateReport } from './locate-report'
import { useLocatedPhase } from './use-located-phase'

const NONE: readonly ScenarioConnector[] = []

type Props = { document: ScenarioDocument; editing: Editing; onClose: () => void }

/** Compares a fresh export with every phase, and names the equal phase, or the differences to the nearest one. */
export function LocateDialog({ document: { phases }, editing, onClose }: Props) {
  const t = useTranslations('import.locate')
  const source = useImport(NONE)
  const text = useRef<GoToLine>(null)
  const { reading, found, answers, long } = source
  const [hasNone, setHasNone] = useState(false)
  const fresh = useMemo(
    () => (reading === null ? (hasNone ? NO_CONNECTORS : null) : freshTenant(reading, found, answers)),
    [reading, found, answers, hasNone],
  )
  const search = useLocatedPhase(phases, fresh)
  const onLine = long === null ? (line: number) => text.current?.goTo(line) : null
  return (
    <Dialog title={t('title')} wide onClose={onClose} footer={<Button onClick={onClose}>{t('close')}</Button>}>
      <div className="flex flex-col gap-5">
        <p className="text-ink-2">{t('about')}</p>
        <ExportWays />
        <ImportText ref={text} source={source} label={t('text')} />
        {reading === null && source.text === '' && (
          <CheckField label={t('none')} checked={hasNone} onChange={(event) => setHasNone(event.target.checked)} />
        )}
        <OpenProblems source={source} onLine={onLine} />
        {search.hasFailed && (
          <Notice tone="lost" live>
            {t('failed')}
          </Notice>
        )}
        {search.located === null ? (
          <p role="status" className="text-sm text-ink-2 empty:hidden">
            {search.isSearching ? t('searching') : ''}
          </p>
        ) : (
          <LocateReport
            phases={phases}
            located={search.located}
            fresh={fresh}
            onGoTo={(phaseId) => {
              editing.show(phaseId, null)
              onClose()
            }}
            onTakeOver={(phaseId) => editing.open({ kind: 'import', phaseId, initial: source.origin ?? source.text })}
          />
        )}
        <ImportProblems source={source} onLine={onLine} />
      </div>
    </Dialog>
  )
}

/** The values that could not be read: what is put right here is compared too. */
function OpenProblems({ source, onLine }: { source: Import; onLine: ((line: number) => void) | null }) {
  const entries = useTranslations('import.entries')
  const careful = source.found
    .map((one) => ({ ...one, problems: one.problems.filter(({ code }) => code !== 'MISSING') }))
    .filter(({ problems }) => problems.some((problem) => problem.severity === 'error' || isQuestion(problem)))
  if (careful.length === 0) return null
  return (
    <section className="flex flex-col gap-3">
      {careful.map((one) => (
        <div key={one.importedId}>
          <h2 className="mb-1 font-medium wrap-anywhere">{one.connector.name || entries('unnamed')}</h2>
          <ImportFixes found={{ ...one, refusals: [], fixes: [] }} source={source} onLine={onLine} />
        </div>
      ))}
    </section>
  )
}
