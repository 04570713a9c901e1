'use client'

import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { useEditing } from '#components/workspace/editing'
import { changeDocument } from '#lib/client/draft/draft'
import { expectOutcome } from '#lib/client/edits/senders'
import { phaseNumber } from '#lib/client/views/names'
import type { Expectation, ScenarioDocument, ScenarioSender } from '#lib/scenario/document/document'
import { findExpectation, wantOf } from '#lib/scenario/wants/assessment'

type Props = { document: ScenarioDocument; phaseIndex: number; sender: ScenarioSender }

/** Buttons to record what the team expects of a sender in this phase or in all later ones, and by which connector. */
export function ExpectationActions({ document, phaseIndex, sender }: Props) {
  const t = useTranslations('workspace.expect')
  const editing = useEditing()
  const phase = document.phases[phaseIndex]
  if (editing === null || phase === undefined) return null
  const own = findExpectation(document, phase.id, sender.id)
  const want = wantOf(document, phaseIndex, sender)
  const later = document.phases.slice(phaseIndex).map(({ id }) => id)
  const expect = (wish: Pick<Expectation, 'outcome' | 'connectorId'> | null, phaseIds: readonly string[]) => {
    editing.change(changeDocument(expectOutcome(sender.id, phaseIds, wish)))
    editing.announce(
      t(wish === null ? 'cleared' : `done.${wish.outcome}`, { sender: sender.name, phase: phaseNumber(phaseIndex) }),
    )
  }
  const isLast = later.length === 1
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-3">
      <h3 className="text-sm font-medium">{t('title')}</h3>
      {(['accepted', 'rejected'] as const).map((outcome) => (
        <div key={outcome} className="flex flex-wrap gap-1.5">
          <Button
            aria-pressed={own?.outcome === outcome}
            className="aria-pressed:border-accent aria-pressed:bg-accent-soft"
            onClick={() => expect({ outcome, connectorId: null }, [phase.id])}
          >
            {t(`here.${outcome}`)}
          </Button>
          {!isLast && (
            <Button
              aria-label={`${t(`here.${outcome}`)} ${t(`onwards.${outcome}`, { phase: phaseNumber(phaseIndex) })}`}
              onClick={() => expect({ outcome, connectorId: null }, later)}
            >
              {t(`onwards.${outcome}`, { phase: phaseNumber(phaseIndex) })}
            </Button>
          )}
        </div>
      ))}
      {want.outcome === 'accepted' && phase.connectors.length > 0 && (
        <label className="flex flex-wrap items-center gap-2 text-sm">
          {t('by')}
          <select
            value={want.connectorId ?? ''}
            onChange={({ target }) => expect({ outcome: 'accepted', connectorId: target.value || null }, [phase.id])}
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
        <Button tone="quiet" className="self-start" onClick={() => expect(null, [phase.id])}>
          {t('clear')}
        </Button>
      )}
    </div>
  )
}
