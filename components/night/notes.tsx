'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { useWhoNames } from '#components/plan/who-texts'
import { FreeText } from '#components/shell/free-text'
import { Notice } from '#components/ui/notice'
import { useEngineTexts } from '#lib/client/api/engine-texts'
import type { Note } from '#lib/exchange/runbook/notes'
import type { Service } from '#lib/scenario/document/document'
import { MISSING_FACTS } from '#lib/scenario/wants/part'
import { fillIn } from '#lib/texts/format'

/** What has to be known of a runbook, in words; null until the texts are there. */
export function useNoteTexts(notes: readonly Note[], services: readonly Service[]): readonly string[] | null {
  const nameOf = useWhoNames(services)
  const t = useTranslations('plan.panel.missing')
  const format = useFormatter()
  const sayDays = (days: string) =>
    format.list(
      days
        .split(', ')
        .map((day) => format.dateTime(new Date(`${day}T12:00:00Z`), { dateStyle: 'full', timeZone: 'UTC' })),
    )
  const { data: texts } = useEngineTexts('runbook-notes')
  if (texts === undefined) return null
  return notes.map(({ code, parameters, who }) =>
    fillIn(texts[code], {
      ...parameters,
      ...sayFact(parameters.fact, t),
      ...(typeof parameters.days === 'string' ? { days: sayDays(parameters.days) } : {}),
      who: who === null ? '' : nameOf(who),
    }),
  )
}

/** The fact that is missing, as a sentence. */
const sayFact = (fact: unknown, t: ReturnType<typeof useTranslations<'plan.panel.missing'>>): { fact?: string } => {
  const known = MISSING_FACTS.find((one) => one === fact)
  return known === undefined ? {} : { fact: t(known) }
}

/** What has to be known of a runbook, or why there is none. */
export function Notes({ notes, isBlocking }: { notes: readonly string[]; isBlocking: boolean }) {
  const t = useTranslations('night')
  if (notes.length === 0) return null
  return (
    <Notice tone={isBlocking ? 'lost' : 'ask'}>
      <h3 className="font-semibold">{t(isBlocking ? 'blocked' : 'notes')}</h3>
      <ul className="mt-1 list-disc pl-4">
        {notes.map((note) => (
          <li key={note}>
            <FreeText>{note}</FreeText>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
