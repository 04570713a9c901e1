'use client'

import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { GateSign } from '#components/invariants/gate-state'
import { findGate, useGates, useShowGate } from '#components/invariants/gates'
import { useInvariantTexts } from '#components/invariants/invariant-texts'
import { phaseNumber } from '#lib/client/views/names'
import { type ShownState, shownState } from '#lib/client/views/proved-phases'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { Gate } from '#lib/scenario/wants/gates'

type Props = { document: ScenarioDocument; index: number; onSelect: (phaseId: string) => void }

/** A button that sums up the gates of a phase and leads to the worst one. */
export const PhaseGates = memo(function PhaseGates({ document, index, onSelect }: Props) {
  const t = useTranslations('proof.phaseGates')
  const { gates: known, isStale, unknown } = useGates()
  const show = useShowGate()
  const { name } = useInvariantTexts(document.services)
  const phase = document.phases[index]
  const invariants = document.invariants.filter(({ phaseIds }) => phase !== undefined && phaseIds.includes(phase.id))
  const [first] = invariants
  if (phase === undefined || first === undefined) return null
  const gates = invariants.flatMap(({ id }) => findGate(known, id, phase.id) ?? [])
  const nameOf = ({ invariantId }: Gate) => {
    const invariant = invariants.find(({ id }) => id === invariantId)
    return invariant === undefined ? '' : name(invariant)
  }
  const { state, text } = sumUp(gates, gates.length < invariants.length ? unknown : null, nameOf, t)
  const worst = gates.find((gate) => shownState(gate) === state)?.invariantId ?? first.id
  const title = `${phaseNumber(index)} ${phase.name}`
  return (
    <button
      type="button"
      aria-label={t('label', { phase: title, text })}
      onClick={() => {
        onSelect(phase.id)
        show({ invariantId: worst, phaseId: phase.id })
      }}
      className={`mr-4 flex min-h-6 max-w-72 items-start [overflow-wrap:anywhere] rounded-md text-left hover:underline ${isStale(phase.id) ? 'stale' : ''}`}
    >
      <GateSign state={state} word={text} />
    </button>
  )
})

type T = ReturnType<typeof useTranslations<'proof.phaseGates'>>

function sumUp(
  gates: readonly Gate[],
  missing: 'waiting' | 'stopped' | null,
  nameOf: (gate: Gate) => string,
  t: T,
): { state: ShownState; text: string } {
  const of = (state: ShownState) => gates.filter((gate) => shownState(gate) === state)
  const [fails, hangs, holds, open, partial] = [of('fails'), of('hangs'), of('holds'), of('open'), of('partial')]
  const [first, ...more] = fails
  // An entrance that is open as planned is mentioned even if another gate is worse.
  const withOpen = (text: string) => (open.length > 0 ? `${text} · ${t('open')}` : text)
  if (first !== undefined) {
    const text =
      more.length > 0
        ? t('failsMore', { name: nameOf(first), count: more.length })
        : t('fails', { name: nameOf(first) })
    return { state: 'fails', text: withOpen(text) }
  }
  if (missing !== null) return { state: missing, text: t(missing) }
  if (hangs.length > 0)
    return { state: 'hangs', text: withOpen(t('hangs', { holds: holds.length, hangs: hangs.length })) }
  if (partial.length > 0) return { state: 'partial', text: withOpen(t('partial', { count: partial.length })) }
  if (open.length > 0) return { state: 'open', text: t('open') }
  return holds.length > 0
    ? { state: 'holds', text: t('holds', { count: holds.length }) }
    : { state: 'unchecked', text: t('unchecked') }
}
