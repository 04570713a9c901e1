'use client'

import { useTranslations } from 'use-intl'
import { piecesOf } from '#lib/client/views/free-text'

/** A text that people wrote for people, with a mark where a character stands that nobody sees. */
export function FreeText({ children }: { children: string }) {
  const t = useTranslations('shell.invisible')
  return piecesOf(children).map(({ isInvisible, text }, index) =>
    isInvisible ? (
      <span
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other identity than their order
        key={index}
        title={t('here')}
        className="mx-0.5 rounded border border-ask/40 bg-ask-soft px-0.5 align-[0.1em] font-mono text-[0.65em] font-normal text-ask"
      >
        {text}
      </span>
    ) : (
      text
    ),
  )
}
