'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { changeDocument } from '#lib/client/draft/draft'
import { answerDeliverer } from '#lib/client/edits/deliverers'
import type { Deliverer } from '#lib/scenario/document/deliverers'
import type { DelivererAnswer } from '#lib/scenario/document/document'

type Props = { deliverer: Deliverer; title: string; answer: DelivererAnswer }

/**
 * The answers to one kind of direct delivery: open, nobody, or a service. If no service fits, "tested" takes its place.
 */
export function AnswerChoice({ deliverer: { id, kinds }, title, answer }: Props) {
  const t = useTranslations('deliverers.answers')
  const name = useId()
  const editing = useEditing()
  const choices = [
    { value: null, word: t('open') },
    { value: 'none', word: t(kinds.length === 0 ? 'tested' : 'none') },
    ...(kinds.length === 0 ? [] : ([{ value: 'service', word: t('service') }] as const)),
  ] as const
  return (
    <fieldset className="flex shrink-0 rounded-lg border border-line-strong p-0.5 text-xs">
      <legend className="sr-only">{title}</legend>
      {choices.map(({ value, word }) => (
        <label
          key={word}
          className="relative flex min-h-6 cursor-pointer items-center rounded-md px-2 text-ink-2 hover:text-ink has-checked:bg-line has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={name}
            checked={answer.answer === value}
            // The chosen services are kept, so that a wrong click loses nothing.
            onChange={() => editing?.change(changeDocument(answerDeliverer(id, { answer: value })))}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
          {word}
        </label>
      ))}
    </fieldset>
  )
}
