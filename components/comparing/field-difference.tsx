'use client'

import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { ChangeList } from '#components/phases/phase-changes'
import { differingParts } from '#lib/client/draft/differences'
import { phaseChanges } from '#lib/client/views/phase-changes'
import type { Version } from './phase-version-picker'

/** The fields that differ between two phases. Between two versions it also names the other parts that differ. */
export function FieldDifference({ from, to }: { from: Version; to: Version }) {
  const t = useTranslations('proof.comparing')
  const parts = useTranslations('workspace.conflict.parts')
  const format = useFormatter()
  const changes = useMemo(
    () => (from.phase === null || to.phase === null ? [] : phaseChanges(from.phase, to.phase)),
    [from.phase, to.phase],
  )
  const others = useMemo(
    () => (from.document === null || to.document === null ? [] : differingParts(from.document, to.document)),
    [from.document, to.document],
  )
  if (from.phase === null || to.phase === null) return null
  return (
    <section aria-label={t('fields')} className="flex min-w-0 flex-col gap-2">
      <h3 className="font-semibold">{t('fields')}</h3>
      {from.phase === to.phase ? (
        <p className="text-ink-3">{t('same')}</p>
      ) : changes.length === 0 ? (
        <p className="text-ink-3">{t('fieldsNone')}</p>
      ) : (
        <ChangeList changes={changes} services={to.document?.services ?? []} />
      )}
      {others.length > 0 && (
        <p className="text-ink-2">{t('otherParts', { parts: format.list(others.map((part) => parts(part))) })}</p>
      )}
    </section>
  )
}
