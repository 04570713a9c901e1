'use client'

import { ArrowLeft, ArrowRight, Trash2 } from 'lucide-react'
import { memo, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { LaterPhasesSwitch } from '#components/editing/later-phases'
import { FreeText } from '#components/shell/free-text'
import { Button } from '#components/ui/button'
import { Card } from '#components/ui/card'
import { TextArea, TextField } from '#components/ui/field'
import { FactField } from '#components/viewing/fact-field'
import { changeDocument } from '#lib/client/draft/draft'
import { changePhase, movePhase, removePhase } from '#lib/client/edits/phases'
import { phaseNumber } from '#lib/client/views/names'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import { useAddedPhase } from './added-phase'
import { MxFields } from './mx-fields'
import { PhaseChanges } from './phase-changes'
import { PhaseDates } from './phase-dates'
import { TenantFields } from './tenant-fields'

type Props = {
  phases: ScenarioDocument['phases']
  services: ScenarioDocument['services']
  phaseIndex: number
}

/** The card of a phase: its name, note and changes, its tenant facts, and its MX records. */
export const PhaseCard = memo(function PhaseCard({ phases, services, phaseIndex }: Props) {
  const t = useTranslations('workspace.phase')
  const editing = useEditing()
  const phase = phases[phaseIndex]
  if (phase === undefined) return null
  const previous = phases[phaseIndex - 1] ?? null
  const laterPhases = phases.length - 1 - phaseIndex
  return (
    <Card
      title={t('title', { phase: `${phaseNumber(phaseIndex)} ${phase.name}` })}
      actions={editing && <Actions phase={phase} phaseIndex={phaseIndex} count={phases.length} />}
      className="min-w-0"
    >
      <div className="grid gap-x-6 gap-y-4 border-t border-line px-4 py-4 sm:px-4.5 md:grid-cols-2">
        <div className="flex flex-col gap-4">
          {editing ? (
            <NameAndNote key={phase.id} phase={phase} />
          ) : (
            phase.note !== '' && (
              <p className="whitespace-pre-line">
                <FreeText>{phase.note}</FreeText>
              </p>
            )
          )}
          <PhaseDates key={`dates ${phase.id}`} phase={phase} />
          <PhaseChanges previous={previous} phase={phase} services={services} previousIndex={phaseIndex - 1} />
        </div>
        <div className="flex flex-col gap-4">
          {editing && <LaterPhasesSwitch laterPhases={laterPhases} />}
          <FactField of={['mx']}>
            <MxFields phase={phase} services={services} />
          </FactField>
          <TenantFields phase={phase} />
        </div>
      </div>
    </Card>
  )
})

/** The name and the note of a phase. The name of one that was just added gets the focus. */
function NameAndNote({ phase }: { phase: Phase }) {
  const { addedPhaseId, setAddedPhaseId } = useAddedPhase()
  const isAdded = addedPhaseId === phase.id
  const t = useTranslations('workspace.phase')
  const editing = useEditing()
  const name = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!isAdded) return
    name.current?.focus({ preventScroll: true })
    name.current?.select()
    name.current?.scrollIntoView({ block: 'center' })
    setAddedPhaseId(null)
  }, [isAdded, setAddedPhaseId])
  return (
    <>
      <TextField
        ref={name}
        label={t('name')}
        value={phase.name}
        maxLength={LIMITS.title}
        onChange={({ target }) =>
          editing?.change(changeDocument(changePhase(phase.id, { name: target.value })), `phases/${phase.id}/name`)
        }
      />
      <TextArea
        label={t('note')}
        hint={t('noteHint')}
        value={phase.note}
        maxLength={LIMITS.text}
        rows={Math.min(8, Math.max(2, phase.note.split('\n').length))}
        onChange={({ target }) =>
          editing?.change(changeDocument(changePhase(phase.id, { note: target.value })), `phases/${phase.id}/note`)
        }
      />
    </>
  )
}

function Actions({ phase, phaseIndex, count }: { phase: Phase; phaseIndex: number; count: number }) {
  const t = useTranslations('workspace.phase')
  const editing = useEditing()
  if (editing === null) return null
  const move = (by: 1 | -1) => {
    editing.change(changeDocument(movePhase(phase.id, by)))
    editing.announce(t('moved', { name: phase.name, place: phaseIndex + 1 + by }))
  }
  return (
    <>
      <Button
        tone="quiet"
        aria-label={t('earlier')}
        title={t('earlier')}
        disabled={phaseIndex === 0}
        onClick={() => move(-1)}
      >
        <ArrowLeft aria-hidden className="size-4" />
      </Button>
      <Button
        tone="quiet"
        aria-label={t('later')}
        title={t('later')}
        disabled={phaseIndex === count - 1}
        onClick={() => move(1)}
      >
        <ArrowRight aria-hidden className="size-4" />
      </Button>
      <Button
        tone="quiet"
        aria-label={t('delete')}
        title={count === 1 ? t('lastStays') : t('delete')}
        disabled={count === 1}
        onClick={() => {
          editing.change(changeDocument(removePhase(phase.id)))
          editing.announce(t('deleted', { name: phase.name }))
        }}
      >
        <Trash2 aria-hidden className="size-4" />
      </Button>
    </>
  )
}
