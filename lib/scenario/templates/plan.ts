import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Participant } from './participants'
import type { TemplateTexts } from './texts'

/** Whether a connector is there, and on. */
type State = 'absent' | 'off' | 'on'

/** A phase before it is written out: who locks, and whether MX has moved. */
type PlannedPhase = {
  readonly id: string
  readonly name: string
  readonly note: string
  readonly current: State
  readonly next: State
  readonly isMoved: boolean
}

type Locks = { readonly current: Participant | null; readonly next: Participant | null; readonly moves: boolean }

/**
 * The phases of a switch, in the order that loses no mail (docs/rules.md §9.1): lock beside lock, MX, then the old one
 * off.
 */
export function planPhases({ current, next, moves }: Locks, { phases: texts }: TemplateTexts): PlannedPhase[] {
  const a = current?.service.name ?? ''
  const b = next?.service.name ?? ''
  const asIs = {
    id: 'as-is',
    ...texts.asIs,
    current: current ? 'on' : 'absent',
    next: 'absent',
    isMoved: false,
  } as const
  const moved = (states: Pick<PlannedPhase, 'current' | 'next'>): PlannedPhase[] =>
    moves ? [{ id: 'mx-moved', ...texts.mxMoved, ...states, isMoved: true }] : []
  const removed = (state: State): PlannedPhase => ({
    id: 'removed',
    name: texts.removed.name(a),
    note: texts.removed.note,
    current: 'absent',
    next: state,
    isMoved: true,
  })
  if (current !== null && next !== null) {
    const both = { current: 'on', next: 'on' } as const
    return [
      asIs,
      { id: 'beside', name: texts.beside.name(a, b), note: texts.beside.note, ...both, isMoved: false },
      ...moved(both),
      {
        id: 'disabled',
        name: texts.disabled.name(a),
        note: texts.disabled.note,
        current: 'off',
        next: 'on',
        isMoved: true,
      },
      removed('on'),
    ]
  }
  if (next !== null) {
    const on: PlannedPhase = {
      id: 'locked',
      name: texts.lockOn.name(b),
      note: texts.lockOn.note,
      current: 'absent',
      next: 'on',
      isMoved: true,
    }
    return [asIs, ...moved({ current: 'absent', next: 'off' }), on]
  }
  if (current === null) return [asIs, ...moved({ current: 'absent', next: 'absent' })]
  const off = { current: 'off', next: 'absent' } as const
  const lockOff: PlannedPhase = {
    id: 'unlocked',
    name: texts.lockOff.name(a),
    note: texts.lockOff.note,
    ...off,
    isMoved: false,
  }
  return [asIs, lockOff, ...moved(off), removed('absent')]
}

/**
 * The connectors of a planned phase. Whoever delivers past the filter has a connector wherever a filter has one, and it is
 * on only beside a lock: alone, it would be the lock.
 */
export function connectorsOf(
  { current, next }: PlannedPhase,
  participants: { current: Participant | null; next: Participant | null; direct: readonly Participant[] },
  hybrid: ScenarioConnector | null,
): ScenarioConnector[] {
  const beside: State = [current, next].includes('on') ? 'on' : [current, next].includes('off') ? 'off' : 'absent'
  return [
    ...inState(participants.current, current),
    ...inState(participants.next, next),
    ...participants.direct.flatMap((participant) => inState(participant, beside)),
    ...(hybrid === null ? [] : [hybrid]),
  ]
}

function inState(participant: Participant | null, state: State): ScenarioConnector[] {
  if (participant === null || state === 'absent') return []
  return [state === 'on' ? participant.lock : { ...participant.lock, enabled: false }]
}
