'use client'

import { memo, useId, useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { usePlan } from '#components/plan/plan-provider'
import { ProofProgress } from '#components/proof/proof-progress'
import { RuleLink } from '#components/rules/rule-link'
import { Card } from '#components/ui/card'
import { Tag } from '#components/ui/tag'
import { useQuestionTexts } from '#components/verdict/conditions'
import { changeDocument } from '#lib/client/draft/draft'
import { answerQuestion } from '#lib/client/edits/senders'
import { phaseNumbers } from '#lib/client/views/names'
import { firstPhaseOf, type QuestionImpact, questionImpacts } from '#lib/client/views/question-impacts'
import { type Answers, QUESTIONS } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { Advice } from '#lib/scenario/wants/advice'
import { useAdvice } from './advice'
import { AdviceList, DependentRows } from './advice-list'

/** The open questions that decide a cell, what hangs on each, and the answers the team has recorded. */
export const QuestionsCard = memo(function QuestionsCard({ document }: { document: ScenarioDocument }) {
  const t = useTranslations('workspace.questions')
  const { cellsOf } = usePlan()
  const { phases, answers } = document
  const impacts = useMemo(() => {
    const known = phases.flatMap(({ id }) => {
      const cells = cellsOf(id)
      return cells === null ? [] : [{ phaseId: id, cells }]
    })
    return questionImpacts({ answers, phases }, known)
  }, [answers, phases, cellsOf])
  const { advice, work } = useAdvice(document, impacts)
  const open = impacts.filter(({ question }) => answers[question] === undefined)
  return (
    <Card
      title={t('title')}
      note={open.length > 0 ? t('count', { count: open.length }) : undefined}
      className="min-w-0"
    >
      {impacts.length === 0 ? (
        <p className="border-t border-line px-4.5 py-6 text-sm text-ink-2">{t('none')}</p>
      ) : (
        <>
          <div className="border-t border-line px-4 py-2 empty:hidden ">
            <ProofProgress proof={work} />
          </div>
          <ul>
            {impacts.map((impact) => (
              <li key={impact.question} className="border-t border-line px-4 py-4 ">
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
  const { question, rows, locked } = impact
  const t = useTranslations('workspace.questions')
  const format = useFormatter()
  const { title, why } = useQuestionTexts()
  const recorded = document.answers[question]
  return (
    <article className="flex flex-col gap-2 text-sm">
      <h3 className="text-base font-semibold">
        <RuleLink to={question} className="hover:underline">
          {title(question)}
        </RuleLink>
      </h3>
      <p className="text-ink-2">{why(question)}</p>
      {rows.length + locked.length === 0 && <p>{t('nothingHangs')}</p>}
      {locked.length > 0 && <p>{t('locked', { phases: format.list(phaseNumbers(locked)) })}</p>}
      <DependentRows rows={rows} document={document} />
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
