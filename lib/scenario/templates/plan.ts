import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Participant } from './participants'
import type { PhaseText } from './template-text'

/** Whether a connector is absent, disabled (`off`) or enabled (`on`). */
type ConnectorPresence = 'absent' | 'off' | 'on'

/** The plan of a phase: the presence of both locks, and whether MX has moved. */
export type PlannedPhase = {
  readonly id: string
  /** the texts for name and note of the phase */
  readonly text: PhaseText
  readonly current: ConnectorPresence
  readonly next: ConnectorPresence
  readonly isMoved: boolean
}

type Locks = { readonly current: Participant | null; readonly next: Participant | null; readonly moves: boolean }

/**
 * The phases of a switch, in the order that loses no mail (docs/rules.md §9.1): lock beside lock, MX, then the old one
 * off.
 */
export function planPhases({ current, next, moves }: Locks): PlannedPhase[] {
  const asIs = planned('as-is', 'asIs', current ? 'on' : 'absent', 'absent', false)
  const moved = (ofCurrent: ConnectorPresence, ofNext: ConnectorPresence): PlannedPhase[] =>
    moves ? [planned('mx-moved', 'mxMoved', ofCurrent, ofNext)] : []
  const removed = (ofNext: ConnectorPresence) => planned('removed', 'removed', 'absent', ofNext)
  if (current !== null && next !== null)
    return [
      asIs,
      planned('beside', 'beside', 'on', 'on', false),
      ...moved('on', 'on'),
      planned('disabled', 'disabled', 'off', 'on'),
      removed('on'),
    ]
  if (next !== null) return [asIs, ...moved('absent', 'off'), planned('locked', 'lockOn', 'absent', 'on')]
  if (current === null) return [asIs, ...moved('absent', 'absent')]
  return [asIs, planned('unlocked', 'lockOff', 'off', 'absent', false), ...moved('off', 'absent'), removed('absent')]
}

const planned = (
  id: string,
  text: PhaseText,
  current: ConnectorPresence,
  next: ConnectorPresence,
  isMoved = true,
): PlannedPhase => ({
  id,
  text,
  current,
  next,
  isMoved,
})

/**
 * The connectors of a planned phase. A direct deliverer has a connector if a filter has one. It is enabled only beside
 * an enabled lock, because alone it would be the only lock.
 */
export function connectorsOf(
  { current, next }: PlannedPhase,
  participants: { current: Participant | null; next: Participant | null; direct: readonly Participant[] },
  hybrid: ScenarioConnector | null,
): ScenarioConnector[] {
  const beside: ConnectorPresence = [current, next].includes('on')
    ? 'on'
    : [current, next].includes('off')
      ? 'off'
      : 'absent'
  return [
    ...withPresence(participants.current, current),
    ...withPresence(participants.next, next),
    ...participants.direct.flatMap((participant) => withPresence(participant, beside)),
    ...(hybrid === null ? [] : [hybrid]),
  ]
}

function withPresence(participant: Participant | null, state: ConnectorPresence): ScenarioConnector[] {
  if (participant === null || state === 'absent') return []
  return [state === 'on' ? participant.lock : { ...participant.lock, enabled: false }]
}
