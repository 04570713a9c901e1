'use client'

import {
  createContext,
  type ReactNode,
  useContext,
  useDeferredValue,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import type { ProofStatus } from '#components/proof/proof-progress'
import { isWorseThanBefore } from '#lib/client/views/plan-words'
import { provedCells } from '#lib/client/views/proved-cells'
import { useProver } from '#lib/client/workers/use-prover'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { WantsInput } from '#lib/scenario/wants/part'
import type { ShownCell, ShownPhase } from '#lib/scenario/wants/plan-memory'
import { type Summary, type SummaryInput, summarizePlan } from '#lib/scenario/wants/summary'
import type { WhoKey } from '#lib/scenario/wants/who'
import { Watched } from './watched'

/** What is proved of a plan so far. */
export type Plan = {
  /** the scenario that it speaks of: the one on screen, or for a moment after a keystroke the one before */
  readonly document: ScenarioDocument
  /** the cells of a phase, in the order of the rows; null while they are not known */
  readonly cellsOf: (phaseId: string) => readonly ShownCell[] | null
  readonly cellAt: (phaseId: string, who: WhoKey) => ShownCell | null
  /** where the same row gets worse with the phase of the cell, the place of the phase before; null where it does not */
  readonly worseThan: (cell: ShownCell) => number | null
  /** reports whether the team has accepted by name that this *who* gets in in the phase */
  readonly isAccepted: (phaseId: string, who: WhoKey) => boolean
  /** reports whether what is known of a phase is from before the last edit */
  readonly isStale: (phaseId: string) => boolean
  /** of the phases that are known; null while none is */
  readonly summary: Summary | null
  /** every phase is known, and as it is in `document` */
  readonly isComplete: boolean
  /** all that are known, of every phase */
  readonly cells: readonly ShownCell[]
  /** how many cells are known, and of how many it is proved how they stand */
  readonly cellCount: ReturnType<typeof provedCells>
  /** the proof ended before every phase was known: it was stopped, or failed */
  readonly isBrokenOff: boolean
}

const PlanContext = createContext<Plan | null>(null)
/**
 * Apart from what is known, and beside React's contexts: it changes many times a second, hardly anybody looks at it, and a
 * context that changes has the whole page searched for who does.
 */
const PlanWorkContext = createContext<Watched<ProofStatus> | null>(null)

/**
 * Has the plan proved for all senders, again after each edit, away from the page; shows each phase as it becomes known. A
 * keystroke shows itself first: all that speaks of the plan follows, and gives way to the next one.
 */
export function PlanProvider({ document: edited, children }: { document: ScenarioDocument; children: ReactNode }) {
  const document = useDeferredValue(edited)
  const { phases, services, senders, answers, wants, sideEntranceClosedFrom, unordered, switches } = document
  const { acceptedRisks, evidence, collected, domainRecords, spfAnswers, rejectDirectSendNotRead } = document
  const read = useMemo(() => ({ collected, domainRecords, spfAnswers }), [collected, domainRecords, spfAnswers])
  const task = useMemo(
    (): WantsInput => ({
      phases,
      services,
      senders,
      answers,
      wants,
      sideEntranceClosedFrom,
      unordered,
      switches,
      acceptedRisks: [],
      evidence: [],
      rejectDirectSendNotRead,
    }),
    [phases, services, senders, answers, wants, sideEntranceClosedFrom, unordered, switches, rejectDirectSendNotRead],
  )
  const work = useProver('plan', task)
  const { answer, isStale, parts } = work
  const isBrokenOff = work.isStopped || work.failed !== null
  const plan = useMemo((): Plan => {
    const fresh = isStale ? (parts.at(-1) ?? []) : (answer ?? [])
    const known = new Map<string, ShownPhase>((answer ?? []).map((one) => [one.phaseId, one]))
    for (const one of fresh) known.set(one.phaseId, one)
    const isFresh = new Set(fresh.map(({ phaseId }) => phaseId))
    const rows = task.phases.map(({ id }) => known.get(id)?.cells ?? null)
    const isKnown = rows.every((row) => row !== null)
    const cells = rows.flatMap((row) => row ?? [])
    const input: SummaryInput = { ...task, ...read, acceptedRisks, evidence }
    const summary = rows.some((row) => row !== null)
      ? summarizePlan(
          input,
          rows.map((row) => row ?? []),
        )
      : null
    const faults = (summary?.lists.entrance ?? []).filter((line) => line.kind === 'fault')
    const cellAt: Plan['cellAt'] = (phaseId, who) => known.get(phaseId)?.cells.find((cell) => cell.who === who) ?? null
    return {
      document,
      cellsOf: (phaseId) => known.get(phaseId)?.cells ?? null,
      cellAt,
      worseThan: (cell) => {
        const before = task.phases.findIndex(({ id }) => id === cell.phaseId) - 1
        const phase = task.unordered ? undefined : task.phases[before]
        return phase !== undefined && isWorseThanBefore(cell, cellAt(phase.id, cell.who)) ? before : null
      },
      isStale: (phaseId) => isStale && !isFresh.has(phaseId),
      isAccepted: (phaseId, who) => {
        const own = faults.filter((line) => line.who === who && line.phaseIds.includes(phaseId))
        return own.length > 0 && own.every(({ accepted }) => accepted !== null)
      },
      summary,
      isComplete: isKnown && !isStale,
      cells,
      cellCount: provedCells(cells),
      isBrokenOff,
    }
  }, [document, task, acceptedRisks, evidence, read, answer, isStale, parts, isBrokenOff])
  const [status] = useState(() => new Watched<ProofStatus>(work))
  useLayoutEffect(() => status.set(work), [status, work])
  return (
    <PlanContext value={plan}>
      <PlanWorkContext value={status}>{children}</PlanWorkContext>
    </PlanContext>
  )
}

export function usePlan(): Plan {
  const plan = useContext(PlanContext)
  if (plan === null) throw new Error('A plan is asked for outside of its provider.')
  return plan
}

/** Reports whether every phase of this scenario is known, with the last keystroke. */
export function useIsProved(document: ScenarioDocument): boolean {
  const plan = usePlan()
  return plan.isComplete && plan.document === document
}

/** The work on the proof: how far it is, and how to stop it. */
export function usePlanWork(): ProofStatus {
  const status = useContext(PlanWorkContext)
  if (status === null) throw new Error('The work on a plan is asked for outside of its provider.')
  return useSyncExternalStore(status.watch, status.get, status.get)
}
