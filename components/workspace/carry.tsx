'use client'

import { createContext, type ReactNode, useContext, useId, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'

type Carry = { readonly carry: boolean; readonly setCarry: (carry: boolean) => void }

const CarryContext = createContext<Carry>({ carry: true, setCarry: () => {} })

/** Whether an edit also changes later phases that had the same value. On by default: a phase copies its predecessor. */
export function CarryProvider({ children }: { children: ReactNode }) {
  const [carry, setCarry] = useState(true)
  const value = useMemo(() => ({ carry, setCarry }), [carry])
  return <CarryContext value={value}>{children}</CarryContext>
}

export const useCarry = (): boolean => useContext(CarryContext).carry

/** The switch for it, where there are later phases. */
export function CarrySwitch({ laterPhases }: { laterPhases: number }) {
  const t = useTranslations('workspace.carry')
  const id = useId()
  const { carry, setCarry } = useContext(CarryContext)
  if (laterPhases === 0) return null
  return (
    <span className="flex min-h-8 items-center gap-2 text-sm" title={t('hint')}>
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-checked={carry}
        checked={carry}
        onChange={(event) => setCarry(event.target.checked)}
        aria-describedby={`${id}-hint`}
        className="size-4 accent-accent"
      />
      <label htmlFor={id}>{t('label')}</label>
      <span id={`${id}-hint`} className="sr-only">
        {t('hint')}
      </span>
    </span>
  )
}
