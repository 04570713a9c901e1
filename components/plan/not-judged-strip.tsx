'use client'

import type { MouseEvent, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { useViewing } from '#components/viewing/viewing'
import { placeOf } from '#lib/client/views/not-judged-places'
import { writeView } from '#lib/client/views/view-in-address'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { NotJudged } from '#lib/scenario/wants/not-judged'

const TONES = { ok: 'text-good', wrong: 'text-lost', 'not-read': 'text-ink-3' } as const

type Props = { document: ScenarioDocument; items: readonly NotJudged[] }

/** What no verdict takes into account, whether anybody has looked at it, and the way to where it is read. */
export function NotJudgedStrip({ document, items }: Props) {
  const t = useTranslations('plan.notJudged')
  if (items.length === 0) return null
  const found = items.filter(({ state }) => state === 'wrong').length
  const unread = items.filter(({ state }) => state === 'not-read').length
  return (
    <details className="open:w-full">
      <summary className="min-h-6 py-0.5">
        {t('title')} · {found > 0 && <span className={TONES.wrong}>{t('found', { count: found })} · </span>}
        <span className="text-ink-3">{t('count', { count: unread })}</span>
      </summary>
      <p className="pt-1 text-ink-3">{t('note')}</p>
      <ul className="grid gap-x-6 gap-y-0.5 py-1.5 text-sm phone:grid-cols-2">
        {items.map(({ code, state }) => (
          <li key={code} className="flex justify-between gap-3 border-b border-line py-1">
            <span className="min-w-0">
              <Place document={document} code={code}>
                {t(`codes.${code}`)}
              </Place>
            </span>
            <span className={`shrink-0 ${TONES[state]}`}>{t(`state.${state}`)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

const LINK = 'text-left underline decoration-line-strong underline-offset-2 hover:decoration-current'

/** The name of an item, as a link to its card or a button that reads it from the tenant. */
function Place({
  document,
  code,
  children,
}: Pick<Props, 'document'> & { code: NotJudged['code']; children: ReactNode }) {
  const editing = useEditing()
  const { view, phaseIndex, showView } = useViewing()
  const place = placeOf(code, document)
  const phaseId = document.phases[phaseIndex]?.id
  if (place === null || (place === 'collector' && (editing === null || phaseId === undefined))) return children
  if (place === 'collector')
    return (
      <button
        type="button"
        className={LINK}
        onClick={() => phaseId !== undefined && editing?.open({ kind: 'tenant', phaseId })}
      >
        {children}
      </button>
    )
  const follow = (event: MouseEvent) => {
    // With a modifier key, the browser opens the address elsewhere.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    showView('facts', place.fact)
  }
  return (
    <a href={writeView('', { ...view, name: 'facts', fact: place.fact })} className={LINK} onClick={follow}>
      {children}
    </a>
  )
}
