'use client'

import { createContext, type ReactNode, useContext } from 'react'

/** The texts that components/ui itself shows, in the language of the page. */
type UiTexts = {
  readonly close: string
  /** closes a panel at the side of the page; on a phone, where it covers the page, `back` */
  readonly closePanel: string
  readonly back: string
  readonly copy: string
  readonly copied: string
  /** shown when a field has reached its maximum length */
  readonly full: (most: number) => string
  /** shown when a text has characters that nobody sees; null where it has none. A compared text is stored without them. */
  readonly invisible: (text: string, isCompared: boolean) => string | null
  /** asked before Escape discards typed text, with the two answers */
  readonly discardQuestion: string
  readonly discard: string
  readonly keepEditing: string
  /** shown if a part of the page could not be fetched, with the label to try again */
  readonly notLoaded: string
  readonly tryAgain: string
}

const Texts = createContext<UiTexts | null>(null)

export function UiTextsProvider({ texts, children }: { texts: UiTexts; children: ReactNode }) {
  return <Texts value={texts}>{children}</Texts>
}

export function useUiTexts(): UiTexts {
  const texts = useContext(Texts)
  if (texts === null) throw new Error('A part of components/ui stands outside of UiTextsProvider.')
  return texts
}

/** Says under a field which characters of its text nobody sees; nothing where there are none. */
export function InvisibleNote({ text, compared = false }: { text: string; compared?: boolean }) {
  const note = useUiTexts().invisible(text, compared)
  return note === null ? null : <p className="text-xs font-normal text-ask [overflow-wrap:anywhere]">{note}</p>
}
