'use client'

import { ClipboardPaste, Plus } from 'lucide-react'
import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { LaterPhasesSwitch, useWithLaterPhases } from '#components/editing/later-phases'
import { Button } from '#components/ui/button'
import { SkipLink } from '#components/ui/skip-link'
import { useGoTo } from '#components/viewing/go-to'
import { changeDocument } from '#lib/client/draft/draft'
import { addConnectors } from '#lib/client/edits/connectors'
import { newId } from '#lib/client/edits/ids'
import { phaseNumber } from '#lib/client/views/names'
import { changedProperties } from '#lib/client/views/phase-changes'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { newConnector } from '#lib/scenario/document/new-connector'
import { ConnectorsTable } from './connectors-table'

type Props = {
  phases: ScenarioDocument['phases']
  services: ScenarioDocument['services']
  phaseIndex: number
}

/** The connectors of the phase, side by side. */
export const ConnectorsCard = memo(function ConnectorsCard({ phases, services, phaseIndex }: Props) {
  const t = useTranslations('connectors')
  const editing = useEditing()
  const phase = phases[phaseIndex]
  if (phase === undefined) return null
  const previous = phases[phaseIndex - 1] ?? null
  const changed = previous === null ? 0 : countChanged(previous, phase)
  const off = phase.connectors.filter(({ enabled }) => !enabled).length
  return (
    <section aria-labelledby="connectors-title" className="relative min-w-0">
      {editing !== null && phase.connectors.length > 0 && (
        <SkipLink to={['properties']}>{t('skipToProperties')}</SkipLink>
      )}
      <div className="flex min-h-13 flex-wrap items-center gap-x-3 gap-y-2 py-2">
        <h2 id="connectors-title" className="text-lg font-semibold tracking-tight">
          {t('title', { phase: `${phaseNumber(phaseIndex)} ${phase.name}` })}
        </h2>
        {changed > 0 && (
          <p className="flex items-center gap-1.5 text-accent">
            <span aria-hidden className="size-1.5 rounded-full bg-current" />
            {t('changed', { count: changed, previous: phaseNumber(phaseIndex - 1) })}
          </p>
        )}
        {off > 0 && <p className="text-ink-3">{t('switchedOff', { count: off })}</p>}
        {editing && (
          <div className="ml-auto flex flex-wrap items-center gap-2">
            <Actions phases={phases} phaseIndex={phaseIndex} />
          </div>
        )}
      </div>
      {phase.connectors.length === 0 ? (
        <p className="border-y border-line py-8 text-ink-2">{t(editing ? 'noneYet' : 'noneHere')}</p>
      ) : (
        <ConnectorsTable phase={phase} previous={previous} services={services} />
      )}
    </section>
  )
})

/** Connectors that are new, gone or different in a phase. */
function countChanged(previous: Phase, phase: Phase): number {
  const before = new Map(previous.connectors.map((connector) => [connector.id, connector]))
  const differing = phase.connectors.filter((connector) => {
    const was = before.get(connector.id)
    return was === undefined || changedProperties(was, connector).length > 0
  })
  const now = new Set(phase.connectors.map(({ id }) => id))
  return differing.length + previous.connectors.filter(({ id }) => !now.has(id)).length
}

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
