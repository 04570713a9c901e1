'use client'

import { useId, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { type Editing, useEditing } from '#components/editing/editing'
import { FreeText } from '#components/shell/free-text'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/field'
import { PanelSection } from '#components/ui/side-panel'
import { changeDocument } from '#lib/client/draft/draft'
import { acceptRisk, closeSideEntrance, mayBeRefusedFrom, setWant, withdrawRisk } from '#lib/client/edits/wants'
import { phaseNumber, phaseNumbers } from '#lib/client/views/names'
import { ACCEPTABLE_STATES } from '#lib/scenario/document/acceptable-states'
import type { ScenarioDocument, Want } from '#lib/scenario/document/document'
import type { ShownCell } from '#lib/scenario/wants/plan-memory'
import { serviceIdOf } from '#lib/scenario/wants/who'
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

/** The marks of the phase and those behind it. */
const onwards = ({ phases }: ScenarioDocument, index: number): string[] => phases.slice(index).map(({ id }) => id)

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

const isAcceptable = (state: string): state is (typeof ACCEPTABLE_STATES)[number] =>
  (ACCEPTABLE_STATES as readonly string[]).includes(state)

/** Accepts by name that somebody gets in who should not, in the phases in which it is so. */
function RiskAcceptance({ document, phaseIndex, cell, editing }: Own) {
  const t = useTranslations('plan.panel')
  const format = useFormatter()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [by, setBy] = useState('')
  const phase = document.phases[phaseIndex]
  const part = cell.parts.find(
    ({ state, spec }) => isAcceptable(state) && spec.wish === 'refused' && spec.because !== 'relay',
  )
  const known = document.acceptedRisks.find(
    ({ who, phaseIds }) => who === cell.who && phase !== undefined && phaseIds.includes(phase.id),
  )
  if (phase === undefined) return null
  const phaseIds = onwards(document, phaseIndex)
  const marks = format.list(phaseNumbers(phaseIds.map((_, index) => phaseIndex + index)))
  if (known !== undefined)
    return (
      <div className="flex flex-col items-start gap-1.5 text-sm">
        <p>
          <FreeText>{t('accept.accepted', { by: known.by, reason: known.reason })}</FreeText>
        </p>
        <Button
          onClick={() => {
            editing.change(changeDocument(withdrawRisk(cell.who, phaseIds)))
            editing.announce(t('announce.withdrawn', { phases: marks }))
          }}
        >
          {t('remedies.withdraw')}
        </Button>
      </div>
    )
  if (part === undefined || !isAcceptable(part.state)) return null
  const { state, certainty } = part
  const save = () => {
    const risk = { who: cell.who, phaseIds, state, certainty: certainty ?? 'certain', reason, by, at: null } as const
    editing.change(changeDocument(acceptRisk({ ...risk, phaseIds: [...phaseIds], at: new Date().toISOString() })))
    editing.announce(t('announce.risk', { phases: marks }))
    setOpen(false)
  }
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
        save()
      }}
    >
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

const WISHES = ['accepted', 'refused', 'either'] as const

/** What the team wants of the *who*, here or from here on, in place of the default. */
function Exception({ document, phaseIndex, cell, editing }: Own) {
  const t = useTranslations('plan.panel')
  const format = useFormatter()
  const nameOf = useWhoNames(document.services)
  const id = useId()
  const phase = document.phases[phaseIndex]
  if (phase === undefined) return null
  const own = document.wants.find(({ who, phaseIds }) => who === cell.who && phaseIds.includes(phase.id))
  const later = onwards(document, phaseIndex)
  const put = (want: Want['want'] | null, phaseIds: readonly string[], connectorId: string | null = null) => {
    const said = want === null ? null : { want, connectorId, reason: own?.reason ?? '', by: own?.by ?? '' }
    editing.change(changeDocument(setWant(cell.who, phaseIds, said)))
    const phases = format.list(phaseNumbers(phaseIds.map((_, index) => phaseIndex + index)))
    editing.announce(t(want === null ? 'announce.cleared' : 'announce.want', { who: nameOf(cell.who), phases }))
  }
  return (
    <details open={own !== undefined}>
      <summary className="text-sm font-medium">{t('override.title')}</summary>
      <div className="mt-2 flex flex-col gap-2">
        {WISHES.map((wish) => (
          <div key={wish} className="flex flex-wrap gap-1.5">
            <Button
              aria-pressed={own?.want === wish}
              className="aria-pressed:border-accent aria-pressed:bg-accent-soft"
              onClick={() => put(wish, [phase.id])}
            >
              {t(`override.${wish}`)}
            </Button>
            {later.length > 1 && (
              <Button
                aria-label={`${t(`override.${wish}`)} ${t('override.onwards', { phase: phaseNumber(phaseIndex) })}`}
                onClick={() => put(wish, later)}
              >
                {t('override.onwards', { phase: phaseNumber(phaseIndex) })}
              </Button>
            )}
          </div>
        ))}
        {own?.want === 'accepted' && phase.connectors.length > 0 && (
          <label htmlFor={id} className="flex flex-wrap items-center gap-2 text-sm">
            {t('override.by')}
            <select
              id={id}
              value={own.connectorId ?? ''}
              onChange={({ target }) => put('accepted', [phase.id], target.value || null)}
              className="min-h-8 max-w-full min-w-0 rounded-lg border border-line-strong bg-surface px-2"
            >
              <option value="">{t('override.byAny')}</option>
              {phase.connectors.map((connector) => (
                <option key={connector.id} value={connector.id}>
                  {connector.name}
                </option>
              ))}
            </select>
          </label>
        )}
        {own !== undefined && (
          <Button tone="quiet" className="self-start" onClick={() => put(null, [phase.id])}>
            {t('override.clear')}
          </Button>
        )}
      </div>
    </details>
  )
}
