'use client'

import { memo, type ReactNode, useId } from 'react'
import { useTranslations } from 'use-intl'
import { OpenDeliverers } from '#components/deliverers/open-deliverers'
import { FreeText } from '#components/shell/free-text'
import { useShortList } from '#components/ui/short-list'
import { TONE_LOOKS, ToneIcon } from '#components/verdict/tones'
import { wordsOfEmpty } from '#lib/client/views/empty-list'
import { type PlanVerdict, verdictOf } from '#lib/client/views/plan-verdict'
import { openDeliverers } from '#lib/scenario/document/deliverers'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { ListName, Summary } from '#lib/scenario/wants/summary'
import { type Line, useLineTexts } from './line-texts'
import { NotJudgedStrip } from './not-judged-strip'
import { useOpenLine } from './open-line'
import { RecordedAnswers } from './recorded-answers'

/** Lines of one list that are shown before somebody asks for all. */
const SHOWN = 3

type Props = {
  document: ScenarioDocument
  summary: Summary | null
  /** phases that are not known yet */
  phasesLeft: number
  isStale: boolean
  /** how far the proof is */
  progress: ReactNode
  /** what was found in connectors */
  warnings: ReactNode
}

/** The three lists that sum up a plan, what is as today apart, and the strip of what nothing here judges. */
export const SummaryLists = memo(function SummaryLists(props: Props) {
  const { document, summary, phasesLeft, isStale, progress, warnings } = props
  const t = useTranslations('plan.lists')
  const verdict = summary === null || phasesLeft > 0 ? null : verdictOf({ ...summary, phases: document.phases })
  return (
    <section aria-label={t('label')} aria-busy={isStale || phasesLeft > 0}>
      {/* As high as it gets without a click: lines that come in later must not push the matrix from under the pointer. */}
      <div className={openDeliverers(document) > 0 ? 'phone:min-h-[8.625rem]' : 'phone:min-h-[7.125rem]'}>
        {verdict !== null && <Verdict verdict={verdict} />}
        <div className="grid gap-y-2 pt-2.5 pb-2 phone:grid-cols-3">
          {(['lost', 'entrance', 'notKnown'] as const).map((name) => (
            <SummaryList
              key={name}
              name={name}
              document={document}
              lines={summary?.lists[name] ?? null}
              nothing={summary === null || phasesLeft > 0 ? null : t(wordsOfEmpty(summary.lists, name))}
              isStale={isStale}
            />
          ))}
        </div>
      </div>
      {progress}
      <div className="flex flex-wrap gap-x-6 border-t border-line py-1 text-xs text-ink-2 empty:hidden">
        {summary !== null && summary.lists.asToday.length > 0 && (
          <AsToday document={document} lines={summary.lists.asToday} isOpen={verdict?.tone === 'ask'} />
        )}
        <RecordedAnswers answers={document.answers} />
        {warnings}
        <NotJudgedStrip items={summary?.notJudged ?? []} />
      </div>
    </section>
  )
})

/** What a green plan comes to. */
function Verdict({ verdict: { key, tone } }: { verdict: PlanVerdict }) {
  const t = useTranslations('plan.lists')
  return (
    <p className={`flex min-h-9 items-center gap-2 pt-2 font-medium ${TONE_LOOKS[tone].text}`}>
      <ToneIcon tone={tone} />
      {t(key)}
    </p>
  )
}

type ListProps = {
  name: ListName
  document: ScenarioDocument
  lines: readonly Line[] | null
  /** what to say if there is no line; null until all phases are known */
  nothing: string | null
  isStale: boolean
}

