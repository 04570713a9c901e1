'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { Tag } from '#components/ui/tag'
import { useQuestionTexts } from '#components/verdict/conditions'
import { QUESTION_IDS, QUESTIONS, type QuestionId, stepsOf } from '#lib/matcher'
import { LabelWithSources, Section } from './parts'
import { useMatches } from './search'

/** All questions with their answers, default, steps and reason. */
export function QuestionList() {
  const texts = useQuestionTexts()
  const questions = useMatches(QUESTION_IDS, (id) => [
    id,
    texts.title(id),
    texts.why(id),
    QUESTIONS[id].source,
    ...answersOf(id).map((answer) => texts.answer(id, answer)),
  ])
  return (
    <Section id="questions" hits={questions.length}>
      <div className="mt-5 grid gap-3">
        {questions.map((id) => (
          <QuestionEntry key={id} id={id} />
        ))}
      </div>
    </Section>
  )
}

const answersOf = (id: QuestionId): readonly string[] => QUESTIONS[id].answers

function QuestionEntry({ id }: { id: QuestionId }) {
  const t = useTranslations('rules')
  const texts = useQuestionTexts()
  const format = useFormatter()
  const { default: fallback, label, source } = QUESTIONS[id]
  const steps = stepsOf(id)
  return (
    <article
      id={id}
      className="scroll-mt-20 rounded-xl border border-line bg-surface px-4 py-3.5 target:border-accent target:bg-accent-soft sm:px-4.5"
    >
      <p className="flex flex-wrap items-baseline gap-x-3 text-xs text-ink-3">
        <code>{id}</code>
        <span>
          {t('askedAt', {
            steps: format.list(
              steps.map((number) => t('step', { number })),
              { type: 'conjunction' },
            ),
          })}
        </span>
      </p>
      <h3 className="mt-0.5 font-semibold tracking-tight">{texts.title(id)}</h3>
      <p className="mt-1 text-ink-2">{texts.why(id)}</p>
      <ul className="mt-2.5 space-y-1">
        {answersOf(id).map((answer, index) => (
          <li key={answer} className="flex flex-wrap items-baseline gap-x-2">
            <span aria-hidden className={index === fallback ? 'text-ink' : 'text-ink-3'}>
              {index === fallback ? '●' : '○'}
            </span>
            <span>{texts.answer(id, answer)}</span>
            <code className="text-xs text-ink-3">{answer}</code>
            {index === fallback && <Tag>{t('default')}</Tag>}
          </li>
        ))}
      </ul>
      {fallback === null && <p className="mt-1.5 text-sm text-ask">{t('noDefault')}</p>}
      <div className="mt-2.5">
        <LabelWithSources label={label} sources={source} />
      </div>
    </article>
  )
}
