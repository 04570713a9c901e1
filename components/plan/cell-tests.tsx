'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { FreeText } from '#components/shell/free-text'
import { Notice } from '#components/ui/notice'
import { PanelSection } from '#components/ui/side-panel'
import { changeDocument } from '#lib/client/draft/draft'
import { addEvidence } from '#lib/client/edits/wants'
import type { CellEvidence, ScenarioDocument } from '#lib/scenario/document/document'
import { contradictsCell, newestTest } from '#lib/scenario/wants/contradicted'
import type { ShownCell } from '#lib/scenario/wants/plan-memory'
import type { WhoKey } from '#lib/scenario/wants/who'
import { TestForm } from './test-form'

/** What tests of a cell showed, whether the model says otherwise, and a form for the next one. */
export function CellTests({
  document,
  phaseIndex,
  who,
  cell,
}: {
  document: ScenarioDocument
  phaseIndex: number
  who: WhoKey
  /** null while it is not known how it stands */
  cell: ShownCell | null
}) {
  const t = useTranslations('plan.panel')
  const format = useFormatter()
  const editing = useEditing()
  const phaseId = document.phases[phaseIndex]?.id
  const latest = newestTest(document.evidence.filter((one) => one.who === who && one.phaseId === phaseId))
  return (
    <PanelSection title={t('evidence')}>
      <p className="text-ink-2">
        {latest === null
          ? t('test.none')
          : say(latest, format.dateTime(new Date(latest.at), { dateStyle: 'medium', timeStyle: 'short' }), t)}
      </p>
      {latest !== null && latest.note !== '' && (
        <p className="font-mono text-xs [overflow-wrap:anywhere] text-ink-3">
          <FreeText>{latest.note}</FreeText>
        </p>
      )}
      {latest !== null && cell !== null && contradictsCell(cell, latest) && (
        <Notice tone="lost" live>
          <strong className="font-semibold">{t('test.disagrees')}</strong>{' '}
          {t(latest.outcome === 'accepted' ? 'test.modelRefuses' : 'test.modelAccepts')} {t('test.compare')}
        </Notice>
      )}
      {editing !== null && phaseId !== undefined && (
        <TestForm
          onRecord={(test) => {
            editing.change(changeDocument(addEvidence({ ...test, who, phaseId })))
            editing.announce(t('announce.test'))
          }}
        />
      )}
    </PanelSection>
  )
}

type T = ReturnType<typeof useTranslations<'plan.panel'>>

function say({ by, outcome }: CellEvidence, at: string, t: T): string {
  const said = t(`test.outcomes.${outcome}`)
  return by === '' ? t('test.latestNobody', { at, outcome: said }) : t('test.latest', { at, by, outcome: said })
}
