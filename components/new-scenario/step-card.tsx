'use client'

import { ArrowLeft } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { STEPS, type Step } from '#lib/client/new-scenario/form'

/** Which step a card shows, and where its heading is. */
export type CardProps = { step: Step; onGo: (step: Step) => void; heading: Ref<HTMLHeadingElement> }

/** A step: its question, its fields, and the ways back and on (`forth`). */
export function StepCard({
  step,
  onGo,
  heading,
  forth,
  children,
}: CardProps & { forth: ReactNode; children: ReactNode }) {
  const t = useTranslations('scenarios.new')
  const before = STEPS[STEPS.indexOf(step) - 1]
  return (
    <div className="rounded-xl border border-line bg-surface">
      <div className="px-4 py-5 sm:px-6">
        <h2 id="step" ref={heading} tabIndex={-1} className="text-lg font-semibold tracking-tight outline-none">
          {t(`steps.${step}.title`)}
        </h2>
        <p className="mt-1 mb-5 text-ink-2">{t(`steps.${step}.hint`)}</p>
        {children}
      </div>
      <div className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-3 sm:px-6">
        {before !== undefined && (
          <Button className="min-h-9 px-3.5" onClick={() => onGo(before)}>
            <ArrowLeft aria-hidden className="size-4" />
            {t('back')}
          </Button>
        )}
        {forth}
      </div>
    </div>
  )
}
