import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { MICROSOFT } from '#lib/scenario/document/microsoft'
import { isLockForAll, openedLock } from '#lib/scenario/document/open-lock'
import type { Move, NewScenarioAnswers } from './answers'
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

type Moving = Pick<Cast, 'mxNow' | 'mxNowOf' | 'mxLater'>

/** What the plan has to know of the moves: how many there are, and whether MX of some domain stays where it is. */
export type Moves = { readonly count: number; readonly someStay: boolean }

/** The moves that the cast makes of the answers, of the domains that are not where they move to. */
export function movesOf({ moves }: Pick<NewScenarioAnswers, 'moves'>, { mxNow, mxNowOf, mxLater }: Moving): Move[] {
  if (mxLater === null || mxNow.every((now) => now === mxLater)) return []
  return moves
    .map(({ domains, on }) => ({ domains: domains.filter((domain) => mxNowOf(domain) !== mxLater), on, all: domains }))
    .filter(({ domains, all }) => domains.length > 0 || all.length === 0)
    .map(({ domains, on }) => ({ domains, on }))
}

/**
 * The phases of a switch, in the order that loses no mail (docs/rules.md §9.1): lock beside lock, MX of one group of domains
 * after the other, then the old ones off. While MX of some domain points to Microsoft no lock may be on: they are open until
 * it has moved away, and before it moves there. Where MX of some domain stays, whoever hands its mail over goes on to get in.
 */
export function planPhases(cast: Cast, { count, someStay }: Moves): PlannedPhase[] {
  const { currents, next, mxNow, mxLater } = cast
  const locked: ConnectorPresence = mxNow.includes(MICROSOFT) ? 'open' : 'on'
  const ofCurrent = currents.length > 0 ? locked : 'absent'
  const isNextThere = next !== null && mxNow.includes(next.service.id) && mxNow.length > 1
  const asIs = planned('as-is', 'asIs', ofCurrent, isNextThere ? locked : 'absent', 0)
  if (mxLater === null || (next === null && mxNow.every((now) => now === mxLater))) return [asIs]
  const moves = (current: ConnectorPresence, ofNext: ConnectorPresence) =>
    Array.from({ length: count }, (_, index) =>
      planned(
        count === 1 ? 'mx-moved' : `mx-moved-${index + 1}`,
        count === 1 ? 'mxMoved' : 'mxMovedOf',
        current,
        ofNext,
        index + 1,
      ),
    )
  const removed = (ofNext: ConnectorPresence) => planned('removed', 'removed', 'absent', ofNext, count)
  const off = (ofNext: ConnectorPresence) => planned('disabled', 'disabled', 'off', ofNext, count)
  if (next === null) return [asIs, ...towardMicrosoft(cast, moves, someStay ? [] : [off('absent'), removed('absent')])]
  const ends = someStay || currents.length === 0 ? [] : [off('on'), removed('on')]
  if (locked === 'on' && (currents.length > 0 || isNextThere))
    return [
      asIs,
      ...(isNextThere ? [] : [planned('beside', 'beside', 'on', 'on', 0)]),
      ...moves(ofCurrent, 'on'),
      ...ends,
    ]
  return [
    asIs,
    // RejectDirectSend refuses mail of own domains that no connector knows, also that of the next filter. Where nobody has
    // read it, it may be on, and the step harms nobody where it is off.
    ...(cast.rejectDirectSend !== false ? [planned('ready', 'ready', ofCurrent, 'open', 0)] : []),
    ...moves(ofCurrent, 'open'),
    ...(someStay ? [] : [planned('locked', 'lockOn', currents.length > 0 ? 'on' : 'absent', 'on', count)]),
    ...ends,
  ]
}

/** The way to Microsoft from the second phase on: the locks opened, the moves, and the `end` of what was there. */
function towardMicrosoft(
  cast: Cast,
  moves: (current: ConnectorPresence, next: ConnectorPresence) => PlannedPhase[],
  [disabled, ...end]: readonly PlannedPhase[],
): PlannedPhase[] {
  const { currents } = cast
  if (currents.length === 0 && !cast.pasted.some(isLockForAll)) return moves('absent', 'absent')
  const ofCurrent = currents.length === 0 ? 'absent' : 'open'
  const stayOn = currents.filter(({ lock }) => opened(lock, cast).enabled)
  return [
    planned('unlocked', textOfOpened(cast), ofCurrent, 'absent', 0),
    ...moves(ofCurrent, 'absent'),
    ...(stayOn.length > 0 && disabled !== undefined ? [disabled] : []),
    ...(currents.length > 0 ? end : []),
  ]
}

