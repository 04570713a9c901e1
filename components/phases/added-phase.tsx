'use client'

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'

type AddedPhase = {
  /** the phase that was just added, until its name has the focus */
  readonly addedPhaseId: string | null
  readonly setAddedPhaseId: (phaseId: string | null) => void
}

const AddedPhaseContext = createContext<AddedPhase>({ addedPhaseId: null, setAddedPhaseId: () => {} })

/** Remembers which phase was just added, so that its name can be typed at once. */
export function AddedPhaseProvider({ children }: { children: ReactNode }) {
  const [addedPhaseId, setAddedPhaseId] = useState<string | null>(null)
  const value = useMemo(() => ({ addedPhaseId, setAddedPhaseId }), [addedPhaseId])
  return <AddedPhaseContext value={value}>{children}</AddedPhaseContext>
}

export const useAddedPhase = (): AddedPhase => useContext(AddedPhaseContext)
