'use client'

import Link from 'next/link'
import { useRef } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { FreeText } from '#components/shell/free-text'
import { useNearViewport } from '#components/ui/near-viewport'
import { Tag } from '#components/ui/tag'
import type { PhaseVersion } from '#lib/client/views/view-in-address'
import type { RevisionSummary } from '#lib/contract/revisions'
import { RestoreLink, ROW_LINK } from './restore-link'
import { VersionDifference } from './version-difference'

type Props = {
  readonly scenarioId: string
  readonly revision: RevisionSummary
  /** the revision before it; null of the first one */
  readonly before: number | null
  /** the draft is based on it */
  readonly isOpen: boolean
  /** whether all that it changed is shown beside the list */
  readonly isShown: boolean
  readonly onShow: () => void
  readonly onCompare: (before: PhaseVersion['version'], after: PhaseVersion['version']) => void
  /** null of the latest revision, which there is nothing to restore of */
  readonly onRestore: ((revision: number) => void) | null
  /** restoring would take the place of changes that are not saved */
  readonly isBlocked: boolean
}

/** A saved revision: its message, its time, what it changed, and what can be done with it. */
export function VersionRow(props: Props) {
  const { scenarioId, revision: summary, before, isOpen, isShown, onShow, onCompare, onRestore, isBlocked } = props
  const t = useTranslations('review.versions')
  const format = useFormatter()
  const row = useRef<HTMLLIElement>(null)
  const isNear = useNearViewport(row)
  const { revision, message, restoredFrom, createdAt } = summary
  return (
    <li
      ref={row}
      aria-current={isShown ? 'true' : undefined}
      className="grid grid-cols-[2.5rem_minmax(0,1fr)] gap-y-1 py-3 text-sm wide:px-2 forced-colors:px-2 wide:aria-[current=true]:bg-accent-soft"
    >
      <span className="font-semibold" title={t('revision', { revision })}>
        <span aria-hidden>{t('short', { revision })}</span>
        <span className="sr-only">{t('revision', { revision })}</span>
      </span>
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-4">
        <h3 className="min-w-0 flex-1 basis-48 font-semibold wrap-anywhere">
          {message !== '' ? (
            <FreeText>{message}</FreeText>
          ) : restoredFrom !== null ? (
            t('isRestored', { revision: restoredFrom })
          ) : (
            <span className="font-normal text-ink-3">{t('noMessage')}</span>
          )}
        </h3>
        <time dateTime={createdAt} className="shrink-0 text-xs text-ink-3">
          {format.dateTime(new Date(createdAt), { dateStyle: 'medium', timeStyle: 'short' })}
        </time>
      </div>
      <div className="col-start-2 flex min-h-10 flex-col gap-0.5 text-ink-2">
        {message !== '' && restoredFrom !== null && <p>{t('isRestored', { revision: restoredFrom })}</p>}
        <VersionDifference scenarioId={scenarioId} revision={revision} before={before} isAsked={isNear} />
      </div>
      <div className="col-start-2 flex flex-wrap items-center gap-x-4">
        {isOpen && <Tag>{t('openNow')}</Tag>}
        <button
          type="button"
          aria-label={t('changesName', { revision })}
          aria-pressed={isShown}
          className={`${ROW_LINK} max-wide:hidden`}
          onClick={onShow}
        >
          {t('changes')}
        </button>
        {!isOpen && (
          <Link
            href={`/scenarios/${encodeURIComponent(scenarioId)}/revisions/${revision}`}
            aria-label={t('openName', { revision })}
            className={`${ROW_LINK} inline-flex items-center`}
          >
            {t('open')}
          </Link>
        )}
        {onRestore && <RestoreLink revision={revision} isBlocked={isBlocked} onRestore={() => onRestore(revision)} />}
        {(before !== null || !isOpen) && (
          <button
            type="button"
            aria-label={t('compareName', { revision })}
            className={ROW_LINK}
            onClick={() => (isOpen && before !== null ? onCompare(before, revision) : onCompare(revision, 'draft'))}
          >
            {t('compare')}
          </button>
        )}
      </div>
    </li>
  )
}
