'use client'

import { useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { Button } from '#components/ui/button'
import { changeDocument } from '#lib/client/draft/draft'
import { setWant } from '#lib/client/edits/wants'
import { phaseNumber } from '#lib/client/views/names'
import type { ScenarioDocument, ScenarioSender, Want } from '#lib/scenario/document/document'

type Props = { document: ScenarioDocument; phaseIndex: number; sender: ScenarioSender }

const WISHES = ['accepted', 'refused', 'either'] as const

/** Says what the team wants of one sample in this phase, or from it on; and by which connector. */
export function SampleWant({ document, phaseIndex, sender }: Props) {
  const t = useTranslations('workspace.expect')
  const editing = useEditing()
  const phase = document.phases[phaseIndex]
  if (editing === null || phase === undefined) return null
  const who = `sample:${sender.id}`
  const own = document.wants.find((want) => want.who === who && want.phaseIds.includes(phase.id))
  const later = document.phases.slice(phaseIndex).map(({ id }) => id)
  const put = (want: Want['want'] | null, phaseIds: readonly string[], connectorId: string | null = null) => {
    const said = want === null ? null : { want, connectorId, reason: own?.reason ?? '', by: own?.by ?? '' }
    editing.change(changeDocument(setWant(who, phaseIds, said)))
    editing.announce(t(want === null ? 'cleared' : 'done', { sender: sender.name, phase: phaseNumber(phaseIndex) }))
  }
  return (
    <div className="flex flex-col gap-2">
      <h4 className="font-medium">{t('title')}</h4>
      {WISHES.map((wish) => (
        <div key={wish} className="flex flex-wrap gap-1.5">
          <Button
            aria-pressed={own?.want === wish}
            className="aria-pressed:border-accent aria-pressed:bg-accent-soft"
            onClick={() => put(wish, [phase.id])}
          >
            {t(`here.${wish}`)}
          </Button>
          {later.length > 1 && (
            <Button
              aria-label={`${t(`here.${wish}`)} ${t('onwards', { phase: phaseNumber(phaseIndex) })}`}
              onClick={() => put(wish, later)}
            >
              {t('onwards', { phase: phaseNumber(phaseIndex) })}
            </Button>
          )}
        </div>
      ))}
      {own?.want === 'accepted' && phase.connectors.length > 0 && (
        <label className="flex flex-wrap items-center gap-2 text-sm">
          {t('by')}
          <select
            value={own.connectorId ?? ''}
            onChange={({ target }) => put('accepted', [phase.id], target.value || null)}
            className="min-h-8 max-w-full min-w-0 rounded-lg border border-line-strong bg-surface px-2"
          >
            <option value="">{t('byAny')}</option>
            {phase.connectors.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {own && (
        <Button tone="quiet" className="self-start" onClick={() => put(null, [phase.id])}>
          {t('clear')}
        </Button>
      )}
    </div>
  )
}
