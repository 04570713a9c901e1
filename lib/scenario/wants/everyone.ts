import type { Swept, SweptSenders } from '#lib/matcher'
import type { InvariantOf } from '#lib/scenario/document/invariants'
import { MICROSOFT } from '#lib/scenario/document/microsoft'
import { type About, type Claim, isLost, PLAIN, WITH_TLS, withName } from './claims'
import { FailureCollector, FaultFinder, keyOf } from './failures'
import { type Gate, gate, stateOf } from './gates'

const NO_KEYS: ReadonlySet<string> = new Set()

/**
 * The claim of `getsThrough` for everyone: where MX points to Microsoft, all senders must get in, with TLS or without.
 * It finds locks that are still enabled. It is judged under the strictest answers. Senders that the team refuses on
 * purpose are left out: MAIL FROM of a domain with a Partner connector of its own, and of an accepted domain under
 * `rejectDirectSend`.
 */
export class EveryoneThrough implements Claim {
  private readonly failures = new FailureCollector()
  private readonly faults = new FaultFinder(isLost)
  private readonly accepted: number
  private readonly atMicrosoft: number
  private readonly guarded: readonly number[]
  private readonly hasMx: boolean

  constructor(
    private readonly invariant: InvariantOf<'getsThrough'>,
    private readonly about: About,
  ) {
    const { marks, phase } = about
    const { acceptedDomains, rejectDirectSend } = phase.tenant
    const domains = phase.mx.filter(({ to }) => to === MICROSOFT).map(({ domain }) => domain)
    this.hasMx = domains.length > 0
    this.accepted = marks.add({ associatedAcceptedDomains: acceptedDomains })
    this.atMicrosoft = marks.add({ associatedAcceptedDomains: domains })
    const ofPartners = phase.connectors
      .filter(({ connectorType, enabled, senderDomains }) => {
        return connectorType === 'Partner' && enabled && !senderDomains.includes('*')
      })
      .map(({ senderDomains }) => marks.add({ senderDomains }))
    this.guarded = rejectDirectSend ? [...ofPartners, marks.add({ senderDomains: acceptedDomains })] : ofPartners
  }

  note(senders: SweptSenders): void {
    if (!this.hasMx || !senders.isInDomains(this.accepted) || !senders.isInDomains(this.atMicrosoft)) return
    if (this.guarded.some((mark) => senders.isInDomains(mark))) return
    const lost = this.faults.find(senders.ways(WITH_TLS))
    for (const fault of lost) this.failures.add(senders, WITH_TLS, fault, {})
    this.noteMore(senders, PLAIN, new Set(lost.map(keyOf)))
    for (let name = 0; name < senders.nameCount; name++) this.noteMore(senders, withName(name), NO_KEYS)
  }

  /** Notes faults of a channel that senders with TLS alone do not have. */
  private noteMore(senders: SweptSenders, channel: typeof PLAIN, known: ReadonlySet<string>): void {
    for (const fault of this.faults.find(senders.ways(channel)))
      if (!known.has(keyOf(fault))) this.failures.add(senders, channel, fault, { isPlain: !channel.tls })
  }

  finish(swept: Swept): Gate {
    const { invariant, about } = this
    const unchecked = (because: NonNullable<Gate['because']>) =>
      gate(invariant.id, about.phase.id, { state: 'unchecked', because })
    if (about.phase.tenant.acceptedDomains.length === 0) return unchecked('no-recipients')
    if (!this.hasMx) return unchecked('no-mx')
    const { failures, failuresLeft } = this.failures.list(swept, null)
    return gate(invariant.id, about.phase.id, {
      state: stateOf(failures),
      failures,
      failuresLeft,
      isComplete: swept.isComplete,
    })
  }
}
