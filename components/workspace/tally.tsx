'use client'

import { Fragment } from 'react'
import { useTranslations } from 'use-intl'
import { usePlanWarnings } from '#components/findings/plan-warnings'
import { usePlan } from '#components/plan/plan-provider'
import { ToneIcon } from '#components/verdict/tones'
import { useViewing } from '#components/viewing/viewing'
import { tallyOf } from '#lib/client/views/tally'

const LISTS = ['lost', 'entrance', 'notKnown'] as const

/** The three lists in numbers, for where they are not in sight; each number leads to them. */
export function Tally() {
  const t = useTranslations('plan.tally')
  const lists = useTranslations('plan.lists')
  const { summary } = usePlan()
  const { showView } = useViewing()
  const warnings = usePlanWarnings().length
  if (summary === null) return null
  const groups = tallyOf(summary.lists, warnings)
    .map((group, place) => ({ group, list: LISTS[place] }))
    .filter(({ group }) => group.length > 0)
  if (groups.length === 0) return null
  const goToLists = () => {
    showView('plan')
    window.scrollTo({ top: 0 })
  }
  return (
    <nav aria-label={t('label')} className="flex items-center gap-3">
      {groups.map(({ group, list }, index) => (
        <Fragment key={group.map(({ key }) => key).join()}>
          {index > 0 && <span aria-hidden className="h-3.5 w-px bg-line-strong" />}
          {group.map(({ key, tone, count }) => (
            <button
              key={key}
              type="button"
              title={list === undefined ? t('onConnectors') : t('of', { list: lists(list) })}
              onClick={goToLists}
              className="inline-flex h-6 items-center gap-1.5 rounded-md px-0.5 text-ink-2 hover:text-ink"
            >
              <ToneIcon tone={tone} />
              {t(key, { count })}
            </button>
          ))}
        </Fragment>
      ))}
    </nav>
  )
}
