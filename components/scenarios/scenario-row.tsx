'use client'

import { Ellipsis } from 'lucide-react'
import { type Ref, useState } from 'react'
import { useFormatter, useNow, useTranslations } from 'use-intl'
import { FreeText } from '#components/shell/free-text'
import { Button } from '#components/ui/button'
import { loadOnDemand } from '#components/ui/load-on-demand'
import { Tag } from '#components/ui/tag'
import type { ScenarioSummary } from '#lib/contract/scenarios'
import { isExampleId } from '#lib/scenario/document/example-id'
import { ScenarioAssessment } from './scenario-assessment'
import { ScenarioTitle } from './scenario-title'

const ScenarioMenu = loadOnDemand(() => import('./scenario-menu').then(({ ScenarioMenu: menu }) => menu))

type Props = {
  readonly scenario: ScenarioSummary
  /** its place among the rows that are listed, of which not all are rendered */
  readonly index: number
  readonly count: number
  /** measures the row; undefined where all rows are rendered */
  readonly ref: Ref<HTMLLIElement> | undefined
  /** this browser keeps a draft of it */
  readonly hasDraft: boolean
  readonly isRenaming: boolean
  readonly onRename: () => void
  readonly onRenamed: (title: string | null) => void
  readonly onDuplicate: () => void
  readonly onDelete: () => void
}

/** One scenario of the list: the whole row leads to it. */
export function ScenarioRow(props: Props) {
  const { scenario, index, count, ref, hasDraft, isRenaming, onRename, onRenamed, onDuplicate, onDelete } = props
  const t = useTranslations('scenarios.list')
  const format = useFormatter()
  const now = useNow()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const { id, title, description, revision, updatedAt, phases, connectors, senders } = scenario
  const changed = new Date(updatedAt)
  return (
    <li
      ref={ref}
      data-index={index}
      aria-posinset={index + 1}
      aria-setsize={count}
      className="relative grid gap-x-6 gap-y-2.5 py-3.5 pr-14 pl-4 first:rounded-t-xl last:rounded-b-xl hover:bg-sunken sm:pl-4.5 wide:grid-cols-[minmax(0,1fr)_minmax(0,24rem)_17rem]"
    >
      <div className="min-w-0">
        <h2 className="flex flex-wrap items-baseline gap-x-2 gap-y-1 font-semibold tracking-tight">
          <ScenarioTitle id={id} title={title} isRenaming={isRenaming} onRenamed={onRenamed} />
          {hasDraft && <Tag>{t('draft')}</Tag>}
          {isExampleId(scenario.id) && <Tag>{t('example')}</Tag>}
        </h2>
        {description !== '' && (
          <p className="mt-0.5 line-clamp-2 text-sm text-ink-2 wrap-anywhere">
            <FreeText>{description}</FreeText>
          </p>
        )}
      </div>
      <div className="min-h-11 min-w-0">
        <ScenarioAssessment summary={scenario.summary} />
      </div>
      <div className="text-sm text-ink-3">
        <p>{t('counts', { phases, connectors, senders })}</p>
        <p>
          <time dateTime={updatedAt} title={format.dateTime(changed, { dateStyle: 'full', timeStyle: 'short' })}>
            {format.relativeTime(changed, now)}
          </time>
          {' · '}
          {t('revision', { revision })}
        </p>
      </div>
      <Button
        tone="quiet"
        className="absolute top-2.5 right-3"
        aria-label={t('actions', { title })}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor((open) => (open === null ? currentTarget : null))}
      >
        <Ellipsis aria-hidden className="size-4" />
      </Button>
      {anchor && (
        <ScenarioMenu
          title={title}
          anchor={anchor}
          onRename={onRename}
          onDuplicate={onDuplicate}
          onDelete={onDelete}
          onClose={() => setAnchor(null)}
        />
      )}
    </li>
  )
}

/** Placeholder rows until the server has answered. */
export function WaitingRows() {
  const t = useTranslations('shell')
  return (
    <div role="status" className="divide-y divide-line rounded-xl border border-line bg-surface">
      <span className="sr-only">{t('loading')}</span>
      {['w-64', 'w-80'].map((width) => (
        <div key={width} aria-hidden className="space-y-2.5 px-4.5 py-4.5">
          <div className={`h-3.5 rounded bg-line ${width}`} />
          <div className="h-3 w-44 rounded bg-sunken" />
        </div>
      ))}
    </div>
  )
}
