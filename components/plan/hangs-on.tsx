'use client'

import { useTranslations } from 'use-intl'
import { useDocument } from '#components/editing/document'
import { useEditing } from '#components/editing/editing'
import { Button } from '#components/ui/button'
import { PanelSection } from '#components/ui/side-panel'
import { useQuestionTexts } from '#components/verdict/conditions'
import { type FactName, useAskForFact } from '#components/viewing/fact-field'
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
      {fieldsOf(facts, serviceId).map(({ place, field }) => (
        <EnterFact key={place} place={place} field={field} />
      ))}
    </PanelSection>
  )
}

/** Where among the facts something is entered: the place that the address names, and the field there. */
type FactPlace = { readonly place: string; readonly field: FactName }

/** The first field of each place where these are entered: of the service, and of the phase. */
function fieldsOf(facts: readonly FactName[], serviceId: string | null): FactPlace[] {
  const ofPhase = facts.filter((fact) => fact === 'rejectDirectSend').slice(0, 1)
  const ofService = serviceId === null ? [] : facts.filter((fact) => fact !== 'rejectDirectSend').slice(0, 1)
  return [
    ...ofService.map((field) => ({ place: `service:${serviceId}`, field })),
    ...ofPhase.map((field) => ({ place: 'phase', field })),
  ]
}

/** The way to the field of the fact that is missing, for who can enter it. */
export function EnterFact({ place, field }: FactPlace) {
  const t = useTranslations('plan.panel')
  const editing = useEditing()
  const { showView } = useViewing()
  const askFor = useAskForFact()
  if (editing === null) return null
  const enter = () => {
    askFor(field)
    showView('facts', place)
  }
  return (
    <Button className="self-start" onClick={enter}>
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
