'use client'

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import type { ProofStatus } from '#components/proof/proof-progress'
import { type ShownState, shownState } from '#lib/client/views/proved-phases'
import { type Proof, useProver } from '#lib/client/workers/use-prover'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { Gate } from '#lib/scenario/wants/gates'

/** A gate that is looked at: an invariant in a phase. */
type ChosenGate = { readonly invariantId: string; readonly phaseId: string }

type Gates = {
  readonly proof: Pick<Proof<readonly Gate[]>, 'answer' | 'isStale'>
  /** phase by phase: those that are known already, and of the other phases what was known before; null where nothing is */
  readonly gates: readonly Gate[] | null
  /** reports whether what is known of a phase is from before the last edit */
  readonly isStale: (phaseId: string) => boolean
  /** how a gate stands that is not known */
  readonly unknown: 'waiting' | 'stopped'
  readonly chosen: (ChosenGate & { readonly at: string }) | null
  /** `at`: the phase on screen; another one shows its own worst gate again */
  readonly choose: (gate: ChosenGate, at: string) => void
}

const GatesContext = createContext<Gates | null>(null)
/** Apart from what is known: it changes many times a second, and hardly anybody looks at it. */
const GatesWorkContext = createContext<ProofStatus | null>(null)

/** Has every invariant checked in each of its phases, again after each edit, away from the page. */
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

/** The work on the gates: how far it is. */
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

/** From the worst on. */
const WORST_FIRST: readonly ShownState[] = ['fails', 'hangs', 'partial', 'open', 'unchecked', 'holds']

/** The gate in view: the one that was chosen since the phase came on screen, else the worst of that phase. */
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

/** Where the card with all gates is, for those who link to it. */
export const GATES_ID = 'gates'

/** Shows a gate in the card: it may be far below. */
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