function SummaryList({ name, document, lines, nothing, isStale }: ListProps) {
  const t = useTranslations('plan.lists')
  const list = useShortList(settledLast(lines ?? []), SHOWN)
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col border-line phone:px-6 phone:first:pl-0 phone:last:pr-0 phone:not-first:border-l">
      <div className="flex h-6 items-center justify-between gap-2">
        <h2 id={id} className="min-w-0 truncate font-semibold">
          {t(name)}
        </h2>
        {list.isLong && (
          <button
            type="button"
            aria-expanded={list.isAll}
            aria-describedby={id}
            onClick={list.toggle}
            className="min-h-6 shrink-0 rounded-md text-xs font-medium text-accent hover:underline"
          >
            {list.isAll ? t('fewer') : t('more', { count: (lines?.length ?? 0) - SHOWN })}
          </button>
        )}
      </div>
      {lines?.length === 0 && nothing !== null && <p className="py-0.5 text-ink-2">{nothing}</p>}
      <Lines lines={list.shown} document={document} isStale={isStale} />
      {name === 'notKnown' && <OpenDeliverers deliverers={document.deliverers} />}
    </div>
  )
}

/** Lines that ask for something come first, those that the team has settled last. */
const settledLast = (lines: readonly Line[]): readonly Line[] =>
  lines.toSorted((one, other) => Number(isSettled(one)) - Number(isSettled(other)))

const isSettled = (line: Line): boolean =>
  (line.kind === 'fault' && line.accepted !== null) ||
  line.kind === 'bounces' ||
  (line.kind === 'question' && !line.changesState)

type LinesProps = { lines: readonly Line[]; document: ScenarioDocument; isStale: boolean }

/**
 * Lines of one row each: who first, then where, then what; the rest of a long line is in its tip. On a phone, which shows
 * no tip, a line takes the rows it needs.
 */
function Lines({ lines, document, isStale }: LinesProps) {
  const say = useLineTexts(document)
  const openLine = useOpenLine()
  if (lines.length === 0) return null
  return (
    <ul className={isStale ? 'stale' : ''}>
      {lines.map((line) => {
        const { key, tone, who, text, phases, target } = say(line)
        const words = (
          <>
            <ToneIcon tone={tone} />
            <span className="min-w-0 phone:flex phone:items-baseline phone:gap-1 phone:whitespace-nowrap">
              {who !== null && (
                <>
                  <strong className="font-medium text-ink phone:max-w-3/5 phone:shrink-0 phone:truncate">
                    <FreeText>{who}</FreeText>
                  </strong>{' '}
                </>
              )}
              <span className={`phone:min-w-0 phone:truncate ${who === null ? '' : 'phone:order-3'}`}>
                <FreeText>{text}</FreeText>
              </span>{' '}
              {phases !== null && <span className="shrink-0 text-ink-3 max-phone:inline-block">{phases}</span>}
            </span>
          </>
        )
        const open = openLine(target, line.kind)
        const title = [who, text, phases].filter((part) => part !== null).join(' ')
        return (
          <li key={key} title={title} className="-mx-1.5 text-ink-2">
            {open === null ? (
              <span className="flex items-center gap-2 px-1.5 phone:h-6 max-phone:min-h-7 max-phone:py-1">{words}</span>
            ) : (
              <button
                type="button"
                className="flex w-full items-center gap-2 rounded-md px-1.5 text-left hover:bg-sunken phone:h-6 max-phone:min-h-8 max-phone:py-1"
                onClick={open}
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

type AsTodayProps = {
  document: ScenarioDocument
  lines: readonly Line[]
  /** whether the lines are shown at first: where they are the only ones, nobody should have to look for them */
  isOpen: boolean
}

function AsToday({ document, lines, isOpen }: AsTodayProps) {
  const t = useTranslations('plan.lists')
  return (
    <details open={isOpen} className="open:w-full">
      <summary className="min-h-6 py-0.5">{t('asToday', { count: lines.length })}</summary>
      <p className="pt-1 text-ink-3">{t('asTodayWhy')}</p>
      <div className="pb-1.5 text-sm">
        <Lines lines={lines} document={document} isStale={false} />
      </div>
    </details>
  )
}
