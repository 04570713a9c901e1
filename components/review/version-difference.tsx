'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { TONE_LOOKS } from '#components/verdict/tones'
import { revisionOptions } from '#lib/client/api/scenarios'
import { planEffect } from '#lib/client/views/plan-effect'
import { revisionChanges } from '#lib/client/views/revision-changes'
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

/** What a revision changed: a line of fields, and a line of the cells of the plan. It is worked out once somebody looks at it. */
export function VersionDifference({ scenarioId, revision, before, isAsked }: Props) {
  const t = useTranslations('review.difference')
  const after = useQuery({ ...revisionOptions(scenarioId, revision), enabled: isAsked })
  const old = useQuery({ ...revisionOptions(scenarioId, before ?? 0), enabled: isAsked && before !== null })
  if (after.data === undefined) return <p className="text-ink-3">{after.isError ? t('failed') : t('waiting')}</p>
  const { document } = after.data
  if (before === null)
    return <p>{t('first', { phases: document.phases.length, services: document.services.length })}</p>
  if (old.data === undefined) return <p className="text-ink-3">{old.isError ? t('failed') : t('waiting')}</p>
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
  if (changes.length === 0) return <p>{t('none')}</p>
  const more = changes.length - SHOWN_CHANGES
  const said = [...changes.slice(0, SHOWN_CHANGES).map(say), ...(more > 0 ? [t('more', { count: more })] : [])]
  return <p className="wrap-anywhere">{said.join(' · ')}</p>
}

function Effect({ scenarioId, revision, before }: { scenarioId: string; revision: number; before: number }) {
  const t = useTranslations('review.difference')
  const cells = useTranslations('plan.cell')
  const [from, to] = [useCellStates(scenarioId, before), useCellStates(scenarioId, revision)]
  if (from === null || to === null) return <p className="text-ink-3">{t('checking')}</p>
  const { count, steps } = planEffect(from, to)
  if (count === 0) return <p className="text-ink-3">{t('noCell')}</p>
  return (
    <p className="flex flex-wrap gap-x-3">
      <span className="font-medium text-ink">{t('cells', { count })}</span>
      {steps.slice(0, SHOWN_STEPS).map((step) => (
        <span key={`${step.from} ${step.to}`}>
          {cells(step.from)} → <span className={`font-medium ${TONE_LOOKS[step.tone].text}`}>{cells(step.to)}</span>
        </span>
      ))}
      {steps.length > SHOWN_STEPS && <span>…</span>}
    </p>
  )
}
