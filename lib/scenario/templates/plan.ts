import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { MICROSOFT } from '#lib/scenario/document/microsoft'
import { isLockForAll, openedLock } from '#lib/scenario/document/open-lock'
import type { NewScenarioAnswers } from './answers'
import type { Cast } from './cast'
import { connectorEntries, type Participant } from './participants'
import type { PhaseText } from './template-text'

/** Whether a connector is absent, disabled (`off`), enabled (`on`), or enabled without refusing anybody (`open`). */
type ConnectorPresence = 'absent' | 'off' | 'on' | 'open'

/** The plan of a phase: the presence of both locks, and how many moves of MX are done. */
export type PlannedPhase = {
  readonly id: string
  /** the texts for name and note of the phase */
  readonly text: PhaseText
  readonly current: ConnectorPresence
  readonly next: ConnectorPresence
  readonly moved: number
}

type Moving = Pick<Cast, 'mxNow' | 'mxLater'>

/** What the plan has to know of the moves: how many there are, and whether MX of some domain stays where it is. */
export type Moves = { readonly count: number; readonly someStay: boolean }

/** The moves that the cast makes of the answers: none where MX points to the same service before and after. */
export const movesOf = ({ moves }: Pick<NewScenarioAnswers, 'moves'>, { mxNow, mxLater }: Moving) =>
  mxNow === mxLater ? [] : moves

/**
 * The phases of a switch, in the order that loses no mail (docs/rules.md §9.1): lock beside lock, MX of one group of domains
 * after the other, then the old one off. Toward Microsoft the locks are opened first. Where MX of some domain stays, whoever
 * hands its mail over goes on to get in.
 */
export function planPhases(cast: Cast, { count, someStay }: Moves): PlannedPhase[] {
  const { current, next, mxNow, mxLater } = cast
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
  const off = (ofNext: ConnectorPresence) => planned('disabled', 'disabled', 'off', ofNext, count)
  const removed = (ofNext: ConnectorPresence) => planned('removed', 'removed', 'absent', ofNext, count)
  if (current !== null && next !== null)
    return [
      asIs,
      planned('beside', 'beside', 'on', 'on', 0),
      ...moves('on', 'on'),
      ...(someStay ? [] : [off('on'), removed('on')]),
    ]
  if (next !== null)
    return [asIs, ...moves('absent', 'off'), ...(someStay ? [] : [planned('locked', 'lockOn', 'absent', 'on', count)])]
  if (current === null && !cast.pasted.some(isLockForAll)) return [asIs, ...moves('absent', 'absent')]
  const ofCurrent = current === null ? 'absent' : 'open'
  const staysOn = current === null || opened(current.lock, cast).enabled
  return [
    asIs,
    planned('unlocked', staysOn ? 'lockOpen' : 'lockOff', ofCurrent, 'absent', 0),
    ...moves(ofCurrent, 'absent'),
    ...(someStay || current === null ? [] : [...(staysOn ? [off('absent')] : []), removed('absent')]),
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
 * the only lock. On the way to Microsoft every lock for all senders is opened, since each of them refuses everybody else. In
 * a tenant that was read, nothing is added to the present state.
 */
export function connectorsOf({ id, current, next }: PlannedPhase, cast: Cast): ScenarioConnector[] {
  const isPresent = id === 'as-is'
  if (cast.pasted.length > 0 && isPresent) return [...cast.pasted]
  const isOpening = !isPresent && isTowardMicrosoft(cast)
  const added = (participant: Participant | null, presence: ConnectorPresence) =>
    participant === null || isPasted(participant, cast) ? [] : withPresence(participant.lock, presence, cast)
  return [
    ...cast.pasted.flatMap((connector) => {
      if (connector.id === cast.current?.lock.id) return withPresence(connector, current, cast)
      if (connector.id === cast.next?.lock.id && next !== 'absent')
        return withPresence({ ...connector, enabled: true }, next, cast)
      return [isOpening && isLockForAll(connector) ? opened(connector, cast) : connector]
    }),
    ...added(cast.current, current),
    ...added(cast.next, next),
    ...cast.direct.flatMap((participant) => added(participant, isOpening ? 'open' : besideLocks(current, next))),
    ...(cast.hybrid === null ? [] : [cast.hybrid]),
  ]
}

function besideLocks(current: ConnectorPresence, next: ConnectorPresence): ConnectorPresence {
  if ([current, next].includes('on')) return 'on'
  return [current, next].includes('off') ? 'off' : 'absent'
}

const isTowardMicrosoft = ({ mxNow, mxLater }: Moving): boolean => mxLater === MICROSOFT && mxNow !== MICROSOFT

const isPasted = ({ lock }: Participant, { pasted }: Cast): boolean => pasted.some(({ id }) => id === lock.id)

function withPresence(lock: ScenarioConnector, presence: ConnectorPresence, cast: Cast): ScenarioConnector[] {
  if (presence === 'absent') return []
  if (presence === 'open') return [opened(lock, cast)]
  return [presence === 'on' ? lock : { ...lock, enabled: false }]
}

/**
 * A lock that refuses nobody any more, while MX moves to Microsoft. It goes on to know its senders, by address where a
 * certificate name would make everybody need TLS. Where nobody knows an address, it is disabled, unless RejectDirectSend
 * needs it to know mail of own domains.
 */
function opened(lock: ScenarioConnector, { all, rejectDirectSend }: Cast): ScenarioConnector {
  const open = openedLock(lock)
  if (!open.requireTls) return open
  const networks = all.find((participant) => participant.lock.id === lock.id)?.service.networks ?? []
  const senderIPAddresses =
    lock.senderIPAddresses.length > 0 ? lock.senderIPAddresses : networks.flatMap(connectorEntries)
  if (senderIPAddresses.length > 0)
    return { ...open, requireTls: false, tlsSenderCertificateName: null, senderIPAddresses: [...senderIPAddresses] }
  return rejectDirectSend ? open : { ...lock, enabled: false }
}
