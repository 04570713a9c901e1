'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { Change } from '#lib/client/draft'

/** How parts of the workspace change the draft. `about` names the field, so that typing on in it is one step back. */
export type Editing = {
  readonly change: (change: Change, about?: string | null) => void
  /** says what an edit did, for a moment and for screen readers; undo is offered beside it */
  readonly announce: (text: string) => void
}

const EditingContext = createContext<Editing | null>(null)

export function EditingProvider({ editing, children }: { editing: Editing | null; children: ReactNode }) {
  return <EditingContext value={editing}>{children}</EditingContext>
}

/** Null where the scenario is only read: then a part shows no controls that change anything. */
export const useEditing = (): Editing | null => useContext(EditingContext)
