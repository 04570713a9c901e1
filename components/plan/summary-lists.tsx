'use client'

import { memo, type ReactNode, type Ref, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { OpenDeliverers } from '#components/deliverers/open-deliverers'
import { FreeText } from '#components/shell/free-text'
import { useFitting } from '#components/ui/fitting'
import { TONE_LOOKS, ToneIcon } from '#components/verdict/tones'
import { wordsOfEmpty } from '#lib/client/views/empty-list'
import { type PlanVerdict, verdictOf } from '#lib/client/views/plan-verdict'
import { openDeliverers } from '#lib/scenario/document/deliverers'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { ListName } from '#lib/scenario/wants/fault-lines'
import type { Summary } from '#lib/scenario/wants/summary'
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
      {/* A fixed height until a click: lines that come in later must not push the matrix from under the pointer. */}
      <div
        className={`flex flex-col ${openDeliverers(document) > 0 ? 'phone:min-h-[8.625rem]' : 'phone:min-h-[7.125rem]'}`}
      >
        {verdict !== null && <Verdict verdict={verdict} />}
        <div className="grid grow gap-y-2 pt-2.5 pb-2 phone:grid-cols-3">
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
        <NotJudgedStrip document={document} items={summary?.notJudged ?? []} />
      </div>
    </section>
  )
})

/** What a green plan comes to. */
function Verdict({ verdict: { key, tone } }: { verdict: PlanVerdict }) {
  const t = useTranslations('plan.lists')
  return (
    <p className={`-mb-1.5 flex min-h-6 items-start gap-2 pt-2 leading-4.25 font-medium ${TONE_LOOKS[tone].text}`}>
      <ToneIcon tone={tone} className="mt-0.5 size-3.5" />
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

/** One list: as many of its first lines as fit into the height that is kept for it, each in full; a click shows all. */
function SummaryList({ name, document, lines, nothing, isStale }: ListProps) {
  const t = useTranslations('plan.lists')
  const box = useRef<HTMLUListElement>(null)
  const [isOpen, setOpen] = useState(false)
  const all = settledLast(lines ?? [])
  const shown = isOpen ? all : all.slice(0, SHOWN)
  const fitting = useFitting(box, shown.length)
  // The first line is shown even where it does not fit.
  const hidden = all.length - Math.max(1, fitting)
  const isLong = fitting < all.length
  const isFixed = !isOpen && all.length > 0
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col border-line phone:px-6 phone:first:pl-0 phone:last:pr-0 phone:not-first:border-l">
      <div className="flex h-6 shrink-0 items-center justify-between gap-2">
        <h2 id={id} className="min-w-0 truncate font-semibold">
          {t(name)}
        </h2>
        {(isOpen || isLong) && (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-describedby={id}
            onClick={() => setOpen(!isOpen)}
            className="min-h-6 shrink-0 rounded-md text-xs font-medium text-accent hover:underline"
          >
            {isOpen ? t('fewer') : hidden > 0 ? t('more', { count: hidden }) : t('whole')}
          </button>
        )}
      </div>
      <div className={isFixed ? 'flex flex-col phone:h-0 phone:min-h-12 phone:grow print:h-auto' : ''}>
        <div className={isFixed ? 'phone:min-h-6 phone:overflow-clip print:overflow-visible' : ''}>
          {lines?.length === 0 && nothing !== null && <p className="py-0.5 leading-4.25 text-ink-2">{nothing}</p>}
          <Lines
            ref={box}
            lines={shown}
            seen={isOpen ? shown.length : Math.max(1, fitting)}
            document={document}
            isStale={isStale}
          />
        </div>
        {name === 'notKnown' && <OpenDeliverers deliverers={document.deliverers} />}
      </div>
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

type LinesProps = {
  ref?: Ref<HTMLUListElement>
  lines: readonly Line[]
  /** how many of the lines are seen; the others keep their place */
  seen: number
  document: ScenarioDocument
  isStale: boolean
}

/** Lines that take the rows they need: who, what, and where. */
function Lines({ ref, lines, seen, document, isStale }: LinesProps) {
  const say = useLineTexts(document)
  const openLine = useOpenLine()
  if (lines.length === 0) return null
  return (
    <ul ref={ref} className={isStale ? 'stale' : ''}>
      {lines.map((line, index) => {
        const { key, tone, who, text, phases, target } = say(line)
        const words = (
          <>
            <ToneIcon tone={tone} className="mt-0.5 size-3.5" />
            <span className="min-w-0">
              {who !== null && (
                <>
                  <strong className="font-medium text-ink">
                    <FreeText>{who}</FreeText>
                  </strong>{' '}
                </>
              )}
              <FreeText>{text}</FreeText> {phases !== null && <span className="inline-block text-ink-3">{phases}</span>}
            </span>
          </>
        )
        const open = openLine(target, line)
        return (
          <li key={key} className={`-mx-1.5 text-ink-2 ${index < seen ? '' : 'invisible print:visible'}`}>
            {open === null ? (
              <span className={LINE}>{words}</span>
            ) : (
              <button
                type="button"
                className={`${LINE} w-full text-left -outline-offset-2 hover:bg-sunken`}
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

/** A line of one row is 24 pixels high, and two lines of two rows are as high as three of one. */
const LINE =
  'flex items-start gap-2 rounded-md px-1.5 leading-4.25 phone:min-h-6 phone:py-px max-phone:min-h-8 max-phone:py-1.5'

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
        <Lines lines={lines} seen={lines.length} document={document} isStale={false} />
      </div>
    </details>
  )
}
