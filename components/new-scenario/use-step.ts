'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback } from 'react'
import { STEPS, type Step } from '#lib/client/new-scenario/form'

const NAMES: readonly string[] = STEPS

/** The step that is shown, which the address holds. One that was not reached yet gives way to the last that was. */
export function useStep(reached: number): [Step, (step: Step) => void] {
  const asked = useSearchParams().get('step')
  const index = NAMES.indexOf(asked ?? '')
  const step = STEPS[Math.min(index, reached)] ?? 'tenant'
  const go = useCallback((to: Step) => window.history.pushState(null, '', `?step=${to}`), [])
  return [step, go]
}
