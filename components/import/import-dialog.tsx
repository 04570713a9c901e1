'use client'

import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog'
import { CheckField, SelectField } from '#components/ui/field'
import type { PhaseImport } from '#lib/client/edits/import'
import { problemKey } from '#lib/client/import/import-answers'
import { droppedBy, mergeImport } from '#lib/client/import/import-merge'
import { phaseNumber } from '#lib/client/views/names'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { CollectorSteps } from './collector-steps'
import { ExportWays } from './export-ways'
import { ImportReport } from './import-report'
import { type GoToLine, ImportText } from './import-text'
import { directSendQuestion, type Import, useImport } from './use-import'

type Props = {
  document: ScenarioDocument
  phaseId: string
  /** which instructions are shown: for an export of connectors or for the collector file. The dialog reads both. */
  intent: 'connectors' | 'tenant'
  /** text or file that was already read elsewhere */
  initial?: string | File | undefined
  onImport: (imported: PhaseImport) => void
  onClose: () => void
}

/** Imports connectors or a collector file into a phase: shows the changes, lets problems be corrected, then imports. */
export function ImportDialog({ document, phaseId: firstPhaseId, intent, initial, onImport, onClose }: Props) {
  const t = useTranslations('import.dialog')
  const [phaseId, setPhaseId] = useState(firstPhaseId)
  const phase = document.phases.find(({ id }) => id === phaseId) ?? document.phases[0]
  const source = useImport(phase?.connectors ?? [], phase?.tenant)
  const { take } = source
  useEffect(() => {
    if (initial !== undefined) take(initial)
  }, [initial, take])
  const text = useRef<GoToLine>(null)
  const choice = useImportChoice(source)
  if (phase === undefined) return null
  // An import of tenant facts alone keeps all connectors.
  const dropped = choice.isReplacing && source.chosen.length > 0 ? droppedBy(phase.connectors, source.chosen) : []
  const isLast = document.phases.at(-1) === phase
  return (
    <Dialog
      title={t(intent === 'tenant' ? 'tenantTitle' : 'title')}
      wide
      onClose={onClose}
      footer={
        <Footer
          source={source}
          phase={phase}
          choice={choice}
          hasLaterPhases={!isLast}
          onImport={onImport}
          onClose={onClose}
        />
      }
    >
      <div className="flex flex-col gap-5">
        {intent === 'tenant' ? <CollectorSteps /> : <ExportWays />}
        <ImportText
          ref={text}
          source={source}
          label={t(intent === 'tenant' ? 'file' : 'text')}
          placeholder={intent === 'tenant' ? '{ "product": "connector-planner", "file": "collector", …' : PLACEHOLDER}
        />
        {source.reading !== null && source.reading.format !== 'scenario-file' && (
          <>
            <Destination
              document={document}
              phase={phase}
              onPhase={setPhaseId}
              choice={choice}
              hasFound={source.found.length > 0}
              isLast={isLast}
            />
            <ImportReport
              source={source}
              before={phase.tenant}
              dropped={dropped}
              takesTenant={choice.takesTenant}
              onTakesTenant={choice.setTakesTenant}
              onLine={source.long === null ? (line) => text.current?.goTo(line) : null}
            />
          </>
        )}
      </div>
    </Dialog>
  )
}

const PLACEHOLDER = '[\n  {\n    "Name": "Filter",\n    "SenderDomains": ["smtp:*;1"],\n    …'

type ImportChoice = ReturnType<typeof useImportChoice>

/** The choices of an import. A collector file replaces the connectors by default, an export adds to them. */
function useImportChoice({ tenant, reading }: Import) {
  const [mode, setMode] = useState<'add' | 'replace' | null>(null)
  const [withLaterPhases, setWithLaterPhases] = useState(true)
  const [takesTenant, setTakesTenant] = useState(true)
  const [keepsNote, setKeepsNote] = useState(false)
  const isReplacing = (mode ?? (reading?.collected == null ? 'add' : 'replace')) === 'replace'
  return {
    isReplacing,
    setMode,
    withLaterPhases,
    setWithLaterPhases,
    takesTenant: takesTenant && tenant !== null,
    setTakesTenant,
    keepsNote,
    setKeepsNote,
  }
}

