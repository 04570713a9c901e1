'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { Change } from '#lib/client/draft'
import type { ScenarioSender, Service } from '#lib/scenario/document'

/** What can be open over the workspace. Each is loaded when it is first asked for. */
export type OpenDialog =
  | { readonly kind: 'sender'; readonly sender: ScenarioSender | null; readonly isStranger?: boolean }
  | { readonly kind: 'service'; readonly service: Service | null }
  | { readonly kind: 'import'; readonly phaseId: string }
  | { readonly kind: 'share' }
  | { readonly kind: 'shortcuts' }

/** How parts of the workspace change the draft. Every member keeps its identity, so that memoised parts stay as they are. */
export type Editing = {
  /** `about` names the field, so that typing on in it is one step back */
  readonly change: (change: Change, about?: string | null) => void
  /** says what an edit did, for a moment and for screen readers; undo is offered beside it */
  readonly announce: (text: string) => void
  readonly open: (dialog: OpenDialog) => void
}

const EditingContext = createContext<Editing | null>(null)

export function EditingProvider({ editing, children }: { editing: Editing | null; children: ReactNode }) {
  return <EditingContext value={editing}>{children}</EditingContext>
}

/** Null where the scenario is only read: then a part shows no controls that change anything. */
export const useEditing = (): Editing | null => useContext(EditingContext)
