'use client'

import { LoaderCircle } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { useWholeDocument } from '#components/editing/document'
import { EditEffectText } from '#components/plan/edit-effect'
import { useIsProved, usePlan, usePlanWork } from '#components/plan/plan-provider'
import { ToneIcon } from '#components/verdict/tones'
import { useViewing } from '#components/viewing/viewing'
import { Tally } from './tally'

/** How far the proof of the plan is, with a button to stop it; what it comes to in numbers where its lists are not in sight; what the last edit changed. */
export function WorkStatus() {
  const t = useTranslations('plan.work')
  const { cellCount } = usePlan()
  const isProved = useIsProved(useWholeDocument())
  const areListsInSight = useListsInSight()
  const { progress, stop } = usePlanWork()
  const isWhole = cellCount.proved === cellCount.count
  if (!areListsInSight)
    return (
      <>
        <EditEffectText />
        <Tally />
      </>
    )
  if (isProved)
    return (
      <>
        <EditEffectText />
        <p className="flex shrink-0 items-center gap-1.5">
          <ToneIcon tone={isWhole ? 'good' : 'blank'} />
          {t(isWhole ? 'proved' : 'provedOf', cellCount)}
        </p>
      </>
    )
  if (progress === null) return null
  const { phase, phases } = progress
  return (
    <>
      <p role="status" className="flex items-center gap-1.5">
        <LoaderCircle aria-hidden className="size-3.5 animate-spin motion-reduce:animate-none" />
        {phase === undefined || phases === undefined ? t('checking') : t('phase', { phase: phase + 1, phases })}
      </p>
      <button type="button" onClick={stop} className="min-h-6 rounded-md font-medium text-accent hover:underline">
        {t('stop')}
      </button>
    </>
  )
}

/** Pixels of scrolling behind which the lists are covered by the frame. */
const LISTS_END = 90

function useListsInSight(): boolean {
  const { view } = useViewing()
  const isAtTop = useSyncExternalStore(
    watchScroll,
    () => isPageAtTop,
    () => true,
  )
  return view.name === 'plan' && isAtTop
}

/** As of the last scroll: to read it while something is rendered would lay out the whole page each time. */
let isPageAtTop = true

function watchScroll(onChange: () => void): () => void {
  const read = () => {
    isPageAtTop = window.scrollY < LISTS_END
    onChange()
  }
  read()
  window.addEventListener('scroll', read, { passive: true })
  return () => window.removeEventListener('scroll', read)
}
