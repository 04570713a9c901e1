'use client'

import { useId, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { type Editing, useEditing } from '#components/editing/editing'
import { FreeText } from '#components/shell/free-text'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/field'
import { PanelSection } from '#components/ui/side-panel'
import { changeDocument } from '#lib/client/draft/draft'
import {
  acceptRisk,
  closeSideEntrance,
  mayBeRefusedFrom,
  phasesToAccept,
  setWant,
  withdrawRisk,
} from '#lib/client/edits/wants'
import { phaseNumber, phaseNumbers } from '#lib/client/views/names'
import type { AcceptedRisk, ScenarioDocument } from '#lib/scenario/document/document'
import { riskOfCell } from '#lib/scenario/wants/accepted-risk'
import type { ShownCell } from '#lib/scenario/wants/plan-memory'
import { serviceIdOf } from '#lib/scenario/wants/who'
import { WantChoice } from './want-choice'
import { useWhoNames } from './who-texts'

type Props = { document: ScenarioDocument; phaseIndex: number; cell: ShownCell }

/** What a person decides of a cell: an exception, from when a refusal is fine, or that a risk is accepted. */
export function CellActions(props: Props) {
  const t = useTranslations('plan.panel')
  const editing = useEditing()
  if (editing === null) return null
  return (
    <PanelSection title={t('decides')}>
      <RefusalFine {...props} editing={editing} />
      <CloseEntrance {...props} editing={editing} />
      <RiskAcceptance {...props} editing={editing} />
      <Exception {...props} editing={editing} />
    </PanelSection>
  )
}

type Own = Props & { editing: Editing }

/** The phase and those behind it in which the same was accepted. */
const onwards = ({ phases }: ScenarioDocument, index: number, { phaseIds }: AcceptedRisk): string[] =>
  phases.slice(index).flatMap(({ id }) => (phaseIds.includes(id) ? [id] : []))

/** Names the phase from which mail of a service that handed over may be refused. */
function RefusalFine({ document, phaseIndex, cell, editing }: Own) {
  const t = useTranslations('plan.panel')
  const nameOf = useWhoNames(document.services)
  const serviceId = serviceIdOf(cell.who)
  const phase = document.phases[phaseIndex]
  const domains = cell.parts.flatMap(({ spec, state }) =>
    spec.because === 'after-handover' && (state === 'decide' || state === 'lost') ? (spec.domains ?? []) : [],
  )
  if (serviceId === null || phase === undefined || domains.length === 0) return null
  const mark = phaseNumber(phaseIndex)
  const name = () => {
    editing.change(changeDocument(mayBeRefusedFrom(serviceId, domains, phase.id)))
    editing.announce(t('announce.mayBeRefused', { who: nameOf(cell.who), phase: mark }))
  }
  return (
    <Button className="self-start" onClick={name}>
      {t('remedies.mayBeRefused', { phase: mark })}
    </Button>
  )
}

/** Names the phase from which nobody else may get in. */
function CloseEntrance({ document, phaseIndex, cell, editing }: Own) {
  const t = useTranslations('plan.panel')
  const phase = document.phases[phaseIndex]
  const isOpen = cell.parts.some(({ spec }) => spec.because === 'open-until-closed')
  if (phase === undefined || !isOpen || document.unordered) return null
  return (
    <Button className="self-start" onClick={() => editing.change(changeDocument(closeSideEntrance(phase.id)))}>
      {t('remedies.close', { phase: phaseNumber(phaseIndex) })}
    </Button>
  )
}

/** Accepts by name that somebody gets in who should not, in the phases in which it is so. */
function RiskAcceptance({ document, phaseIndex, cell, editing }: Own) {
  const t = useTranslations('plan.panel')
  const format = useFormatter()
  const { open, accepted, voided } = riskOfCell(document.acceptedRisks, cell)
  const marksOf = (isMarked: (id: string, index: number) => boolean) =>
    format.list(phaseNumbers(document.phases.flatMap(({ id }, index) => (isMarked(id, index) ? [index] : []))))
  if (accepted.length > 0)
    return [...new Map(accepted.map((risk) => [JSON.stringify(risk), risk]))].map(([key, risk]) => {
      const said = onwards(document, phaseIndex, risk)
      return (
        <Acceptance
          key={key}
          risk={risk}
          onWithdraw={() => {
            editing.change(changeDocument(withdrawRisk(risk, said)))
            editing.announce(
              t('announce.withdrawn', { phases: marksOf((id) => said.includes(id)), left: accepted.length - 1 }),
            )
          }}
        />
      )
    })
  if (open === null) return null
  const phaseIds = phasesToAccept(document, cell.who, phaseIndex)
  const marks = marksOf((id) => phaseIds.includes(id))
  const kept = marksOf((id, index) => index > phaseIndex && !phaseIds.includes(id))
  return (
    <div className="flex flex-col gap-1.5 text-sm">
      {voided !== null && (
        <p className="text-ask">
          <FreeText>{t('accept.voided', { by: voided.by, reason: voided.reason })}</FreeText>
        </p>
      )}
      <RiskForm
        covers={`${t(phaseIds.length > 1 ? 'accept.coversLater' : 'accept.covers', { phases: marks })}${kept === '' ? '' : ` ${t('accept.kept', { phases: kept })}`}`}
        onAccept={(reason, by) => {
          const at = new Date().toISOString()
          editing.change(
            changeDocument(acceptRisk({ who: cell.who, phaseIds: [...phaseIds], ...open, reason, by, at })),
          )
          editing.announce(t('announce.risk', { phases: marks }))
        }}
      />
    </div>
  )
}

/** Who accepted the risk and why, and the way to take that back. */
function Acceptance({ risk: { by, reason }, onWithdraw }: { risk: AcceptedRisk; onWithdraw: () => void }) {
  const t = useTranslations('plan.panel')
  const id = useId()
  return (
    <div className="flex flex-col items-start gap-1.5 text-sm">
      <p id={id}>
        <FreeText>{t('accept.accepted', { by, reason })}</FreeText>
      </p>
      <Button aria-describedby={id} onClick={onWithdraw}>
        {t('remedies.withdraw')}
      </Button>
    </div>
  )
}

type RiskFormProps = {
  /** in which phases it will hold */
  covers: string
  onAccept: (reason: string, by: string) => void
}

/** Asks for reason and name once somebody wants to accept the risk. */
function RiskForm({ covers, onAccept }: RiskFormProps) {
  const t = useTranslations('plan.panel')
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [by, setBy] = useState('')
  if (!isOpen)
    return (
      <Button className="self-start" onClick={() => setOpen(true)}>
        {t('remedies.accept')}
      </Button>
    )
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        onAccept(reason, by)
        setOpen(false)
      }}
    >
      <p>{covers}</p>
      <TextField
        label={t('accept.reason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        required
      />
      <TextField
        label={t('accept.by')}
        hint={t('accept.hint')}
        value={by}
        onChange={({ target }) => setBy(target.value)}
        required
      />
      <Button type="submit" tone="primary" className="self-start" disabled={reason.trim() === '' || by.trim() === ''}>
        {t('accept.save')}
      </Button>
    </form>
  )
}

/** What the team wants of the *who*, here or from here on, in place of the default. */
function Exception({ document, phaseIndex, cell, editing }: Own) {
  const t = useTranslations('plan.panel')
  const format = useFormatter()
  const nameOf = useWhoNames(document.services)
  const isSaid = document.wants.some(({ who, phaseIds }) => who === cell.who && phaseIds.includes(cell.phaseId))
  return (
    <details open={isSaid}>
      <summary className="text-sm font-medium">{t('override.title')}</summary>
      <div className="mt-2">
        <WantChoice
          document={document}
          phaseIndex={phaseIndex}
          who={cell.who}
          onSay={(said, phaseIds, isTyping) => {
            editing.change(changeDocument(setWant(cell.who, phaseIds, said)), isTyping ? `wants/${cell.who}` : null)
            if (isTyping) return
            const places = document.phases.flatMap(({ id }, index) => (phaseIds.includes(id) ? [index] : []))
            const phases = format.list(phaseNumbers(places))
            editing.announce(t(said === null ? 'announce.cleared' : 'announce.want', { who: nameOf(cell.who), phases }))
          }}
        />
      </div>
    </details>
  )
}
