'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { revisionOptions } from '#lib/client/api/scenarios'
import { revisionChanges } from '#lib/client/views/revision-changes'
import { revisionEffect } from '#lib/client/views/revision-effect'
import { useCellStates } from '#lib/client/workers/use-cell-states'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { useRevisionTexts } from './revision-texts'

/** Changes and steps that one line has room for. */
const SHOWN_CHANGES = 3
const SHOWN_STEPS = 2

type Props = {
  readonly scenarioId: string
  readonly revision: number
  /** the revision before it; null of the first one */
  readonly before: number | null
  readonly isAsked: boolean
}

/** What a revision changed, in one line: fields, then the cells of the plan. It is worked out here once somebody looks at it. */
export function VersionDifference({ scenarioId, revision, before, isAsked }: Props) {
  const t = useTranslations('review.difference')
  const after = useQuery({ ...revisionOptions(scenarioId, revision), enabled: isAsked })
  const old = useQuery({ ...revisionOptions(scenarioId, before ?? 0), enabled: isAsked && before !== null })
  if (after.data === undefined) return <span className="text-ink-3">{after.isError ? t('failed') : t('waiting')}</span>
  const { document } = after.data
  if (before === null) return t('first', { phases: document.phases.length, services: document.services.length })
  if (old.data === undefined) return <span className="text-ink-3">{old.isError ? t('failed') : t('waiting')}</span>
  return (
    <>
      <Fields before={old.data.document} after={document} />
      <Effect scenarioId={scenarioId} revision={revision} before={before} />
    </>
  )
}

function Fields({ before, after }: { before: ScenarioDocument; after: ScenarioDocument }) {
  const t = useTranslations('review.difference')
  const changes = useMemo(() => revisionChanges(before, after), [before, after])
  const say = useRevisionTexts(after.services)
  if (changes.length === 0) return <span>{t('none')}</span>
  const more = changes.length - SHOWN_CHANGES
  const said = [...changes.slice(0, SHOWN_CHANGES).map(say), ...(more > 0 ? [t('more', { count: more })] : [])]
  return <span className="wrap-anywhere">{said.join(' · ')}</span>
}

function Effect({ scenarioId, revision, before }: { scenarioId: string; revision: number; before: number }) {
  const t = useTranslations('review.difference')
  const cells = useTranslations('plan.cell')
  const [from, to] = [useCellStates(scenarioId, before), useCellStates(scenarioId, revision)]
  if (from === null || to === null) return <span className="text-ink-3"> · {t('checking')}</span>
  const { count, steps } = revisionEffect(from, to)
  const named = steps.slice(0, SHOWN_STEPS).map((step) => t('step', { from: cells(step.from), to: cells(step.to) }))
  return (
    <span className={count === 0 ? 'text-ink-3' : undefined}>
      {' · '}
      {count === 0 ? t('noCell') : t('cells', { count })}
      {named.length > 0 && `, ${named.join(', ')}`}
      {steps.length > SHOWN_STEPS && ' …'}
    </span>
  )
}
