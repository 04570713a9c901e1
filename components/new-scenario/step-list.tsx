'use client'

import { Check } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { STEPS, type Step } from '#lib/client/new-scenario/form'
import type { FormProblem } from '#lib/client/new-scenario/form-problems'

type Props = {
  current: Step
  /** the last step that was reached, counted from 0 */
  reached: number
  problems: readonly FormProblem[]
  onGo: (step: Step) => void
}

/** The numbered steps. Each that was reached is a button; one with something wrong in it says so. */
export function StepList({ current, reached, problems, onGo }: Props) {
  const t = useTranslations('scenarios.new')
  return (
    <nav aria-label={t('stepsLabel')} className="wide:sticky wide:top-20">
      <ol className="flex gap-1 wide:flex-col wide:gap-0.5">
        {STEPS.map((step, index) => {
          const isCurrent = step === current
          const isWrong = index <= reached && problems.some((problem) => problem.step === step)
          return (
            <li key={step} className="max-wide:flex-1">
              <button
                type="button"
                disabled={index > reached}
                aria-current={isCurrent ? 'step' : undefined}
                onClick={() => onGo(step)}
                className="group flex w-full items-center gap-2.5 rounded-lg px-2 py-1.5 text-left text-sm text-ink-2 enabled:hover:bg-sunken enabled:hover:text-ink disabled:text-ink-3 aria-[current=step]:bg-sunken aria-[current=step]:font-medium aria-[current=step]:text-ink max-wide:justify-center max-wide:px-0"
              >
                <StepNumber
                  number={index + 1}
                  state={isCurrent ? 'current' : isWrong ? 'wrong' : index < reached ? 'done' : 'open'}
                />
                <span className="min-w-0 max-wide:sr-only">{t(`steps.${step}.short`)}</span>
                {isWrong && <span className="sr-only">, {t('stepWrong')}</span>}
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

const NUMBERS = {
  current: 'bg-ink text-paper',
  wrong: 'bg-lost-soft text-lost inset-ring inset-ring-lost',
  done: 'bg-good-soft text-good',
  open: 'inset-ring inset-ring-line-strong',
} as const

function StepNumber({ number, state }: { number: number; state: keyof typeof NUMBERS }) {
  return (
    <span className={`grid size-6 shrink-0 place-items-center rounded-full text-xs font-medium ${NUMBERS[state]}`}>
      {state === 'done' ? (
        <Check aria-hidden className="size-3.5" strokeWidth={2.5} />
      ) : state === 'wrong' ? (
        '!'
      ) : (
        number
      )}
    </span>
  )
}
