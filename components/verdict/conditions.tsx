'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Fact, Given, QuestionId } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'

/** What must be so for a verdict: an answer to an open question, or a fact of a sender that is not known. */
type VerdictCondition =
  | { readonly kind: 'answer'; readonly question: QuestionId; readonly answer: string }
  | { readonly kind: 'either'; readonly question: QuestionId }
  | { readonly kind: 'fact'; readonly fact: Fact; readonly senderId: string }

/** The texts of questions and their answers. Their ids are data, so the compiler cannot check all catalogue keys. */
export function useQuestionTexts() {
  const t = useTranslations('verdicts')
  return useMemo(
    () => ({
      title: (question: QuestionId) => t(`question.${question}.title`),
      why: (question: QuestionId) => t(`question.${question}.why`),
      answer: (question: QuestionId, answer: string) => t(`question.${question}.answers.${answer}` as TextKey),
      /** the answer as a clause that stands by itself: `if a lock takes precedence` */
      assumed: (question: QuestionId, answer: string) =>
        t('assumed', { condition: t(`question.${question}.if.${answer}` as TextKey) }),
      when: (question: QuestionId, answer: string) => t(`question.${question}.if.${answer}` as TextKey),
    }),
    [t],
  )
}

type TextKey = Parameters<ReturnType<typeof useTranslations<'verdicts'>>>[0]

/** Conditions in words that complete "✓, if …", such as `partner mail falls back to *`. */
export function useConditionTexts() {
  const t = useTranslations('workspace.conditions')
  const facts = useTranslations('verdicts.fact')
  const { title, when } = useQuestionTexts()
  return useMemo(
    () => ({
      condition: (condition: VerdictCondition, document: ScenarioDocument): string => {
        if (condition.kind === 'answer') return when(condition.question, condition.answer)
        if (condition.kind === 'either') return t('depends', { question: title(condition.question) })
        const sender = document.senders.find(({ id }) => id === condition.senderId)?.name ?? ''
        return t('factKnown', { fact: facts(condition.fact), sender })
      },
      given: (given: Given): string => {
        if ('question' in given) return when(given.question, given.answer)
        return t('factIs', { fact: facts(given.fact), value: formatValue(given.value, t('yes'), t('no'), t('none')) })
      },
    }),
    [t, facts, title, when],
  )
}

function formatValue(value: unknown, yes: string, no: string, none: string): string {
  if (typeof value === 'boolean') return value ? yes : no
  if (Array.isArray(value)) return value.length === 0 ? none : value.join(', ')
  return value === '' ? '<>' : String(value)
}
