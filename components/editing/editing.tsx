'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { Viewing } from '#components/viewing/viewing'
import type { DraftEdit } from '#lib/client/draft/draft'
import type { EditScope } from '#lib/client/edits/connectors'
import type { ScenarioSender, Service } from '#lib/scenario/document/document'

/** The dialogs of the workspace. Each is loaded when it is first opened. */
export type OpenDialog =
  | { readonly kind: 'sender'; readonly sender: ScenarioSender | null; readonly isStranger?: boolean }
  | { readonly kind: 'service' }
  | { readonly kind: 'evidence' }
  | { readonly kind: 'samples'; readonly service: Service }
  | { readonly kind: 'import'; readonly phaseId: string; readonly initial?: string | File }
  | { readonly kind: 'tenant'; readonly phaseId: string }
  | { readonly kind: 'locate' }
  | { readonly kind: 'spf'; readonly scope: EditScope }
  | { readonly kind: 'share' }
  | { readonly kind: 'shortcuts' }

/**
 * The actions by which components edit the draft. Their identity never changes, so memoised components do not
 * re-render.
 */
export type Editing = {
  /** `about` names the field: several edits of one field are undone in one step */
  readonly change: (change: DraftEdit, about?: string | null) => void
  /** announces what an edit did, on screen for a moment and to screen readers, with an undo button */
  readonly announce: (text: string) => void
  readonly open: (dialog: OpenDialog) => void
  /** selects a phase, a sender or both; null keeps the current one */
  readonly show: Viewing['select']
}

const EditingContext = createContext<Editing | null>(null)

export function EditingProvider({ editing, children }: { editing: Editing | null; children: ReactNode }) {
  return <EditingContext value={editing}>{children}</EditingContext>
}

/** Null if the scenario is read-only: then components show no controls that edit it. */
export const useEditing = (): Editing | null => useContext(EditingContext)
