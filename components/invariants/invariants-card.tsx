'use client'

import { Plus } from 'lucide-react'
import { memo, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { ProofProgress } from '#components/proof/proof-progress'
import { Button } from '#components/ui/button'
import { Card } from '#components/ui/card'
import { useEditing } from '#components/workspace/editing'
import { changeDocument } from '#lib/client/draft/draft'
import { putInvariants } from '#lib/client/edits/invariants'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { Invariant } from '#lib/scenario/document/invariants'
import { suggestInvariants, suggestMissing } from '#lib/scenario/wants/suggest'
import { GateDetail } from './gate-detail'
import { GateTable } from './gate-table'
import { useGatesWork } from './gates'

type Props = { document: ScenarioDocument; phaseId: string }

/** The invariants, their gates in each phase, and the failures of the selected gate. */
export const InvariantsCard = memo(function InvariantsCard({ document, phaseId }: Props) {
  const t = useTranslations('proof.invariants')
  const editing = useEditing()
  const { invariants } = document
  return (
    <div className="min-w-0">
      <Card
        title={t('title')}
        note={invariants.length > 0 ? t('count', { count: invariants.length }) : undefined}
        actions={
          editing &&
          invariants.length > 0 && (
            <>
              <SuggestMissing document={document} />
              <Button onClick={() => editing.open({ kind: 'invariant', invariant: null })}>
                <Plus aria-hidden className="size-4" />
                {t('add')}
              </Button>
            </>
          )
        }
        className="min-w-0"
      >
        {invariants.length === 0 ? (
          <NoInvariants document={document} />
        ) : (
          <>
            <GateTable document={document} phaseId={phaseId} />
            <div className="border-t border-line px-4 py-3 empty:hidden sm:px-4.5">
              <GatesWork />
            </div>
            <GateDetail document={document} phaseId={phaseId} />
          </>
        )}
      </Card>
    </div>
  )
})

function GatesWork() {
  return <ProofProgress proof={useGatesWork()} />
}

/** Suggests invariants for services and phases that were added later. */
function SuggestMissing({ document }: { document: ScenarioDocument }) {
  const t = useTranslations('proof.invariants')
  const missing = useMemo(() => suggestMissing(document), [document])
  const suggest = useSuggest(missing)
  return missing.length === 0 ? null : (
    <Button onClick={suggest}>{t('suggestMissing', { count: missing.length })}</Button>
  )
}

function useSuggest(suggested: readonly Invariant[]): () => void {
  const t = useTranslations('proof.invariants')
  const editing = useEditing()
  return () => {
    editing?.change(changeDocument(putInvariants(suggested)))
    editing?.announce(t('suggested', { count: suggested.length }))
  }
}

function NoInvariants({ document }: { document: ScenarioDocument }) {
  const t = useTranslations('proof.invariants')
  const editing = useEditing()
  const suggested = suggestInvariants(document)
  const suggest = useSuggest(suggested)
  if (editing === null) return <p className="border-t border-line px-4.5 py-6 text-sm text-ink-2">{t('noneRead')}</p>
  return (
    <div className="flex flex-col items-start gap-3 border-t border-line px-4 py-5 text-sm text-ink-2 sm:px-4.5">
      <p className="max-w-prose">{t('none')}</p>
      {suggested.length === 0 && <p>{t('noneNext')}</p>}
      <div className="flex flex-wrap gap-2">
        {suggested.length > 0 && <Button onClick={suggest}>{t('suggest')}</Button>}
        <Button tone="quiet" onClick={() => editing.open({ kind: 'invariant', invariant: null })}>
          <Plus aria-hidden className="size-4" />
          {t('add')}
        </Button>
      </div>
    </div>
  )
}
