'use client'

import { useTranslations } from 'use-intl'
import { useDocument } from '#components/editing/document'
import { useEditing } from '#components/editing/editing'
import { Button } from '#components/ui/button'
import { PanelSection } from '#components/ui/side-panel'
import { useQuestionTexts } from '#components/verdict/conditions'
import { useViewing } from '#components/viewing/viewing'
import { QUESTIONS, type QuestionId } from '#lib/matcher'
import type { HangsOn } from '#lib/scenario/wants/hangs-on'

/** Records an answer to a question. */
export type RecordAnswer = (question: QuestionId, answer: string) => void

type Props = {
  hangsOn: readonly HangsOn[]
  /** the service of the row, whose facts may be missing; null of everybody else */
  serviceId: string | null
  onRecord: RecordAnswer | null
}

/** Answers and facts that decide a part; what a test of the own tenant has shown can be recorded with one click. */
export function HangsOnList({ hangsOn, serviceId, onRecord }: Props) {
  const t = useTranslations('plan.panel')
  if (hangsOn.length === 0) return null
  const questions = [...new Set(hangsOn.flatMap((one) => ('question' in one ? [one.question] : [])))]
  const facts = hangsOn.flatMap((one) => ('question' in one ? [] : [one.fact]))
  return (
    <PanelSection title={t('hangs')}>
      {questions.map((question) => (
        <Question key={question} question={question} onRecord={onRecord} />
      ))}
      {questions.length > 1 && <p className="text-ink-2">{t('hangsTogether')}</p>}
      {facts.map((fact) => (
        <p key={fact} className="text-ink-2">
          {t(`facts.${fact}`)}
        </p>
      ))}
      {placesOf(facts, serviceId).map((place) => (
        <EnterFact key={place} place={place} />
      ))}
    </PanelSection>
  )
}

type FactName = Extract<HangsOn, { readonly fact: string }>['fact']

/** Where in the facts these are entered: of the service, or of the phase; each place once. */
const placesOf = (facts: readonly FactName[], serviceId: string | null): string[] => [
  ...new Set(
    facts.flatMap((fact) => (fact === 'rejectDirectSend' ? 'phase' : serviceId === null ? [] : `service:${serviceId}`)),
  ),
]

/** The way to the fact that is missing, for who can enter it. */
export function EnterFact({ place }: { place: string }) {
  const t = useTranslations('plan.panel')
  const editing = useEditing()
  const { showView } = useViewing()
  if (editing === null) return null
  return (
    <Button className="self-start" onClick={() => showView('facts', place)}>
      {t('enter')}
    </Button>
  )
}

/** A question in words with both answers side by side: which is taken, and how well that is known. */
export function Question({ question, onRecord }: { question: QuestionId; onRecord: RecordAnswer | null }) {
  const t = useTranslations('plan.panel')
  const labels = useTranslations('verdicts.label')
  const { title, assumed } = useQuestionTexts()
  const recorded = useDocument(({ answers }) => answers[question])
  const { answers, default: byDefault, label } = QUESTIONS[question]
  const noteOf = (answer: string, index: number) => {
    if (recorded !== undefined) return recorded === answer ? t('recorded') : ''
    if (byDefault === null) return t('notAnswered')
    return byDefault === index ? `${t('taken')} · ${labels(label)}` : ''
  }
  return (
    <div>
      <p className="text-ink-2">{title(question)}</p>
      <ul className="mt-1.5 grid grid-cols-2 rounded-lg border border-line-strong *:not-first:border-l *:not-first:border-line-strong">
        {answers.map((answer, index) => {
          const texts = (
            <>
              <span className="font-medium">{assumed(question, answer)}</span>
              <span className="text-xs text-ink-3">{noteOf(answer, index)}</span>
            </>
          )
          const isTaken = recorded === undefined ? byDefault === index : recorded === answer
          return (
            <li key={answer} className="flex">
              {onRecord === null ? (
                <span className="flex flex-col gap-0.5 px-2.5 py-2">{texts}</span>
              ) : (
                <button
                  type="button"
                  aria-pressed={isTaken}
                  className="flex w-full flex-col gap-0.5 px-2.5 py-2 text-left hover:bg-sunken aria-pressed:bg-accent-soft"
                  onClick={() => onRecord(question, answer)}
                >
                  <span className="sr-only">{t('record', { answer: '' })}</span>
                  {texts}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