const planned = (
  id: string,
  text: PhaseText,
  current: ConnectorPresence,
  next: ConnectorPresence,
  moved: number,
): PlannedPhase => ({ id, text, current, next, moved })

/** The phase from which mail of the old filters may be refused: in which they are off, else the one after the last move. */
export const phaseWithoutOld = (phases: readonly PlannedPhase[], count: number): PlannedPhase | null =>
  count === 0
    ? null
    : (phases.find(({ id }) => id === 'disabled') ??
      phases.find((_, index) => phases[index - 1]?.moved === count) ??
      null)

/** What to say of the locks that are opened: a connector that only a certificate shows is off, while the others stay on. */
function textOfOpened(cast: Cast): PhaseText {
  const currents = cast.currents.map(({ lock }) => lock)
  const locks = [
    ...currents,
    ...cast.pasted.filter((one) => isLockForAll(one) && !currents.some(({ id }) => id === one.id)),
  ]
  const isOn = locks.map((lock) => opened(lock, cast).enabled)
  if (!isOn.includes(false)) return 'lockOpen'
  return isOn.includes(true) || currents.length === 0 ? 'lockSome' : 'lockOff'
}

/**
 * The connectors of a planned phase: those of the tenant as they are, but for the two locks, then those that the plan adds. A
 * direct deliverer has a connector if a filter has one, and it locks only beside a lock, because alone it would be the only
 * one. On the way to Microsoft every lock for all senders is opened, since each of them refuses everybody else. In
 * a tenant that was read, nothing is added to the present state.
 */
export function connectorsOf({ id, current, next }: PlannedPhase, cast: Cast): ScenarioConnector[] {
  const isPresent = id === 'as-is'
  if (cast.isRead && isPresent) return [...cast.pasted]
  const isOpening = !isPresent && isTowardMicrosoft(cast)
  const added = (participant: Participant | null, presence: ConnectorPresence) =>
    participant === null || isPasted(participant, cast) ? [] : withPresence(participant.lock, presence, cast)
  return [
    ...cast.pasted.flatMap((connector) => {
      if (cast.currents.some(({ lock }) => lock.id === connector.id)) return withPresence(connector, current, cast)
      if (connector.id === cast.next?.lock.id && next !== 'absent')
        return withPresence({ ...connector, enabled: true }, next, cast)
      return [isOpening && isLockForAll(connector) ? opened(connector, cast) : connector]
    }),
    ...cast.currents.flatMap((participant) => added(participant, current)),
    ...added(cast.next, next),
    ...cast.direct.flatMap((participant) => added(participant, isOpening ? 'open' : besideLocks(current, next))),
    ...(cast.hybrid === null ? [] : [cast.hybrid]),
  ]
}

function besideLocks(current: ConnectorPresence, next: ConnectorPresence): ConnectorPresence {
  return (['on', 'open', 'off'] as const).find((one) => current === one || next === one) ?? 'absent'
}

const isTowardMicrosoft = ({ mxNow, mxLater }: Moving): boolean =>
  mxLater === MICROSOFT && mxNow.some((now) => now !== MICROSOFT)

const isPasted = ({ lock }: Participant, { pasted }: Cast): boolean => pasted.some(({ id }) => id === lock.id)

function withPresence(lock: ScenarioConnector, presence: ConnectorPresence, cast: Cast): ScenarioConnector[] {
  if (presence === 'absent') return []
  if (presence === 'open') return [opened(lock, cast)]
  return [presence === 'on' ? lock : { ...lock, enabled: false }]
}

/**
 * A lock that refuses nobody any more, while MX moves to Microsoft. It goes on to know its senders, by address where a
 * certificate name would make everybody need TLS. Where nobody knows an address, it is disabled, unless RejectDirectSend
 * is known to need it to know mail of own domains; the note of the phase says on what that hangs.
 */
function opened(lock: ScenarioConnector, { all, rejectDirectSend }: Cast): ScenarioConnector {
  const open = openedLock(lock)
  if (!open.requireTls) return open
  const networks = all.find((participant) => participant.lock.id === lock.id)?.service.networks ?? []
  const senderIPAddresses =
    lock.senderIPAddresses.length > 0 ? lock.senderIPAddresses : networks.flatMap(connectorEntries)
  if (senderIPAddresses.length > 0)
    return { ...open, requireTls: false, tlsSenderCertificateName: null, senderIPAddresses: [...senderIPAddresses] }
  return rejectDirectSend === true ? open : { ...lock, enabled: false }
}
