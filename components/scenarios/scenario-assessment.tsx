'use client'

import { useTranslations } from 'use-intl'
import { useLineTexts } from '#components/plan/line-texts'
import { PhaseSign } from '#components/verdict/phase-sign'
import { usePhaseText } from '#components/verdict/phase-text'
import { TONE_LOOKS } from '#components/verdict/tones'
import { verdictOf } from '#lib/client/views/plan-verdict'
import { phaseTone } from '#lib/client/views/plan-words'
import type { ListedState } from '#lib/contract/plan-summary'
import type { ListedSummary } from '#lib/scenario/wants/listed-summary'

/** The phase line of a scenario in small, and the first lines of its summary, as they were stored after the last save. */
export function ScenarioAssessment({ summary }: { summary: ListedState }) {
  const t = useTranslations('scenarios.list')
  if (summary.state !== 'checked') return <p className="text-sm text-ink-3">{t(summary.state)}</p>
  return (
    <div>
      <PhaseDots phases={summary.phases} />
      <SummaryLines summary={summary as ListedSummary} />
    </div>
  )
}

/** How each phase stands, as dots. */
function PhaseDots({ phases }: { phases: ListedSummary['phases'] }) {
  const t = useTranslations('scenarios.list')
  const textOf = usePhaseText()
  return (
    <ol aria-label={t('phases')} className="flex flex-wrap items-center gap-y-1">
      {phases.map(({ id, name, state, asToday, accepted }, index) => {
        const standing = { state, isAsToday: asToday, isAccepted: accepted }
        const text = t('phaseState', { phase: name, state: textOf(standing) })
        return (
          <li key={id} className="flex items-center not-first:max-w-10 not-first:grow not-first:basis-6" title={text}>
            {index > 0 && <span aria-hidden className="h-0.5 min-w-0 grow bg-line-strong" />}
            <PhaseSign tone={phaseTone(standing)} className="size-5 shrink-0 text-2xs" />
            <span className="sr-only">{text}</span>
          </li>
        )
      })}
    </ol>
  )
}

/** Lines that a row of the list has room for. */
const SHOWN = 3

/** The first lines of all three lists that ask for something, and how many more there are. Nothing to say is said too. */
export function SummaryLines({ summary }: { summary: ListedSummary }) {
  const t = useTranslations('scenarios.list')
  const textsOf = useLineTexts(summary)
  const { lists, counts } = summary
  const lines = [...lists.lost, ...lists.entrance, ...lists.notKnown]
  const shown = lines
    .map(textsOf)
    .filter(({ tone }) => tone !== 'quiet' && tone !== 'taken')
    .slice(0, SHOWN)
  const verdict = verdictOf(summary)
  const more = counts.lost + counts.entrance + counts.notKnown - shown.length
  return (
    <ul className="mt-1.5 flex flex-col gap-0.5 text-sm">
      {verdict !== null && <li className={TONE_LOOKS[verdict.tone].text}>{t(verdict.key)}</li>}
      {shown.map(({ key, tone, who, text, phases }) => (
        <li key={key} className={`wrap-anywhere ${TONE_LOOKS[tone].text}`}>
          {who !== null && <span className="font-medium">{who}: </span>}
          {text}
          {phases !== null && (
            <>
              {' '}
              <span className="inline-block text-ink-3">{phases}</span>
            </>
          )}
        </li>
      ))}
      {more > 0 && <li className="text-ink-3">{t(shown.length > 0 ? 'moreLines' : 'notes', { count: more })}</li>}
      {counts.asToday > 0 && <li className="text-ink-3">{t('asTodayLines', { count: counts.asToday })}</li>}
    </ul>
  )
}
