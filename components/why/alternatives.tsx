'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { Button } from '#components/ui/button'
import { PanelSection } from '#components/ui/side-panel'
import { useConditionTexts, useQuestionTexts } from '#components/verdict/conditions'
import { changeDocument } from '#lib/client/draft/draft'
import { answerQuestion } from '#lib/client/edits/senders'
import { nameOfConnector } from '#lib/client/views/names'
import type { Alternative, ExplainedVerdict, QuestionId } from '#lib/matcher'
import type { Phase } from '#lib/scenario/document/document'
import { type AssessedSample, questionsOf } from '#lib/scenario/wants/assessment'

/** Alternatives that are listed. The others are counted. */
const LISTED = 6

/** Lists the verdicts that other answers or facts would give, with buttons to record an answer. */
export function Alternatives({
  cell,
  phase,
  verdict,
}: {
  cell: AssessedSample
  phase: Phase
  verdict: ExplainedVerdict
}) {
  const t = useTranslations('workspace.why')
  const format = useFormatter()
  const { given } = useConditionTexts()
  const outcomes = useTranslations('verdicts.outcome')
  const { alternatives, moreAlternatives } = verdict
  if (alternatives.length === 0) return null
  const matters = new Set(questionsOf(cell.hangsOn))
  const left = Math.max(0, alternatives.length - LISTED) + moreAlternatives
  const result = ({ outcome, attributedTo }: Alternative) =>
    outcome === 'accepted' && attributedTo.length > 0
      ? t('acceptedBy', {
          names: format.list(
            attributedTo.map((id) => nameOfConnector(phase, id)),
            { type: 'disjunction' },
          ),
        })
      : outcome === 'accepted'
        ? outcomes('accepted-default')
        : outcomes(outcome)
  return (
    <PanelSection title={t('alternatives')}>
      <ul className="flex flex-col gap-1 text-ink-2">
        {alternatives.slice(0, LISTED).map((alternative) => {
          const conditions = alternative.given.map(given)
          const text = t('alternative', { result: result(alternative), condition: format.list(conditions) })
          return <li key={text}>{text}</li>
        })}
      </ul>
      {left > 0 && <p className="mt-1 text-xs text-ink-3">{t('moreAlternatives', { count: left })}</p>}
      {questionsOf(alternatives).map((question) => (
        <RecordAnswer key={question} question={question} alternatives={alternatives} matters={matters.has(question)} />
      ))}
    </PanelSection>
  )
}

type QuestionProps = { question: QuestionId; alternatives: readonly Alternative[]; matters: boolean }

/** A question, with its answers as buttons if the scenario can be edited. */
function RecordAnswer({ question, alternatives, matters }: QuestionProps) {
  const t = useTranslations('workspace.why')
  const editing = useEditing()
  const { title, answer } = useQuestionTexts()
  const answers = [
    ...new Set(
      alternatives.flatMap(({ given }) =>
        given.flatMap((one) => ('question' in one && one.question === question ? [one.answer] : [])),
      ),
    ),
  ]
  return (
    <div className="mt-2 border-t border-line pt-2">
      <p className={matters ? 'font-medium' : 'text-ink-2'}>{title(question)}</p>
      {editing && (
        <div className="mt-1.5 flex flex-wrap gap-1.5">
          {answers.map((each) => (
            <Button
              key={each}
              className="text-left text-xs !whitespace-normal"
              onClick={() => {
                editing.change(changeDocument(answerQuestion(question, each)))
                editing.announce(t('answered', { answer: answer(question, each) }))
              }}
            >
              {t('recordAnswer', { answer: answer(question, each) })}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
