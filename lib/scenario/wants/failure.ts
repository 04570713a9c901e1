import type { AddressCount, DomainPiece, Door, GivenAnswer, KnownSender, Outcome } from '#lib/matcher'

/** Senders of a part that go against what is wanted of them, all in the same way. */
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
