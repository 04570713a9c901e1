'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { DraftEdit } from '#lib/client/draft/draft'
import type { EditScope } from '#lib/client/edits/connectors'
import type { ScenarioSender, Service } from '#lib/scenario/document/document'
import type { Invariant } from '#lib/scenario/document/invariants'
import type { WorkspaceSelection } from './selection'

/** What can be open over the workspace. Each is loaded when it is first asked for. */
export type OpenDialog =
  | { readonly kind: 'sender'; readonly sender: ScenarioSender | null; readonly isStranger?: boolean }
  | { readonly kind: 'service'; readonly service: Service | null }
  | { readonly kind: 'evidence' }
  | { readonly kind: 'samples'; readonly service: Service }
  | { readonly kind: 'import'; readonly phaseId: string; readonly initial?: string | File }
  | { readonly kind: 'tenant'; readonly phaseId: string }
  | { readonly kind: 'locate' }
  | { readonly kind: 'spf'; readonly scope: EditScope }
  | { readonly kind: 'invariant'; readonly invariant: Invariant | null }
  | { readonly kind: 'share' }
  | { readonly kind: 'shortcuts' }

/** How parts of the workspace change the draft. Every member keeps its identity, so that memoised parts stay as they are. */
export type Editing = {
  /** `about` names the field, so that typing on in it is one step back */
  readonly change: (change: DraftEdit, about?: string | null) => void
  /** says what an edit did, for a moment and for screen readers; undo is offered beside it */
  readonly announce: (text: string) => void
  readonly open: (dialog: OpenDialog) => void
  /** selects a phase, a sender or both; what is null stays as it is on screen */
  readonly show: WorkspaceSelection['select']
}

const EditingContext = createContext<Editing | null>(null)

export function EditingProvider({ editing, children }: { editing: Editing | null; children: ReactNode }) {
  return <EditingContext value={editing}>{children}</EditingContext>
}

/** Null where the scenario is only read: then a part shows no controls that change anything. */
export const useEditing = (): Editing | null => useContext(EditingContext)
