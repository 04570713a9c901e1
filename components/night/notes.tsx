'use client'

import { useTranslations } from 'use-intl'
import { useWhoNames } from '#components/plan/who-texts'
import { FreeText } from '#components/shell/free-text'
import { Notice } from '#components/ui/notice'
import { useEngineTexts } from '#lib/client/api/engine-texts'
import type { Note } from '#lib/exchange/runbook/runbook'
import type { Service } from '#lib/scenario/document/document'
import { fillIn } from '#lib/texts/format'

/** What has to be known of a runbook, or why there is none. */
export function Notes({
  notes,
  services,
  isBlocking,
}: {
  notes: readonly Note[]
  services: readonly Service[]
  isBlocking: boolean
}) {
  const t = useTranslations('night')
  const nameOf = useWhoNames(services)
  const { data: texts } = useEngineTexts('runbook-notes')
  if (texts === undefined || notes.length === 0) return null
  return (
    <Notice tone={isBlocking ? 'lost' : 'ask'}>
      <h3 className="font-semibold">{t(isBlocking ? 'blocked' : 'notes')}</h3>
      <ul className="mt-1 list-disc pl-4">
        {notes.map((note) => (
          <li key={JSON.stringify(note)}>
            <FreeText>
              {fillIn(texts[note.code], { ...note.parameters, who: note.who === null ? '' : nameOf(note.who) })}
            </FreeText>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
