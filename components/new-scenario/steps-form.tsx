'use client'

import { ArrowLeft, ArrowRight } from 'lucide-react'
import { type ComponentType, type FormEvent, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import type { DraftSlot } from '#lib/client/draft/storage'
import { type NewScenarioForm, STEPS, type Step } from '#lib/client/new-scenario/form'
import { DirectStep } from './direct-step'
import { MovesStep } from './moves-step'
import { OldFilterStep } from './old-filter-step'
import { ReadyStep } from './ready-step'
import { StepList } from './step-list'
import { TenantStep } from './tenant-step'
import { NextStep, TodayStep } from './today-step'
import { type NewScenario, useNewScenario } from './use-new-scenario'
import { useStep } from './use-step'

type StepProps = { scenario: NewScenario; onGo: (step: Step) => void }

const BODIES: Record<Step, ComponentType<StepProps>> = {
  tenant: TenantStep,
  today: TodayStep,
  next: NextStep,
  moves: MovesStep,
  direct: DirectStep,
  oldFilter: OldFilterStep,
  ready: ReadyStep,
}

/** One form in steps, with the list of the steps at its side; on a phone above it. */
export function StepsForm({ slot, found }: { slot: DraftSlot; found: NewScenarioForm | null }) {
  const t = useTranslations('scenarios.new')
  const scenario = useNewScenario(slot, found)
  const { form, change, problems, clear } = scenario
  const [step, go] = useStep(form.reached)
  const index = STEPS.indexOf(step)
  const heading = useFocusOn(step)
  const before = STEPS[index - 1]
  const after = STEPS[index + 1]
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const invalid = event.currentTarget.querySelector<HTMLElement>('[aria-invalid=true]')
    if (invalid !== null) return invalid.focus()
    if (after === undefined) return
    change({ reached: Math.max(form.reached, index + 1) })
    go(after)
  }
  const Body = BODIES[step]
  return (
    <div className="grid items-start gap-x-10 gap-y-4 wide:grid-cols-[15rem_minmax(0,46rem)]">
      <StepList current={step} reached={form.reached} problems={problems} onGo={go} />
      <form onSubmit={submit} noValidate aria-labelledby="step" className="min-w-0">
        <div className="rounded-xl border border-line bg-surface">
          <div className="px-4 py-5 sm:px-6">
            <h2 id="step" ref={heading} tabIndex={-1} className="text-lg font-semibold tracking-tight outline-none">
              {t(`steps.${step}.title`)}
            </h2>
            <p className="mt-1 mb-5 text-ink-2">{t(`steps.${step}.hint`)}</p>
            <Body scenario={scenario} onGo={go} />
          </div>
          <div className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-3 sm:px-6">
            {before !== undefined && (
              <Button className="min-h-9 px-3.5" onClick={() => go(before)}>
                <ArrowLeft aria-hidden className="size-4" />
                {t('back')}
              </Button>
            )}
            {after !== undefined && (
              <Button type="submit" tone="primary" className="min-h-9 px-4">
                {t('forth')}
                <ArrowRight aria-hidden className="size-4" />
              </Button>
            )}
          </div>
        </div>
        <p className="mt-3 flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
          {t('kept')}
          <Button
            tone="quiet"
            onClick={() => {
              clear()
              go('tenant')
            }}
          >
            {t('startOver')}
          </Button>
        </p>
      </form>
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
