'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { revisionChanges } from '#lib/client/views/revision-changes'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { useRevisionTexts } from './revision-texts'

/** Changes of one side that are listed. The others are counted. */
const SHOWN = 8

type Props = {
  readonly base: ScenarioDocument
  readonly mine: ScenarioDocument
  readonly theirs: ScenarioDocument
}

/** What each side changed since the revision that both were made from, side by side. */
export function SideChanges({ base, mine, theirs }: Props) {
  return (
    <div className="mt-3 grid gap-2 sm:grid-cols-2">
      <Side side="yours" base={base} document={mine} />
      <Side side="others" base={base} document={theirs} />
    </div>
  )
}

function Side({
  side,
  base,
  document,
}: {
  side: 'yours' | 'others'
  base: ScenarioDocument
  document: ScenarioDocument
}) {
  const t = useTranslations('review.conflict')
  const none = useTranslations('review.difference')
  const changes = useMemo(() => revisionChanges(base, document), [base, document])
  const say = useRevisionTexts(document.services)
  const more = changes.length - SHOWN
  return (
    <section aria-label={t(side)} className="min-w-0 rounded-lg bg-sunken p-3 text-sm">
      <h2 className="font-semibold">{t(side)}</h2>
      <ul className="mt-1 flex flex-col gap-0.5 text-ink-2">
        {changes.length === 0 && <li>{none('none')}</li>}
        {changes.slice(0, SHOWN).map((change) => {
          const text = say(change)
          return (
            <li key={text} className="wrap-anywhere">
              {text}
            </li>
          )
        })}
        {more > 0 && <li className="text-ink-3">{none('more', { count: more })}</li>}
      </ul>
    </section>
  )
}
