import type { ScenarioDocument } from '#lib/scenario/document/document'
import { isEqual } from './structural-sharing'

/**
 * One state of the edited scenario. `invalidText` holds text that cannot be read yet, by the name of its field: so
 * nothing typed is lost, and the document stays valid. `revision` is the saved revision that the draft was made from.
 */
export type Draft = {
  readonly document: ScenarioDocument
  readonly invalidText: Readonly<Record<string, string>>
  readonly revision: number
}

/** A draft with its history for undo and redo. Each entry is a whole draft; entries share unchanged parts. */
export type DraftState = {
  readonly present: Draft
  readonly past: readonly Draft[]
  readonly future: readonly Draft[]
  /** the latest document of the server that this page knows */
  readonly saved: ScenarioDocument
  readonly savedAt: string | null
  /** the field and time of the last edit, so that typing in one field becomes one undo step */
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
/** Edits of one field within this time (milliseconds) are one undo step. */
const ONE_STEP = 1500

/** The initial state: the saved document, and the restored draft on top of it, as one undo step. */
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

/** Drops the invalid text of fields whose phase or connector was removed, because nobody could correct it. */
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

/**
 * Moves every state that is based on the saved-over revision to the new one, so that undo does not cause a conflict.
 */
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

/** Makes a draft edit of a document edit. If the document stays the same object, the draft does too. */
export const changeDocument =
  (change: (document: ScenarioDocument) => ScenarioDocument): DraftEdit =>
  (draft) => {
    const document = change(draft.document)
    return isEqual(document, draft.document) ? draft : { ...draft, document }
  }

/** Stores the invalid text of a field, or removes it (null) once the field is valid. */
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
