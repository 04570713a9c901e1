import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { NewScenarioAnswers } from './answers'
import type { Cast } from './cast'
import type { Participant } from './participants'
import type { PhaseText } from './template-text'

/** Whether a connector is absent, disabled (`off`) or enabled (`on`). */
type ConnectorPresence = 'absent' | 'off' | 'on'

/** The plan of a phase: the presence of both locks, and how many moves of MX are done. */
export type PlannedPhase = {
  readonly id: string
  /** the texts for name and note of the phase */
  readonly text: PhaseText
  readonly current: ConnectorPresence
  readonly next: ConnectorPresence
  readonly moved: number
}

type Locks = Pick<Cast, 'current' | 'next' | 'mxNow' | 'mxLater'>

/** What the plan has to know of the moves: how many there are, and whether MX of some domain stays where it is. */
export type Moves = { readonly count: number; readonly someStay: boolean }

/** The moves that the cast makes of the answers: none where MX points to the same service before and after. */
export const movesOf = ({ moves }: Pick<NewScenarioAnswers, 'moves'>, { mxNow, mxLater }: Locks) =>
  mxNow === mxLater ? [] : moves

/**
 * The phases of a switch, in the order that loses no mail (docs/rules.md §9.1): lock beside lock, MX of one group of domains
 * after the other, then the old one off. Where MX of some domain stays, whoever hands its mail over goes on to get in.
 */
export function planPhases({ current, next, mxNow, mxLater }: Locks, { count, someStay }: Moves): PlannedPhase[] {
  const asIs = planned('as-is', 'asIs', current ? 'on' : 'absent', 'absent', 0)
  if (next === null && mxNow === mxLater) return [asIs]
  const moves = (ofCurrent: ConnectorPresence, ofNext: ConnectorPresence) =>
    Array.from({ length: count }, (_, index) =>
      planned(
        count === 1 ? 'mx-moved' : `mx-moved-${index + 1}`,
        count === 1 ? 'mxMoved' : 'mxMovedOf',
        ofCurrent,
        ofNext,
        index + 1,
      ),
    )
  const removed = (ofNext: ConnectorPresence) => planned('removed', 'removed', 'absent', ofNext, count)
  if (current !== null && next !== null)
    return [
      asIs,
      planned('beside', 'beside', 'on', 'on', 0),
      ...moves('on', 'on'),
      ...(someStay ? [] : [planned('disabled', 'disabled', 'off', 'on', count), removed('on')]),
    ]
  if (next !== null)
    return [asIs, ...moves('absent', 'off'), ...(someStay ? [] : [planned('locked', 'lockOn', 'absent', 'on', count)])]
  if (current === null) return [asIs, ...moves('absent', 'absent')]
  return [
    asIs,
    planned('unlocked', 'lockOff', 'off', 'absent', 0),
    ...moves('off', 'absent'),
    ...(someStay ? [] : [removed('absent')]),
  ]
}

const planned = (
  id: string,
  text: PhaseText,
  current: ConnectorPresence,
  next: ConnectorPresence,
  moved: number,
): PlannedPhase => ({ id, text, current, next, moved })

/** The phase after the last move, from which mail of the old filter may be refused; null where there is none. */
export const phaseAfterMoves = (phases: readonly PlannedPhase[], count: number): PlannedPhase | null =>
  count === 0 ? null : (phases.find((_, index) => phases[index - 1]?.moved === count) ?? null)

/**
 * The connectors of a planned phase: those of the tenant as they are, but for the two locks, then those that the plan adds. A
 * direct deliverer has a connector if a filter has one. It is enabled only beside an enabled lock, because alone it would be
 * the only lock. In a tenant that was read, nothing is added to the present state.
 */
export function connectorsOf({ id, current, next }: PlannedPhase, cast: Cast): ScenarioConnector[] {
  const isRead = cast.pasted.length > 0
  if (isRead && id === 'as-is') return [...cast.pasted]
  const beside: ConnectorPresence = [current, next].includes('on')
    ? 'on'
    : [current, next].includes('off')
      ? 'off'
      : 'absent'
  const added = (participant: Participant | null, presence: ConnectorPresence) =>
    participant === null || isPasted(participant, cast) ? [] : withPresence(participant.lock, presence)
  return [
    ...cast.pasted.flatMap((connector) => {
      if (connector.id === cast.current?.lock.id) return withPresence(connector, current)
      if (connector.id === cast.next?.lock.id && next !== 'absent')
        return withPresence({ ...connector, enabled: true }, next)
      return [connector]
    }),
    ...added(cast.current, current),
    ...added(cast.next, next),
    ...cast.direct.flatMap((participant) => added(participant, beside)),
    ...(cast.hybrid === null ? [] : [cast.hybrid]),
  ]
}

const isPasted = ({ lock }: Participant, { pasted }: Cast): boolean => pasted.some(({ id }) => id === lock.id)

function withPresence(lock: ScenarioConnector, presence: ConnectorPresence): ScenarioConnector[] {
  if (presence === 'absent') return []
  return [presence === 'on' ? lock : { ...lock, enabled: false }]
}
