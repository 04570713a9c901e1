'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useQuestionTexts } from '#components/verdict/conditions'
import { useViewing } from '#components/viewing/viewing'
import { recordedAnswers } from '#lib/client/views/recorded-answers'
import type { Answers } from '#lib/matcher'

/** The answers to open questions that a team has recorded, each with its question, which ends in a question mark. */
export function useRecordedAnswers(answers: Answers): readonly string[] {
  const { title, answer } = useQuestionTexts()
  return useMemo(
    () => recordedAnswers(answers).map((one) => `${title(one.question)} ${answer(one.question, one.answer)}`),
    [answers, title, answer],
  )
}

/** On what recorded answers all cells rest, with the way to the questions; nothing where none is recorded. */
export function RecordedAnswers({ answers }: { answers: Answers }) {
  const t = useTranslations('plan.recorded')
  const lines = useRecordedAnswers(answers)
  const { showView } = useViewing()
  if (lines.length === 0) return null
  return (
    <details className="open:w-full">
      <summary className="min-h-6 py-0.5">{t('count', { count: lines.length })}</summary>
      <p className="pt-1 text-ink-3">{t('note')}</p>
      <ul className="pb-1.5 text-sm">
        {lines.map((line) => (
          <li key={line} className="-mx-1.5 text-ink-2">
            <button
              type="button"
              className="min-h-6 w-full rounded-md px-1.5 text-left hover:bg-sunken max-phone:min-h-8"
              onClick={() => showView('proof')}
            >
              {line}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
