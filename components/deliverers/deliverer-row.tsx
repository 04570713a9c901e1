'use client'

import { Check, CircleQuestionMark } from 'lucide-react'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { findDeliverer } from '#lib/client/edits/deliverers'
import { type Deliverer, isAnswered } from '#lib/scenario/document/deliverers'
import type { DelivererAnswer, ScenarioDocument, Service } from '#lib/scenario/document/document'
import { AnswerChoice } from './answer-choice'
import { AddNote, DelivererNote } from './deliverer-note'
import { DelivererServices } from './deliverer-services'

type Props = Pick<ScenarioDocument, 'deliverers' | 'services'> & { deliverer: Deliverer }

/** One kind of direct delivery: its question, how to find the answer, and the recorded answer. */
export function DelivererRow({ deliverer, deliverers, services }: Props) {
  const t = useTranslations('deliverers')
  const editing = useEditing()
  const answer = findDeliverer({ deliverers }, deliverer.id)
  const isDone = isAnswered(answer)
  const [isNoting, setNoting] = useState(false)
  const isNoted = answer.note !== '' || isNoting
  const { title, question, hint } = {
    title: t(`kinds.${deliverer.id}.title`),
    question: t(`kinds.${deliverer.id}.question`),
    hint: t(`kinds.${deliverer.id}.hint`),
  }
  const Icon = isDone ? Check : CircleQuestionMark
  return (
    <li className="flex gap-2.5 bg-surface px-4 py-2.5 sm:px-4.5">
      <Icon
        aria-hidden
        className={`${editing ? 'mt-[0.4375rem]' : 'mt-0.5'} size-4 shrink-0 ${isDone ? 'text-good' : 'text-ask'}`}
        strokeWidth={isDone ? 2.4 : 2}
      />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
          <h3 className="min-w-0 text-base font-medium">
            {title}
            <span className="sr-only">: {t(isDone ? 'answered' : 'notAnswered')}</span>
          </h3>
          {editing ? (
            <AnswerChoice deliverer={deliverer} title={title} answer={answer} />
          ) : (
            <ReadAnswer deliverer={deliverer} answer={answer} services={services} />
          )}
        </div>
        <p className="text-sm text-ink-2">{question}</p>
        <p className="text-xs text-ink-3">
          {hint}
          {editing && !isNoted && <AddNote title={title} onAdd={() => setNoting(true)} />}
        </p>
        {editing && answer.answer === 'service' && (
          <DelivererServices deliverer={deliverer} title={title} answer={answer} services={services} />
        )}
        {isNoted && (
          <DelivererNote
            id={deliverer.id}
            title={title}
            note={answer.note}
            isNew={isNoting}
            onLeave={() => setNoting(false)}
          />
        )}
      </div>
    </li>
  )
}

function ReadAnswer({
  deliverer,
  answer: { answer, serviceIds },
  services,
}: {
  deliverer: Deliverer
  answer: DelivererAnswer
  services: readonly Service[]
}) {
  const t = useTranslations('deliverers.read')
  const format = useFormatter()
  const names = services.filter(({ id }) => serviceIds.includes(id)).map(({ name }) => name)
  if (answer === 'service')
    return <p className="text-sm font-medium wrap-anywhere">{names.length > 0 ? format.list(names) : t('noService')}</p>
  const word = answer === null ? 'open' : deliverer.kinds.length === 0 ? 'tested' : 'none'
  return <p className={`text-sm ${answer === null ? 'text-ask' : 'font-medium'}`}>{t(word)}</p>
}
