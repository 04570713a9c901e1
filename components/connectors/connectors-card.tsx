'use client'

import { ClipboardPaste, Plus } from 'lucide-react'
import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { ExposureTotals } from '#components/exposure/exposure-totals'
import { Button } from '#components/ui/button'
import { Card } from '#components/ui/card'
import { CarrySwitch, useCarry } from '#components/workspace/carry'
import { useEditing } from '#components/workspace/editing'
import { changeDocument, type Draft } from '#lib/client/draft'
import { addConnectors } from '#lib/client/draft-connectors'
import { newId } from '#lib/client/draft-ids'
import { markOfPhase } from '#lib/client/view-names'
import type { Phase, ScenarioDocument } from '#lib/scenario/document'
import { newConnector } from '#lib/scenario/new-connector'
import { ConnectorsTable, type Target } from './connectors-table'

type Props = {
  phases: ScenarioDocument['phases']
  services: ScenarioDocument['services']
  phaseIndex: number
  raw: Draft['raw']
  target: Target | null
}

/** The connectors of the phase, side by side. */
export const ConnectorsCard = memo(function ConnectorsCard({ phases, services, phaseIndex, raw, target }: Props) {
  const t = useTranslations('connectors')
  const editing = useEditing()
  const phase = phases[phaseIndex]
  if (phase === undefined) return null
  const previous = phases[phaseIndex - 1] ?? null
  const title = t('title', { phase: `${markOfPhase(phaseIndex)} ${phase.name}` })
  const count = t('count', { count: phase.connectors.length })
  const note = previous === null ? count : t('marked', { count, previous: markOfPhase(phaseIndex - 1) })
  return (
    <Card
      title={title}
      note={phase.connectors.length > 0 ? note : undefined}
      actions={editing && <Actions phase={phase} phaseIndex={phaseIndex} phaseCount={phases.length} />}
      className="min-w-0"
    >
      {phase.connectors.length === 0 ? (
        <p className="border-t border-line px-4.5 py-8 text-ink-2">{t(editing ? 'noneYet' : 'noneHere')}</p>
      ) : (
        <ConnectorsTable phase={phase} previous={previous} services={services} raw={raw} target={target} />
      )}
      <ExposureTotals phase={phase} services={services} />
    </Card>
  )
})

function Actions({ phase, phaseIndex, phaseCount }: { phase: Phase; phaseIndex: number; phaseCount: number }) {
  const t = useTranslations('connectors')
  const editing = useEditing()
  const carry = useCarry()
  return (
    <>
      <CarrySwitch laterPhases={phaseCount - 1 - phaseIndex} />
      <Button onClick={() => editing?.open({ kind: 'import', phaseId: phase.id })}>
        <ClipboardPaste aria-hidden className="size-4" />
        {t('paste')}
      </Button>
      <Button
        onClick={() => {
          editing?.change(
            changeDocument((document) => {
              const id = newId(
                'connector-',
                document.phases.flatMap(({ connectors }) => connectors),
              )
              return addConnectors(phase.id, [newConnector({ id, name: t('newName') })], carry)(document)
            }),
          )
          editing?.announce(t('added'))
        }}
      >
        <Plus aria-hidden className="size-4" />
        {t('add')}
      </Button>
    </>
  )
}
