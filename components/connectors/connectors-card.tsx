'use client'

import { ClipboardPaste, Plus } from 'lucide-react'
import { memo, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { LaterPhasesSwitch, useWithLaterPhases } from '#components/editing/later-phases'
import { ExposureTotals } from '#components/exposure/exposure-totals'
import { Button } from '#components/ui/button'
import { Card } from '#components/ui/card'
import { changeDocument } from '#lib/client/draft/draft'
import { addConnectors } from '#lib/client/edits/connectors'
import { newId } from '#lib/client/edits/ids'
import { phaseNumber } from '#lib/client/views/names'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { newConnector } from '#lib/scenario/document/new-connector'
import { ConnectorsTable } from './connectors-table'
import { useGoTo, useRequestedProperty } from './go-to'

type Props = {
  phases: ScenarioDocument['phases']
  services: ScenarioDocument['services']
  phaseIndex: number
}

/** The connectors of the phase, side by side. */
export const ConnectorsCard = memo(function ConnectorsCard({ phases, services, phaseIndex }: Props) {
  const t = useTranslations('connectors')
  const editing = useEditing()
  const target = useRequestedProperty()
  const shown = useRef(target?.number ?? 0)
  const phase = phases[phaseIndex]
  if (phase === undefined) return null
  const previous = phases[phaseIndex - 1] ?? null
  const title = t('title', { phase: `${phaseNumber(phaseIndex)} ${phase.name}` })
  const count = t('count', { count: phase.connectors.length })
  const note = previous === null ? count : t('marked', { count, previous: phaseNumber(phaseIndex - 1) })
  return (
    <Card
      title={title}
      note={phase.connectors.length > 0 ? note : undefined}
      actions={editing && <Actions phases={phases} phaseIndex={phaseIndex} />}
      className="min-w-0"
    >
      {phase.connectors.length === 0 ? (
        <p className="border-t border-line px-4.5 py-8 text-ink-2">{t(editing ? 'noneYet' : 'noneHere')}</p>
      ) : (
        <ConnectorsTable phase={phase} previous={previous} services={services} shown={shown} />
      )}
      <ExposureTotals phase={phase} services={services} />
    </Card>
  )
})

function Actions({ phases, phaseIndex }: Pick<Props, 'phases' | 'phaseIndex'>) {
  const goTo = useGoTo()
  const t = useTranslations('connectors')
  const editing = useEditing()
  const withLaterPhases = useWithLaterPhases()
  const phase = phases[phaseIndex]
  if (phase === undefined) return null
  return (
    <>
      <LaterPhasesSwitch laterPhases={phases.length - 1 - phaseIndex} />
      <Button onClick={() => editing?.open({ kind: 'import', phaseId: phase.id })}>
        <ClipboardPaste aria-hidden className="size-4" />
        {t('paste')}
      </Button>
      <Button
        onClick={() => {
          const id = newId(
            'connector-',
            phases.flatMap(({ connectors }) => connectors),
          )
          editing?.change(
            changeDocument(addConnectors(phase.id, [newConnector({ id, name: t('newName') })], withLaterPhases)),
          )
          editing?.announce(t('added'))
          goTo(id, 'name')
        }}
      >
        <Plus aria-hidden className="size-4" />
        {t('add')}
      </Button>
    </>
  )
}
