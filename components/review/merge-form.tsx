'use client'

import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { type MergeSide, mergeDocuments, unitKey } from '#lib/client/draft/merge'
import { isEqual } from '#lib/client/draft/structural-sharing'
import { groupConflicts } from '#lib/client/views/conflict-groups'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { MergeChoices } from './merge-choices'

type Props = {
  readonly base: ScenarioDocument
  readonly mine: ScenarioDocument
  readonly theirs: { readonly revision: number; readonly document: ScenarioDocument }
  readonly isBusy: boolean
  /** `dropsMine`: whether a change of mine is not in the document */
  readonly onMerge: (merged: { readonly document: ScenarioDocument; readonly dropsMine: boolean }) => void
}

/** Puts both edits together as the next revision. What both changed in different ways has to be chosen first. */
export function MergeForm({ base, mine, theirs, isBusy, onMerge }: Props) {
  const t = useTranslations('review.conflict')
  const [chosen, setChosen] = useState<ReadonlyMap<string, MergeSide>>(new Map())
  const [fault, setFault] = useState<'choose' | 'broken' | null>(null)
  const { document, conflicts } = useMemo(
    () => mergeDocuments(base, mine, theirs.document, (unit) => chosen.get(unitKey(unit)) ?? 'theirs'),
    [base, mine, theirs, chosen],
  )
  const groups = useMemo(() => groupConflicts(conflicts), [conflicts])
  const left = groups.filter(([{ unit }]) => !chosen.has(unitKey(unit))).length
  const dropsMine = conflicts.some(({ unit }) => chosen.get(unitKey(unit)) === 'theirs')
  // What equals their revision makes no new one. Where a choice is missing, the document is theirs for want of it.
  const isTheirs = useMemo(
    () => left === 0 && !dropsMine && isEqual(document, theirs.document),
    [left, dropsMine, document, theirs],
  )
  const merge = async () => {
    if (left > 0) return setFault('choose')
    // The check loads all schemas, which nobody needs before.
    const { documentSchema } = await import('#lib/scenario/document/document')
    if (!documentSchema.safeParse(document).success) return setFault('broken')
    onMerge({ document, dropsMine })
  }
  return (
    <section aria-label={t('merge')} className="mt-3 flex flex-col gap-3 rounded-lg border border-line-strong p-3">
      <p className="text-sm">{conflicts.length === 0 ? t('apart') : t('both', { count: groups.length })}</p>
      <MergeChoices
        groups={groups}
        documents={{ mine, theirs: theirs.document }}
        chosen={chosen}
        onChoose={(group, side) => {
          setChosen((before) => new Map([...before, ...group.map(({ unit }) => [unitKey(unit), side] as const)]))
          setFault(null)
        }}
      />
      {fault !== null && (
        <p role="alert" className="text-sm text-lost">
          {fault === 'choose' ? t('choose', { count: left }) : t('broken')}
        </p>
      )}
      {dropsMine && <p className="text-sm text-ink-2">{t('mineKept', { revision: theirs.revision + 1 })}</p>}
      <Button tone="primary" className="self-start" disabled={isBusy} onClick={merge}>
        {isTheirs
          ? t('takeOver', { revision: theirs.revision })
          : t('save', { revision: theirs.revision + (dropsMine ? 2 : 1) })}
      </Button>
    </section>
  )
}
