'use client'

import { Pencil } from 'lucide-react'
import { useRef } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { ScrollRegion } from '#components/ui/scroll-region'
import { useScrolledIntoView } from '#components/ui/scrolled-into-view'
import { useEditing } from '#components/workspace/editing'
import { phaseNumber, phaseNumbers } from '#lib/client/views/names'
import { type ShownState, shownState } from '#lib/client/views/proved-phases'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import type { Invariant } from '#lib/scenario/document/invariants'
import { GateSign } from './gate-state'
import { findGate, useChosenGate, useGates } from './gates'
import { useInvariantTexts } from './invariant-texts'

/** `relative`, so that visually hidden words in the cells scroll with the region. */
const REGION = 'relative border-t border-line'

/** A table of gates: invariants (rows) by phases (columns). Each gate can be selected. */
export function GateTable({ document, phaseId }: { document: ScenarioDocument; phaseId: string }) {
  const t = useTranslations('proof.invariants')
  const region = useRef<HTMLElement>(null)
  useScrolledIntoView(region, '[aria-current]', phaseId)
  return (
    <ScrollRegion ref={region} label={t('region')} className={REGION}>
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="text-left text-xs text-ink-2">
            <th scope="col" className="sticky left-0 z-1 bg-surface px-4 py-2 font-medium sm:px-4.5">
              {t('invariant')}
            </th>
            {document.phases.map((phase, index) => (
              <th
                key={phase.id}
                scope="col"
                aria-current={phase.id === phaseId ? 'step' : undefined}
                className={`max-w-48 min-w-30 px-2 py-2 font-medium [overflow-wrap:anywhere] ${phase.id === phaseId ? 'text-ink underline decoration-2 underline-offset-4' : ''}`}
              >
                {t('phase', { number: phaseNumber(index), name: phase.name })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {document.invariants.map((invariant) => (
            <Row key={invariant.id} invariant={invariant} document={document} phaseId={phaseId} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

type RowProps = { invariant: Invariant; document: ScenarioDocument; phaseId: string }

function Row({ invariant, document, phaseId }: RowProps) {
  const t = useTranslations('proof.invariants')
  const format = useFormatter()
  const editing = useEditing()
  const texts = useInvariantTexts(document.services)
  const name = texts.name(invariant)
  const open = invariant.kind === 'nobodyElse' ? invariant.openPhaseIds : []
  const window = [...document.phases.keys()].filter((index) => open.includes(document.phases[index]?.id ?? ''))
  return (
    <tr className="border-t border-line align-top">
      <th
        scope="row"
        className="sticky left-0 z-1 w-(--first) max-w-(--first) min-w-(--first) bg-surface px-4 py-2.5 text-left font-normal sm:px-4.5"
      >
        <span className="flex items-start gap-1">
          <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{name}</span>
          {editing && (
            <button
              type="button"
              aria-label={t('edit', { name })}
              title={t('edit', { name })}
              onClick={() => editing.open({ kind: 'invariant', invariant })}
              className="-my-0.5 grid size-6 shrink-0 place-items-center rounded-md text-ink-3 hover:bg-sunken hover:text-ink"
            >
              <Pencil aria-hidden className="size-3.5" />
            </button>
          )}
        </span>
        <span className="hidden text-xs text-ink-3 sm:block">{texts.explained(invariant)}</span>
        {window.length > 0 && (
          <span className="block text-xs text-open">{t('window', { phases: format.list(phaseNumbers(window)) })}</span>
        )}
      </th>
      {document.phases.map((phase) => (
        <Cell key={phase.id} invariant={invariant} name={name} phase={phase} document={document} phaseId={phaseId} />
      ))}
    </tr>
  )
}

type CellProps = RowProps & { name: string; phase: Phase }

function Cell({ invariant, name, phase, document, phaseId }: CellProps) {
  const t = useTranslations('proof')
  const { gates, isStale, unknown, choose } = useGates()
  const chosen = useChosenGate(document, phaseId)
  if (!invariant.phaseIds.includes(phase.id))
    return (
      <td className="px-2 py-2.5 text-ink-3">
        <span aria-hidden>·</span>
        <span className="sr-only">{t('invariants.notHere', { phase: phase.name })}</span>
      </td>
    )
  const gate = findGate(gates, invariant.id, phase.id)
  const state: ShownState = gate === null ? unknown : shownState(gate)
  const word = t(`gate.states.${state}`)
  const isChosen = chosen?.invariantId === invariant.id && chosen.phaseId === phase.id
  return (
    <td className={`px-2 py-2 ${isStale(phase.id) ? 'stale' : ''}`}>
      <button
        type="button"
        aria-label={t('invariants.cell', { name, phase: phase.name, state: word })}
        aria-pressed={isChosen}
        onClick={() => choose({ invariantId: invariant.id, phaseId: phase.id }, phaseId)}
        className={`flex min-h-6 max-w-full rounded-md ${isChosen ? 'ring-2 ring-accent' : 'hover:ring-1 hover:ring-line-strong'}`}
      >
        <GateSign boxed state={state} word={word} />
      </button>
    </td>
  )
}