type FooterProps = {
  source: Import
  phase: Phase
  choice: ImportChoice
  hasLaterPhases: boolean
  onImport: (imported: PhaseImport) => void
  onClose: () => void
}

function Footer({ source, phase, choice, hasLaterPhases, onImport, onClose }: FooterProps) {
  const t = useTranslations('import.dialog')
  const { chosen, reading, tenant, answers, progress, undecided } = source
  const { isReplacing, takesTenant } = choice
  const question = reading === null ? null : directSendQuestion(reading)
  const isTenantOpen = takesTenant && question !== null && answers[problemKey(question)] === undefined
  const unanswered = source.unanswered + Number(isTenantOpen)
  const count = chosen.length
  const isEmpty = count === 0 && !takesTenant
  const take = () => {
    // If no connector is chosen, the connectors of the phase stay, even in replace mode.
    const replaces = isReplacing && count > 0
    const isNew = chosen.every(({ before }) => before === null)
    const own = chosen.map(({ connector }) => connector)
    onImport({
      phaseId: phase.id,
      mode: replaces || !isNew ? 'replace' : 'add',
      connectors: replaces || isNew ? own : mergeImport(phase.connectors, chosen),
      tenant: takesTenant ? tenant : null,
      readsDirectSend: reading?.collected?.tenant != null || reading?.facts?.rejectDirectSend != null,
      collected: reading?.collected?.facts ?? null,
      withLaterPhases: hasLaterPhases && choice.withLaterPhases,
      dropsNotes: replaces && !choice.keepsNote,
    })
  }
  return (
    <>
      <p role="status" className="mr-auto text-sm text-ask">
        {unanswered > 0
          ? t('unanswered', { count: unanswered })
          : undecided > 0
            ? t('undecided', { count: undecided })
            : ''}
      </p>
      <Button onClick={onClose}>{t('cancel')}</Button>
      <Button tone="primary" disabled={isEmpty || unanswered > 0 || progress !== null} onClick={take}>
        {takesTenant ? t('takeTenant', { count }) : t(isReplacing ? 'replace' : 'add', { count })}
      </Button>
    </>
  )
}

type WhereProps = {
  document: ScenarioDocument
  phase: Phase
  onPhase: (id: string) => void
  choice: ImportChoice
  hasFound: boolean
  isLast: boolean
}

/** Fields for the phase of the import, and for what happens to its connectors. */
function Destination({ document: { phases }, phase, onPhase, choice, hasFound, isLast }: WhereProps) {
  const t = useTranslations('import.dialog')
  const asks = hasFound && phase.connectors.length > 0
  if (!asks && phases.length === 1) return null
  return (
    <div className="grid items-start gap-x-6 gap-y-3 rounded-xl border border-line p-3.5 sm:grid-cols-2">
      {phases.length > 1 && (
        <div className="flex flex-col gap-2.5">
          <SelectField label={t('phase')} value={phase.id} onChange={(event) => onPhase(event.target.value)}>
            {phases.map(({ id, name }, index) => (
              <option key={id} value={id}>
                {phaseNumber(index)} {name}
              </option>
            ))}
          </SelectField>
          {!isLast && (
            <CheckField
              label={t('withLaterPhases')}
              hint={t('laterPhasesHint')}
              checked={choice.withLaterPhases}
              onChange={(event) => choice.setWithLaterPhases(event.target.checked)}
            />
          )}
        </div>
      )}
      {asks && (
        <fieldset className="flex flex-col gap-1.5">
          <legend className="mb-1 text-sm font-medium">{t('mode', { count: phase.connectors.length })}</legend>
          {([false, true] as const).map((replaces) => (
            <label key={String(replaces)} className="flex min-h-6 items-center gap-2">
              <input
                type="radio"
                name="import-mode"
                checked={choice.isReplacing === replaces}
                onChange={() => choice.setMode(replaces ? 'replace' : 'add')}
                className="size-4 accent-accent"
              />
              {t(replaces ? 'modeReplace' : 'modeAdd')}
            </label>
          ))}
          {choice.isReplacing && phase.note !== '' && (
            <CheckField
              label={t('keepNote')}
              hint={t('keepNoteHint', { note: phase.note })}
              checked={choice.keepsNote}
              onChange={(event) => choice.setKeepsNote(event.target.checked)}
            />
          )}
        </fieldset>
      )}
    </div>
  )
}
