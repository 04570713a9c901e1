'use client'

import { CircleCheck } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { OpenDeliverers } from '#components/deliverers/open-deliverers'
import { FreeText } from '#components/shell/free-text'
import { ShowAllButton, useShortList } from '#components/ui/short-list'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { Summary } from '#lib/scenario/wants/summary'
import type { WhoKey } from '#lib/scenario/wants/who'
import { type Line, useLineTexts } from './line-texts'
import { NotJudgedStrip } from './not-judged-strip'
import { TONE_LOOKS } from './tone-chip'

/** Lines of one list that are shown before somebody asks for all. */
const SHOWN = 6

type SelectCell = (phaseId: string, who: WhoKey) => void

type Props = {
  document: ScenarioDocument
  summary: Summary | null
  /** phases that are not known yet */
  phasesLeft: number
  isStale: boolean
  /** how far the proof is */
  progress: ReactNode
  onSelect: SelectCell
}

/** The three lists that sum up a plan, what is as today apart, and the strip of what nothing here judges. */
export const SummaryLists = memo(function SummaryLists(props: Props) {
  const { document, summary, phasesLeft, isStale, progress, onSelect } = props
  const t = useTranslations('plan.lists')
  return (
    <section aria-label={t('label')} aria-busy={isStale || phasesLeft > 0} className="flex flex-col gap-2">
      <div className="grid overflow-hidden rounded-xl border border-line bg-line shadow-lift [gap:1px] wide:grid-cols-3">
        {(['lost', 'entrance', 'notKnown'] as const).map((name) => (
          <SummaryList
            key={name}
            name={name}
            document={document}
            lines={summary?.lists[name] ?? null}
            isOpen={phasesLeft > 0}
            isStale={isStale}
            onSelect={onSelect}
          />
        ))}
      </div>
      {progress}
      {summary?.green && phasesLeft === 0 && (
        <p className="flex items-center gap-1.5 text-sm text-good">
          <CircleCheck aria-hidden className="size-4 shrink-0" />
          {t('green')}
        </p>
      )}
      {summary !== null && summary.lists.asToday.length > 0 && (
        <AsToday document={document} lines={summary.lists.asToday} onSelect={onSelect} />
      )}
      <NotJudgedStrip items={summary?.notJudged ?? []} />
    </section>
  )
})

type ListProps = {
  name: 'lost' | 'entrance' | 'notKnown'
  document: ScenarioDocument
  lines: readonly Line[] | null
  isOpen: boolean
  isStale: boolean
  onSelect: SelectCell
}

function SummaryList({ name, document, lines, isOpen, isStale, onSelect }: ListProps) {
  const t = useTranslations('plan.lists')
  const list = useShortList(lines ?? [], SHOWN)
  return (
    <div className="flex min-w-0 flex-col gap-2 bg-surface px-4 py-3.5 sm:px-4.5">
      <h2 className="text-sm font-semibold">{t(name)}</h2>
      {lines !== null && lines.length === 0 && !isOpen && <p className="text-sm text-ink-2">{t(`none.${name}`)}</p>}
      <Lines lines={list.shown} document={document} isStale={isStale} onSelect={onSelect} />
      <ShowAllButton
        list={list}
        all={t('more', { count: (lines?.length ?? 0) - SHOWN })}
        fewer={t('fewer')}
        className="self-start"
      />
      {name === 'notKnown' && <OpenDeliverers deliverers={document.deliverers} />}
    </div>
  )
}

function Lines({
  lines,
  document,
  isStale,
  onSelect,
}: {
  lines: readonly Line[]
  document: ScenarioDocument
  isStale: boolean
  onSelect: SelectCell
}) {
  const say = useLineTexts(document)
  if (lines.length === 0) return null
  return (
    <ul className={`flex flex-col gap-1 text-sm ${isStale ? 'stale' : ''}`}>
      {lines.map((line) => {
        const { key, tone, who, text, phases, target } = say(line)
        const { Icon, text: colour } = TONE_LOOKS[tone]
        const words = (
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {who !== null && (
              <strong className="font-semibold text-ink">
                <FreeText>{who}</FreeText>{' '}
              </strong>
            )}
            <FreeText>{text}</FreeText> {phases !== null && <span className="text-ink-3">{phases}</span>}
          </span>
        )
        return (
          <li key={key} className="flex items-start gap-1.5 text-ink-2">
            <Icon aria-hidden className={`mt-0.5 size-3.5 shrink-0 ${colour}`} strokeWidth={2.4} />
            {target === null ? (
              words
            ) : (
              <button
                type="button"
                className="min-w-0 rounded-md text-left hover:underline"
                onClick={() => onSelect(target.phaseId, target.who)}
              >
                {words}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function AsToday({
  document,
  lines,
  onSelect,
}: {
  document: ScenarioDocument
  lines: readonly Line[]
  onSelect: SelectCell
}) {
  const t = useTranslations('plan.lists')
  return (
    <details className="rounded-xl border border-line bg-surface px-4 py-2 sm:px-4.5">
      <summary className="text-sm text-ink-2">{t('asToday', { count: lines.length })}</summary>
      <p className="py-1 text-sm text-ink-3">{t('asTodayWhy')}</p>
      <Lines lines={lines} document={document} isStale={false} onSelect={onSelect} />
    </details>
  )
}
