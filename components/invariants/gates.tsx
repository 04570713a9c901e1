'use client'

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import type { ProofStatus } from '#components/proof/proof-progress'
import { type ShownState, shownState } from '#lib/client/views/proved-phases'
import { type Proof, useProver } from '#lib/client/workers/use-prover'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { Gate } from '#lib/scenario/wants/gates'

/** The selected gate: an invariant in a phase. */
type ChosenGate = { readonly invariantId: string; readonly phaseId: string }

type Gates = {
  readonly proof: Pick<Proof<readonly Gate[]>, 'answer' | 'isStale'>
  /**
   * the gates: of phases that are done, the new ones; of the others, those of the last run; null if there are none yet
   */
  readonly gates: readonly Gate[] | null
  /** reports whether the gates of a phase are from before the last edit */
  readonly isStale: (phaseId: string) => boolean
  /** the state that is shown for a gate without a result */
  readonly unknown: 'waiting' | 'stopped'
  readonly chosen: (ChosenGate & { readonly at: string }) | null
  /** selects a gate while phase `at` is on screen; another phase shows its own worst gate again */
  readonly choose: (gate: ChosenGate, at: string) => void
}

const GatesContext = createContext<Gates | null>(null)
/** A context of its own, because progress changes many times a second and few components show it. */
const GatesWorkContext = createContext<ProofStatus | null>(null)

/** Evaluates all invariants in their phases, in a worker, again after each edit. */
export function GatesProvider({ document, children }: { document: ScenarioDocument; children: ReactNode }) {
  const { services, phases, answers, invariants } = document
  const task = useMemo(
    () => (invariants.length === 0 ? null : { services, phases, answers, invariants }),
    [services, phases, answers, invariants],
  )
  const work = useProver('gates', task)
  const { answer, isStale, parts, isStopped, failed } = work
  const [chosen, setChosen] = useState<Gates['chosen']>(null)
  const choose = useCallback((gate: ChosenGate, at: string) => setChosen({ ...gate, at }), [])
  const value = useMemo(() => {
    const found = parts.flat()
    const done = new Set(found.map(({ phaseId }) => phaseId))
    const unknown: Gates['unknown'] = isStopped || failed !== null ? 'stopped' : 'waiting'
    return {
      proof: { answer, isStale },
      gates: found.length === 0 ? answer : [...found, ...(answer ?? []).filter(({ phaseId }) => !done.has(phaseId))],
      isStale: (phaseId: string) => isStale && !done.has(phaseId),
      unknown,
      chosen,
      choose,
    }
  }, [answer, isStale, parts, isStopped, failed, chosen, choose])
  return (
    <GatesContext value={value}>
      <GatesWorkContext value={work}>{children}</GatesWorkContext>
    </GatesContext>
  )
}

/** The progress of the evaluation of gates. */
export function useGatesWork(): ProofStatus {
  const work = useContext(GatesWorkContext)
  if (work === null) throw new Error('The work on gates is asked for outside of its provider.')
  return work
}

export function useGates(): Gates {
  const gates = useContext(GatesContext)
  if (gates === null) throw new Error('Gates are asked for outside of their provider.')
  return gates
}

export const findGate = (gates: readonly Gate[] | null, invariantId: string, phaseId: string): Gate | null =>
  gates?.find((gate) => gate.invariantId === invariantId && gate.phaseId === phaseId) ?? null

/** The states from the worst to the best. */
const WORST_FIRST: readonly ShownState[] = ['fails', 'hangs', 'partial', 'open', 'unchecked', 'holds']

/** The selected gate: the one chosen since the phase came on screen, else the worst gate of the phase. */
export function useChosenGate(
  { invariants }: Pick<ScenarioDocument, 'invariants'>,
  phaseId: string,
): ChosenGate | null {
  const { gates, chosen } = useGates()
  const isThere = (gate: ChosenGate) =>
    invariants.some(({ id, phaseIds }) => id === gate.invariantId && phaseIds.includes(gate.phaseId))
  if (chosen !== null && chosen.at === phaseId && isThere(chosen)) return chosen
  const here = (gates ?? []).filter((gate) => gate.phaseId === phaseId && isThere(gate))
  return here.toSorted((a, b) => WORST_FIRST.indexOf(shownState(a)) - WORST_FIRST.indexOf(shownState(b)))[0] ?? null
}

/** The element id of the card of gates. */
export const GATES_ID = 'gates'

/** Returns a function that selects a gate and scrolls to the card of gates. */
export function useShowGate(): (gate: ChosenGate) => void {
  const { choose } = useGates()
  return useCallback(
    (gate) => {
      choose(gate, gate.phaseId)
      window.document.getElementById(GATES_ID)?.scrollIntoView({ behavior: 'smooth', block: 'start' })
    },
    [choose],
  )
}
