'use client'

import { memo, useId, useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useGates } from '#components/invariants/gates'
import { ProofProgress } from '#components/proof/proof-progress'
import { Card } from '#components/ui/card'
import { Tag } from '#components/ui/tag'
import { useQuestionTexts } from '#components/verdict/conditions'
import { useEditing } from '#components/workspace/editing'
import { changeDocument } from '#lib/client/draft/draft'
import { answerQuestion } from '#lib/client/edits/senders'
import { phaseNumbers } from '#lib/client/views/names'
import { firstPhaseOf, gatesByQuestion, type QuestionImpact, questionImpacts } from '#lib/client/views/question-impacts'
import { type Answers, QUESTIONS } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { Advice } from '#lib/scenario/wants/advice'
import type { Summary } from '#lib/scenario/wants/assessment'
import { useAdvice } from './advice'
import { AdviceList, DependentGates } from './advice-list'

/** Samples that are named below a question. The others are counted. */
const NAMED = 4

/** The open questions that matter in this scenario, what depends on each, and the recorded answers. */
export const QuestionsCard = memo(function QuestionsCard({
  document,
  summary,
}: {
  document: ScenarioDocument
  summary: Summary | null
}) {
  const t = useTranslations('workspace.questions')
  const { proof } = useGates()
  const { phases, answers } = document
  const sendersByQuestion = useMemo(
    () => (summary === null ? [] : questionImpacts(answers, summary, gatesByQuestion(proof.answer ?? [], phases))),
    [answers, summary, proof.answer, phases],
  )
  const { advice, work } = useAdvice(document, sendersByQuestion)
  // The summary line counts those that verdicts of samples depend on.
  const open = sendersByQuestion.filter(({ question }) => answers[question] === undefined)
  const onlyGates = open.filter(({ senderIds }) => senderIds.length === 0).length
  return (
    <Card
      title={t('title')}
      note={open.length > 0 ? t('count', { count: open.length, gates: onlyGates }) : undefined}
      className="min-w-0"
    >
      {sendersByQuestion.length === 0 ? (
        <p className="border-t border-line px-4.5 py-6 text-sm text-ink-2">{t('none')}</p>
      ) : (
        <>
          <div className="border-t border-line px-4 py-2 empty:hidden sm:px-4.5">
            <ProofProgress proof={work} />
          </div>
          <ul>
            {sendersByQuestion.map((impact) => (
              <li key={impact.question} className="border-t border-line px-4 py-4 sm:px-4.5">
                <QuestionItem impact={impact} document={document} advice={advice} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
})

type ItemProps = { impact: QuestionImpact; document: ScenarioDocument; advice: readonly Advice[] }

const QuestionItem = memo(function QuestionItem({ impact, document, advice }: ItemProps) {
  const { question, senderIds, phaseIndexes, gates } = impact
  const t = useTranslations('workspace.questions')
  const format = useFormatter()
  const { title, why } = useQuestionTexts()
  const recorded = document.answers[question]
  const names = document.senders.filter(({ id }) => senderIds.includes(id)).map(({ name }) => name)
  const more = names.length - NAMED
  return (
    <article className="flex flex-col gap-2 text-sm">
      <h3 className="text-base font-medium">{title(question)}</h3>
      <p className="text-ink-2">{why(question)}</p>
      {(names.length > 0 || gates.length === 0) && (
        <p>
          {names.length > 0
            ? t('hangs', {
                samples: format.list([...names.slice(0, NAMED), ...(more > 0 ? [t('more', { count: more })] : [])]),
                phases: format.list(phaseNumbers(phaseIndexes)),
                count: phaseIndexes.length,
              })
            : t('nothingHangs')}
        </p>
      )}
      <DependentGates gates={gates} document={document} />
      <AnswerChoice question={question} recorded={recorded} />
      <AdviceList
        advice={advice.filter((one) => one.question === question)}
        document={document}
        phaseIndex={firstPhaseOf(impact)}
      />
    </article>
  )
})

function AnswerChoice({
  question,
  recorded,
}: {
  question: QuestionImpact['question']
  recorded: Answers[QuestionImpact['question']]
}) {
  const t = useTranslations('workspace.questions')
  const editing = useEditing()
  const name = useId()
  const { answer, title } = useQuestionTexts()
  const { answers, default: byDefault } = QUESTIONS[question]
  const open = byDefault === null ? t('openBoth') : t('openDefault', { answer: answer(question, answers[byDefault]) })
  if (editing === null)
    return (
      <p>
        <Tag>{recorded === undefined ? t('notAnswered') : t('answered')}</Tag>{' '}
        {recorded === undefined ? open : answer(question, recorded)}
      </p>
    )
  const choose = (value: string | null) => {
    editing.change(changeDocument(answerQuestion(question, value)))
    editing.announce(value === null ? t('forgotten') : t('recorded', { answer: answer(question, value) }))
  }
  const options = [...answers.map((value) => ({ value, text: answer(question, value) })), { value: null, text: open }]
  return (
    <fieldset className="flex flex-col gap-0.5">
      <legend className="sr-only">{title(question)}</legend>
      {options.map(({ value, text }) => (
        <label key={value ?? ''} className="flex cursor-pointer items-start gap-2 rounded-md px-1 py-1 hover:bg-sunken">
          <input
            type="radio"
            name={name}
            checked={(recorded ?? null) === value}
            onChange={() => choose(value)}
            className="mt-0.5 size-4 accent-accent"
          />
          <span className={value === null ? 'text-ink-2' : ''}>{text}</span>
        </label>
      ))}
    </fieldset>
  )
}
