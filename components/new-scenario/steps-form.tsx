'use client'

import { ArrowRight } from 'lucide-react'
import { type ComponentType, type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { TwiceButton } from '#components/ui/twice-button'
import type { DraftSlot } from '#lib/client/draft/storage'
import { type NewScenarioForm, STEPS, type Step } from '#lib/client/new-scenario/form'
import { DirectStep } from './direct-step'
import { MovesStep } from './moves-step'
import { OldFilterStep } from './old-filter-step'
import { ReadyStep } from './ready-step'
import { type CardProps, StepCard } from './step-card'
import { StepList } from './step-list'
import { TenantStep } from './tenant-step'
import { NextStep, TodayStep } from './today-step'
import { type NewScenario, useNewScenario } from './use-new-scenario'
import { useStep } from './use-step'

type Asked = Exclude<Step, 'ready'>

const QUESTIONS: Record<Asked, ComponentType<{ scenario: NewScenario }>> = {
  tenant: TenantStep,
  today: TodayStep,
  next: NextStep,
  moves: MovesStep,
  direct: DirectStep,
  oldFilter: OldFilterStep,
}

/** One form in steps, with the list of the steps at its side; on a phone above it. */
export function StepsForm({ slot, found }: { slot: DraftSlot; found: NewScenarioForm | null }) {
  const scenario = useNewScenario(slot, found)
  const { form, change, problems, clear } = scenario
  const [step, go] = useStep(form.reached)
  const heading = useFocusOn(step)
  const forth = () => {
    const index = STEPS.indexOf(step) + 1
    change({ reached: Math.max(form.reached, index) })
    go(STEPS[index] ?? step)
  }
  const [resets, setResets] = useState(0)
  const startOver = () => {
    clear()
    setResets(resets + 1)
    go('tenant')
  }
  return (
    <div className="grid items-start gap-x-10 gap-y-4 wide:grid-cols-[15rem_minmax(0,46rem)]">
      <StepList current={step} reached={form.reached} problems={problems} onGo={go} />
      <div className="min-w-0">
        {step === 'ready' ? (
          <ReadyStep scenario={scenario} step={step} onGo={go} heading={heading} />
        ) : (
          <QuestionStep scenario={scenario} step={step} onGo={go} heading={heading} onForth={forth} />
        )}
        <Kept key={resets} isKept={scenario.isKept} onStartOver={startOver} />
      </div>
    </div>
  )
}

type QuestionProps = CardProps & { step: Asked; scenario: NewScenario; onForth: () => void }

/** A step that asks something. It does not go on over an invalid field, but to that field. */
function QuestionStep({ scenario, onForth, ...card }: QuestionProps): ReactNode {
  const t = useTranslations('scenarios.new')
  const Question = QUESTIONS[card.step]
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    // What is missing is marked only now, since an empty field is no mistake before.
    flushSync(() => scenario.ask(card.step))
    const invalid = event.currentTarget.querySelector<HTMLElement>('[aria-invalid=true]')
    if (invalid === null) onForth()
    else invalid.focus()
  }
  return (
    <form onSubmit={submit} noValidate aria-labelledby="step">
      <StepCard
        {...card}
        forth={
          <Button type="submit" tone="primary" className="min-h-9 px-4">
            {t('forth')}
            <ArrowRight aria-hidden className="size-4" />
          </Button>
        }
      >
        <Question scenario={scenario} />
      </StepCard>
    </form>
  )
}

/** Says whether the browser keeps what was typed, and takes it away if somebody presses twice. */
function Kept({ isKept, onStartOver }: { isKept: boolean; onStartOver: () => void }) {
  const t = useTranslations('scenarios.new')
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 text-xs text-ink-3">
      <p>{t(isKept ? 'kept' : 'notKept')}</p>
      <TwiceButton
        label={t('startOver')}
        name={t('startOver')}
        confirmLabel={t('startOverNow')}
        confirmName={t('startOverNow')}
        keepLabel={t('keep')}
        onConfirm={onStartOver}
      />
    </div>
  )
}

/** Moves the focus to the heading of a step when another step is shown, and not when the page is. */
function useFocusOn(step: Step) {
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(step)
  useEffect(() => {
    if (shown.current === step) return
    shown.current = step
    heading.current?.focus({ preventScroll: true })
    window.scrollTo({ top: 0 })
  }, [step])
  return heading
}
