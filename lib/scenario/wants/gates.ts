import type { AddressCount, DomainPiece, Door, Fact, GivenAnswer, KnownSender, Outcome } from '#lib/matcher'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import type { InvariantOf } from '#lib/scenario/document/invariants'
import { isMxAtMicrosoft } from '#lib/scenario/document/mx'

/** The parts of a scenario that its gates depend on. */
export type GatesInput = Pick<ScenarioDocument, 'services' | 'phases' | 'answers' | 'invariants'>

/**
 * The state of an invariant in a phase:
 * - `holds`: for every sender, under every answer to the open questions
 * - `hangs`: it depends on open questions, or on unknown facts of a service
 * - `fails`: for some sender, under the recorded answers and the defaults
 * - `open`: the side entrance is open, and may be: MX points to Microsoft, or the phase is in a declared window
 * - `unchecked`: there is nothing to check it on
 */
export type GateState = 'holds' | 'hangs' | 'fails' | 'open' | 'unchecked'

/** Senders that violate an invariant, all in the same way. */
export type Failure = {
  /** the smallest set of answers that causes it; empty if the recorded answers and the defaults do */
  readonly given: readonly GivenAnswer[]
  /** the outcome of the senders in the phase */
  readonly outcome: Outcome
  /** the service that the senders belong to; null if they do not belong to one service */
  readonly serviceId: string | null
  /** who is admitted although they must not be; null if the failure is lost mail */
  readonly admits: Pick<Door, 'to' | 'pattern'> | null
  /** only senders without TLS are affected, for the invariant about everyone */
  readonly isPlain: boolean
  /** the affected networks, for a service those of its own; empty for any address */
  readonly networks: readonly string[]
  readonly networksLeft: number
  readonly addresses: AddressCount
  /** the affected certificate names of the service; null if the name makes no difference */
  readonly certificateNames: readonly string[] | null
  readonly mailFrom: 'any' | readonly DomainPiece[]
  readonly recipient: 'any' | readonly DomainPiece[]
  /** a sender for which the matcher confirms the failure under the answers in `given` */
  readonly witness: KnownSender
}

/** An invariant in one of its phases. */
export type Gate = {
  readonly invariantId: string
  readonly phaseId: string
  readonly state: GateState
  /** why the entrance may be open, or why nothing was checked */
  readonly because: 'mx' | 'declared' | 'nothing-known' | 'no-recipients' | 'no-mx' | 'no-neighbours' | null
  /** the failures; those with an empty `given` come first */
  readonly failures: readonly Failure[]
  readonly failuresLeft: number
  /** unknown facts of the service that the gate depends on */
  readonly unknown: readonly Fact[]
  /** ids of services of the invariant whose other customers get in too */
  readonly sharedWith: readonly string[]
  /** false if not all senders and answers were examined: the failures are right, and there may be more */
  readonly isComplete: boolean
}

/** Makes a gate that holds, with the given properties changed. */
export const gate = (invariantId: string, phaseId: string, part: Partial<Gate>): Gate => ({
  invariantId,
  phaseId,
  state: 'holds',
  because: null,
  failures: [],
  failuresLeft: 0,
  unknown: [],
  sharedWith: [],
  isComplete: true,
  ...part,
})

export const stateOf = (failures: Gate['failures']): 'holds' | 'hangs' | 'fails' =>
  failures.length === 0 ? 'holds' : failures.some(({ given }) => given.length === 0) ? 'fails' : 'hangs'

/**
 * Why the side entrance may be open in the phase: a declared window, or all MX records point to Microsoft; else null.
 */
export function opennessOf(
  { id, mx }: Phase,
  { openPhaseIds }: Pick<InvariantOf<'nobodyElse'>, 'openPhaseIds'>,
): 'mx' | 'declared' | null {
  if (openPhaseIds.includes(id)) return 'declared'
  return isMxAtMicrosoft({ mx }) ? 'mx' : null
}
