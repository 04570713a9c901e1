import type { ScenarioDocument } from '#lib/scenario/document/document'

/**
 * What is being edited, at one moment. `invalidText` holds text that cannot be read yet, by the name of its field: so nothing
 * typed is lost, and the document stays valid. `revision` is the saved revision that the draft was made from.
 */
export type Draft = {
  readonly document: ScenarioDocument
  readonly invalidText: Readonly<Record<string, string>>
  readonly revision: number
}

/** A draft with the way back and forth. Every state is a whole draft; unchanged parts are shared between them. */
export type DraftState = {
  readonly present: Draft
  readonly past: readonly Draft[]
  readonly future: readonly Draft[]
  /** the document as the server has it, as far as this page knows */
  readonly saved: ScenarioDocument
  readonly savedAt: string | null
  /** what the last edit was about, and when: typing on in one field is one step back */
  readonly lastEdit: { readonly about: string; readonly at: number } | null
}

export type DraftEdit = (draft: Draft) => Draft

type DraftAction =
  | { readonly kind: 'edit'; readonly change: DraftEdit; readonly about: string | null; readonly at: number }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | {
      readonly kind: 'saved'
      readonly document: ScenarioDocument
      readonly from: number
      readonly revision: number
      readonly at: string
    }
  | { readonly kind: 'replace'; readonly document: ScenarioDocument; readonly revision: number; readonly at: string }

const LONGEST_HISTORY = 200
/** Edits of one field closer together than this (milliseconds) are one step. */
const ONE_STEP = 1500

/** The state at the beginning: what is saved, and over it, as a step to undo, what was restored. */
export function startDraft(
  document: ScenarioDocument,
  revision: number,
  savedAt: string | null,
  restored: Draft | null,
): DraftState {
  const clean: Draft = { document, invalidText: {}, revision }
  return {
    present: restored ?? clean,
    past: restored === null ? [] : [clean],
    future: [],
    saved: document,
    savedAt,
    lastEdit: null,
  }
}

/** Reports whether the draft differs from what is saved. */
export const isChanged = ({ present, saved }: Pick<DraftState, 'present' | 'saved'>): boolean =>
  present.document !== saved || Object.keys(present.invalidText).length > 0

/** The state after an action. An edit that changes nothing gives the same state. */
export function reduceDraft(state: DraftState, action: DraftAction): DraftState {
  switch (action.kind) {
    case 'edit':
      return applyEdit(state, action)
    case 'undo': {
      const previous = state.past.at(-1)
      if (previous === undefined) return state
      return {
        ...state,
        present: previous,
        past: state.past.slice(0, -1),
        future: [state.present, ...state.future],
        lastEdit: null,
      }
    }
    case 'redo': {
      const [next, ...rest] = state.future
      if (next === undefined) return state
      return { ...state, present: next, past: [...state.past, state.present], future: rest, lastEdit: null }
    }
    case 'saved':
      return applySaved(state, action)
    case 'replace':
      return startDraft(action.document, action.revision, action.at, null)
  }
}

function applyEdit(state: DraftState, { change, about, at }: Extract<DraftAction, { kind: 'edit' }>): DraftState {
  const changed = change(state.present)
  if (changed === state.present) return state
  const next = pruneInvalidText(changed)
  const isSameStep =
    about !== null && state.lastEdit?.about === about && at - state.lastEdit.at < ONE_STEP && state.past.length > 0
  return {
    ...state,
    present: next,
    past: isSameStep ? state.past : [...state.past.slice(1 - LONGEST_HISTORY), state.present],
    future: [],
    lastEdit: about === null ? null : { about, at },
  }
}

/** Forgets text of fields that are gone with their phase or connector: nobody could correct it any more. */
function pruneInvalidText(draft: Draft): Draft {
  const fields = Object.keys(draft.invalidText)
  if (fields.length === 0) return draft
  const places = draft.document.phases.flatMap(({ id, connectors }) => [
    `phases/${id}/tenant/`,
    ...connectors.map((connector) => `phases/${id}/connectors/${connector.id}/`),
  ])
  const kept = fields.filter((field) => field === 'title' || places.some((place) => field.startsWith(place)))
  if (kept.length === fields.length) return draft
  return { ...draft, invalidText: Object.fromEntries(kept.map((field) => [field, draft.invalidText[field] ?? ''])) }
}

/** Every state made from the revision that was just saved over is now made from the new one: undo must not look stale. */
function applySaved(
  state: DraftState,
  { document, from, revision, at }: Extract<DraftAction, { kind: 'saved' }>,
): DraftState {
  const rebase = (draft: Draft): Draft => (draft.revision === from ? { ...draft, revision } : draft)
  return {
    ...state,
    present: rebase(state.present),
    past: state.past.map(rebase),
    future: state.future.map(rebase),
    saved: document,
    savedAt: at,
    lastEdit: null,
  }
}

/** A change of the document alone. A change that returns the same document is none. */
export const changeDocument =
  (change: (document: ScenarioDocument) => ScenarioDocument): DraftEdit =>
  (draft) => {
    const document = change(draft.document)
    return document === draft.document ? draft : { ...draft, document }
  }

/** Keeps the text of a field that cannot be read yet, or forgets it (null) once it can. */
export function keepInvalidText(
  invalidText: Draft['invalidText'],
  field: string,
  text: string | null,
): Draft['invalidText'] {
  if (text !== null) return invalidText[field] === text ? invalidText : { ...invalidText, [field]: text }
  if (!Object.hasOwn(invalidText, field)) return invalidText
  const { [field]: _, ...rest } = invalidText
  return rest
}
