'use client'

import { useTranslations } from 'use-intl'
import { TONE_LOOKS } from '#components/verdict/tones'
import { planEffect } from '#lib/client/views/plan-effect'
import { useCellStates } from '#lib/client/workers/use-cell-states'
import { type PairDifference, type RevisionPair, useRevisionPair } from './revision-pair'
import { useRevisionTexts } from './revision-texts'

/** Changes and steps that one line has room for. */
const SHOWN_CHANGES = 3
const SHOWN_STEPS = 2

/** What a revision changed: a line of fields, and a line of the cells of the plan. It is worked out once somebody looks at it. */
export function VersionDifference(props: RevisionPair & { readonly isAsked: boolean }) {
  const t = useTranslations('review.difference')
  const difference = useRevisionPair(props, props.isAsked)
  switch (difference.state) {
    case 'failed':
    case 'waiting':
      return <p className="text-ink-3">{t(difference.state)}</p>
    case 'first':
      return <p>{t('first', { phases: difference.after.phases.length, services: difference.after.services.length })}</p>
    case 'compared':
      return (
        <>
          <Fields {...difference} />
          <Effect {...props} />
        </>
      )
  }
}

function Fields({ changes, after }: Extract<PairDifference, { state: 'compared' }>) {
  const t = useTranslations('review.difference')
  const say = useRevisionTexts(after.services)
  if (changes.length === 0) return <p>{t('none')}</p>
  const more = changes.length - SHOWN_CHANGES
  const said = [...changes.slice(0, SHOWN_CHANGES).map(say), ...(more > 0 ? [t('more', { count: more })] : [])]
  return <p className="wrap-anywhere">{said.join(' · ')}</p>
}

function Effect({ scenarioId, revision, before }: RevisionPair) {
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
