'use client'

import { createContext, type ReactNode, useContext, useId, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'

type LaterPhases = {
  readonly withLaterPhases: boolean
  readonly setWithLaterPhases: (withLaterPhases: boolean) => void
}

const LaterPhasesContext = createContext<LaterPhases>({ withLaterPhases: true, setWithLaterPhases: () => {} })

/**
 * Holds whether an edit also changes later phases that have the same value. It is on by default, because a phase starts
 * as a copy of its predecessor.
 */
export function LaterPhasesProvider({ children }: { children: ReactNode }) {
  const [withLaterPhases, setWithLaterPhases] = useState(true)
  const value = useMemo(() => ({ withLaterPhases, setWithLaterPhases }), [withLaterPhases])
  return <LaterPhasesContext value={value}>{children}</LaterPhasesContext>
}

export const useWithLaterPhases = (): boolean => useContext(LaterPhasesContext).withLaterPhases

/** The switch for edits of later phases; not shown if there are none. */
export function LaterPhasesSwitch({ laterPhases }: { laterPhases: number }) {
  const t = useTranslations('workspace.laterPhases')
  const id = useId()
  const { withLaterPhases, setWithLaterPhases } = useContext(LaterPhasesContext)
  if (laterPhases === 0) return null
  return (
    <span className="flex min-h-8 items-center gap-2 text-sm" title={t('hint')}>
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-checked={withLaterPhases}
        checked={withLaterPhases}
        onChange={(event) => setWithLaterPhases(event.target.checked)}
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
