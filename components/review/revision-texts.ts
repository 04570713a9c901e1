'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { useChangeText } from '#components/phases/phase-changes'
import { phaseNumbers } from '#lib/client/views/names'
import type { RevisionChange } from '#lib/client/views/revision-changes'
import type { Service } from '#lib/scenario/document/document'

/** Names that are listed of one kind of change; the others are counted. */
const NAMED = 2

/** Returns a function that says one change of a revision in a few words. */
export function useRevisionTexts(services: readonly Service[]): (change: RevisionChange) => string {
  const t = useTranslations('review.difference')
  const parts = useTranslations('workspace.conflict.parts')
  const format = useFormatter()
  const sayChange = useChangeText(services)
  const list = (names: readonly string[]) => {
    const more = names.length - NAMED
    return format.list([...names.slice(0, NAMED), ...(more > 0 ? [t('more', { count: more })] : [])])
  }
  return (change) => {
    switch (change.kind) {
      case 'items':
        return t(`items.${change.part}.${change.how}`, { count: change.names.length, names: list(change.names) })
      case 'inPhases':
        return t('inPhases', { change: sayChange(change.change), phases: phaseNumbers(change.indexes).join(', ') })
      case 'title':
        return t('title', { before: change.before, after: change.after })
      case 'part':
        return t('part', { part: parts(change.part) })
    }
  }
}
