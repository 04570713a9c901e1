import type { AddressCount, DomainPiece, Door, Fact, GivenAnswer, KnownSender, Outcome } from '#lib/matcher'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import type { InvariantOf } from '#lib/scenario/document/invariants'
import { isMxAtMicrosoft } from '#lib/scenario/document/mx'

/** What the gates of a scenario depend on. */
export type GatesInput = Pick<ScenarioDocument, 'services' | 'phases' | 'answers' | 'invariants'>

/**
 * How an invariant stands in a phase:
 * - `holds` for every sender, under every answer to the open questions
 * - `hangs` on open questions, or on facts of a service that are not known
 * - `fails` for some sender under the recorded answers and the defaults
 * - `open`: the side entrance is open, and may be: MX points to Microsoft, or the phase is in a declared window
 * - `unchecked`: there was nothing to check it on
 */
export type GateState = 'holds' | 'hangs' | 'fails' | 'open' | 'unchecked'

/** Senders that go against an invariant, all in the same way. */
export type Failure = {
  /** the fewest answers that bring it about; none: it is so under the recorded answers and the defaults */
  readonly given: readonly GivenAnswer[]
  /** what becomes of them in the phase */
  readonly outcome: Outcome
  /** the service whose senders they are; null where they are not those of one */
  readonly serviceId: string | null
  /** who gets in, where nobody may; null where somebody is lost */
  readonly admits: Pick<Door, 'to' | 'pattern'> | null
  /** where only those without TLS are concerned, of all who may deliver */
  readonly isPlain: boolean
  /** of a service's senders its own networks, as far as they are concerned; none where it is any address */
  readonly networks: readonly string[]
  readonly networksLeft: number
  readonly addresses: AddressCount
  /** those of the service's names that are concerned; null where it makes no difference */
  readonly certificateNames: readonly string[] | null
  readonly mailFrom: 'any' | readonly DomainPiece[]
  readonly recipient: 'any' | readonly DomainPiece[]
  /** the matcher, asked about it under the answers in `given`, says the same */
  readonly witness: KnownSender
}

/** An invariant in one of its phases. */
export type Gate = {
  readonly invariantId: string
  readonly phaseId: string
  readonly state: GateState
  /** why it may be open, or why nothing was checked */
  readonly because: 'mx' | 'declared' | 'nothing-known' | 'no-recipients' | 'no-mx' | 'no-neighbours' | null
  /** those without `given` first */
  readonly failures: readonly Failure[]
  readonly failuresLeft: number
  /** facts of the service that are not known, where it hangs on them */
  readonly unknown: readonly Fact[]
  /** ids of listed services through whose networks or names their other customers get in too */
  readonly sharedWith: readonly string[]
  /** false where not every sender or set of answers was looked at: what is found is so, and there may be more */
  readonly isComplete: boolean
}

/** A gate that holds, but for what is given. */
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

/** Why the side entrance may be open in the phase: every MX record points to Microsoft, or the phase is in a declared window. */
export function opennessOf(
  { id, mx }: Phase,
  { openPhaseIds }: Pick<InvariantOf<'nobodyElse'>, 'openPhaseIds'>,
): 'mx' | 'declared' | null {
  if (openPhaseIds.includes(id)) return 'declared'
  return isMxAtMicrosoft({ mx }) ? 'mx' : null
}
