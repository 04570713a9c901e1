'use client'

import { useTranslations } from 'use-intl'
import { useQuestionTexts } from '#components/verdict/conditions'
import { recordedAnswers } from '#lib/client/views/recorded-answers'
import { QUESTIONS } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'

/**
 * On what recorded answers a proof rests, how well each is known, and whether any test is recorded beside them; null
 * where no answer is recorded. `joined` makes one text of the answers.
 */
export function useRestsOn({ answers, evidence }: Pick<ScenarioDocument, 'answers' | 'evidence'>) {
  const t = useTranslations('night.restsOn')
  const labels = useTranslations('verdicts.label')
  const { assumed } = useQuestionTexts()
  return (joined: (said: readonly string[]) => string): string | null => {
    const said = recordedAnswers(answers).map(({ question, answer }) => {
      const { answers: possible, default: byDefault, label } = QUESTIONS[question]
      const against = byDefault === null ? 'noDefault' : possible[byDefault] === answer ? 'asDefault' : 'againstDefault'
      return t(against, { answer: assumed(question, answer), label: labels(label) })
    })
    return said.length === 0 ? null : t('text', { count: said.length, tests: evidence.length, answers: joined(said) })
  }
}
