'use client'

import { LoaderCircle, Printer } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import type { Printing } from './printing'

/** Prints the whole plan, once all of it is proved. */
export function PrintButton({ isPreparing, print }: Pick<Printing, 'isPreparing' | 'print'>) {
  const t = useTranslations('plan.print')
  const label = t(isPreparing ? 'preparing' : 'button')
  const Icon = isPreparing ? LoaderCircle : Printer
  return (
    <Button
      tone="quiet"
      aria-label={label}
      title={label}
      aria-busy={isPreparing}
      onClick={print}
      className="max-phone:hidden"
    >
      <Icon aria-hidden className={`size-4 ${isPreparing ? 'animate-spin motion-reduce:animate-none' : ''}`} />
    </Button>
  )
}
