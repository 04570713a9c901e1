import type { Answers, Fact, SampleChannel, Swept, SweptSenders } from '#lib/matcher'
import type { Phase, Service } from '#lib/scenario/document/document'
import type { InvariantOf } from '#lib/scenario/document/invariants'
import { MICROSOFT } from '#lib/scenario/document/microsoft'
import { domainsCarried } from '#lib/scenario/document/mx'
import { type AdmittedBy, FailureCollector, type Fault, FaultFinder, keyOf } from './failures'
import { type Gate, type GatesInput, gate, opennessOf, stateOf } from './gates'
import { MarkedService, type MarkList } from './service-marks'

/** An invariant during the sweep of a phase. `note` takes each class of senders; `finish` returns the gate. */
export type Claim = {
  readonly note: (senders: SweptSenders) => void
  readonly finish: (swept: Swept) => Gate
}

/** The phase that a claim is evaluated in, with its document. */
export type About = {
  readonly document: GatesInput
  readonly phase: Phase
  readonly marks: MarkList
  readonly answers: Answers
}

export const PLAIN: SampleChannel = { tls: false, trusted: true, atoms: [] }
export const WITH_TLS: SampleChannel = { tls: true, trusted: true, atoms: [] }
export const withName = (name: number): SampleChannel => ({ tls: true, trusted: true, atoms: [name] })

export const isLost = ([outcome]: readonly string[]): boolean => outcome !== 'accepted'
const isIn = ([outcome]: readonly string[]): boolean => outcome === 'accepted'

/**
 * The claim of `getsThrough`, judged under the strictest answers: every sender of the service must get in under all of
 * them. A filter is not judged for domains whose MX never points to it.
 */
export class GetsThrough implements Claim {
  private readonly failures = new FailureCollector()
  private readonly faults = new FaultFinder(isLost)
  private readonly marked: MarkedService
  private readonly recipients: number
  private readonly own: number | null
  private readonly unknown: readonly Fact[]
  /**
   * if facts of the service are unknown: keys of the known facts of senders that may get in, and of those that do not
   */
  private readonly perhapsIn = new Set<string>()
  private readonly notIn = new Set<string>()

  constructor(
    private readonly invariant: InvariantOf<'getsThrough'>,
    private readonly service: Service,
    private readonly about: About,
  ) {
    const { marks, phase, document } = about
    const { acceptedDomains } = phase.tenant
    this.marked = new MarkedService(service, [], marks)
    const recipients =
      service.kind === 'filter' ? domainsCarried(acceptedDomains, document.phases, service.id) : acceptedDomains
    this.recipients = marks.add({ associatedAcceptedDomains: [...recipients] })
    this.own = invariant.mailFrom === 'own' ? marks.add({ senderDomains: acceptedDomains }) : null
    this.unknown = unknownFacts(service)
  }

  note(senders: SweptSenders): void {
    if (!senders.isInDomains(this.recipients)) return
    if (this.own !== null && !senders.isInDomains(this.own)) return
    if (this.marked.hasNetworks && !this.marked.isListed(senders)) return
    const { tls, certificateNames } = this.service
    const presents = certificateNames.length > 0
    if (tls === false || (tls === null && !presents)) this.noteChannel(senders, PLAIN)
    if (tls !== false && !presents) this.noteChannel(senders, WITH_TLS)
    if (tls === false || (tls === true && !presents)) return
    for (let name = 0; name < senders.nameCount; name++) {
      const own = presents ? this.marked.nameOf(senders, name) : null
      if (!presents) this.noteChannel(senders, withName(name))
      else if (own !== null) this.noteChannel(senders, withName(name), own)
    }
  }

  private noteChannel(senders: SweptSenders, channel: SampleChannel, name?: number): void {
    const faults = this.faults.find(senders.ways(channel))
    for (const fault of faults) this.failures.add(senders, channel, fault, name === undefined ? {} : { name })
    if (this.unknown.length === 0) return
    const { facts, from, to } = senders.walk.selection
    const address = this.marked.hasNetworks ? senders.rows[0] : ''
    const isOut = faults.some(({ given }) => given.length === 0)
    const known = isOut ? this.notIn : this.perhapsIn
    known.add(`${facts} ${from} ${to} ${address} ${name ?? ''}`)
  }

  finish(swept: Swept): Gate {
    const { invariant, service, about, unknown } = this
    if (about.phase.tenant.acceptedDomains.length === 0)
      return gate(invariant.id, about.phase.id, { state: 'unchecked', because: 'no-recipients' })
    if (unknown.includes('sourceIP') && unknown.includes('certificateNames'))
      return gate(invariant.id, about.phase.id, { state: 'unchecked', because: 'nothing-known' })
    const { failures, failuresLeft } = this.failures.list(swept, service)
    const state = stateOf(failures)
    // Senders that are lost for only some values of an unknown fact are not surely lost.
    const isSurelyOut = [...this.notIn].some((key) => !this.perhapsIn.has(key))
    const hangsOnFacts = state !== 'holds' && unknown.length > 0 && !isSurelyOut
    return gate(invariant.id, about.phase.id, {
      state: hangsOnFacts ? 'hangs' : state,
      failures,
      failuresLeft,
      unknown: hangsOnFacts ? unknown : [],
      isComplete: swept.isComplete,
    })
  }
}

/**
 * The unknown facts of a service's senders. With names, TLS is known. With known TLS, a service without names presents
 * none.
 */
function unknownFacts({ networks, certificateNames, tls }: Service): Fact[] {
  const facts: Fact[] = networks.length === 0 ? ['sourceIP'] : []
  return tls === null && certificateNames.length === 0 ? [...facts, 'tls', 'certificateNames'] : facts
}

/** The claim of `nobodyElse`, judged under the loosest answers: a sender that gets in under any of them counts. */
export class NobodyElse implements Claim {
  private readonly failures = new FailureCollector()
  private readonly faults = new FaultFinder(isIn)
  private readonly listed: readonly MarkedService[]
  private readonly atMicrosoft: number | null
  private readonly sharedWith = new Set<string>()
  private readonly open: 'mx' | 'declared' | null

  constructor(
    private readonly invariant: InvariantOf<'nobodyElse'>,
    private readonly about: About,
  ) {
    const { document, phase, marks } = about
    this.listed = document.services
      .filter(({ id }) => invariant.serviceIds.includes(id))
      .map((service) => new MarkedService(service, [phase], marks))
    const domains = phase.mx.filter(({ to }) => to === MICROSOFT).map(({ domain }) => domain)
    this.atMicrosoft = domains.length === 0 ? null : marks.add({ associatedAcceptedDomains: domains })
    this.open = opennessOf(phase, invariant)
  }

  note(senders: SweptSenders): void {
    // For domains whose MX points to Microsoft, everyone delivers directly and must get in.
    if (this.open !== 'mx' && this.atMicrosoft !== null && senders.isInDomains(this.atMicrosoft)) return
    const atHome = this.listed.filter((marked) => marked.isListed(senders))
    if (atHome.length > 0) {
      this.noteShared(senders, atHome)
      return
    }
    const plain = this.noteChannel(senders, PLAIN, 'plain', NO_KEYS)
    const bare = this.noteChannel(senders, WITH_TLS, 'tls', plain)
    const known = bare.size > 0 ? bare : plain
    for (let name = 0; name < senders.nameCount; name++) this.noteName(senders, name, known)
  }

  private noteName(senders: SweptSenders, name: number, known: ReadonlySet<string>): void {
    const belonging = this.listed.map((marked) => ({ id: marked.service.id, how: marked.belongs(senders, name) }))
    if (belonging.some(({ how }) => how === 'own')) return
    const shared = belonging.filter(({ how }) => how === 'shared')
    if (shared.length === 0) {
      this.noteChannel(senders, withName(name), { pattern: patternOf(senders, name) }, known)
      return
    }
    if (this.isSurelyIn(senders, withName(name))) for (const { id } of shared) this.sharedWith.add(id)
  }

  /** Notes shared services whose other customers get in: from their networks, with no name or one of the service's. */
  private noteShared(senders: SweptSenders, atHome: readonly MarkedService[]): void {
    const names = Array.from({ length: senders.nameCount }, (_, name) => name)
    for (const marked of atHome) {
      const { id, shared } = marked.service
      if (shared !== true || this.sharedWith.has(id)) continue
      const own = names.filter((name) => marked.belongs(senders, name) !== null).map(withName)
      if ([PLAIN, WITH_TLS, ...own].some((channel) => this.isSurelyIn(senders, channel))) this.sharedWith.add(id)
    }
  }

  private isSurelyIn(senders: SweptSenders, channel: SampleChannel): boolean {
    return this.faults.find(senders.ways(channel)).some(({ given }) => given.length === 0)
  }

  /** Notes faults that are not in `known`. Returns `known` with the keys of all faults of the channel. */
  private noteChannel(
    senders: SweptSenders,
    channel: SampleChannel,
    way: AdmittedBy,
    known: ReadonlySet<string>,
  ): Set<string> {
    const faults = this.faults.find(senders.ways(channel))
    const isNew = (fault: Fault) => !known.has(keyOf(fault)) && !known.has(SURELY)
    for (const fault of faults) if (isNew(fault)) this.failures.add(senders, channel, fault, { way })
    return new Set([...known, ...faults.map(keyOf)])
  }

  finish(swept: Swept): Gate {
    const { invariant, about, open } = this
    if (about.phase.tenant.acceptedDomains.length === 0)
      return gate(invariant.id, about.phase.id, { state: 'unchecked', because: 'no-recipients' })
    const { failures, failuresLeft } = this.failures.list(swept, null)
    const isOpen = open !== null && failures.length > 0
    return gate(invariant.id, about.phase.id, {
      state: isOpen ? 'open' : stateOf(failures),
      because: isOpen ? open : null,
      failures,
      failuresLeft,
      sharedWith: [...this.sharedWith],
      isComplete: swept.isComplete,
    })
  }
}

const NO_KEYS: ReadonlySet<string> = new Set()
const SURELY = keyOf({ outcome: 'accepted', given: [] })

/**
 * The name that a connector asks for and that the presented name matches; else the presented name (an accepted domain).
 */
function patternOf({ walk }: SweptSenders, name: number): string {
  const atom = walk.atoms[name]
  const wanted = atom?.hits.map(({ at }) => walk.selection.parts[at]).find((part) => part?.side === 0)
    ?.prepared.wantedName
  return wanted ?? atom?.name.sample ?? ''
}

/** The claim of `noPlainText`, judged under the loosest answers. */
export class NoPlainText implements Claim {
  private readonly failures = new FailureCollector()
  private readonly faults = new FaultFinder(isIn)

  constructor(
    private readonly invariant: InvariantOf<'noPlainText'>,
    private readonly about: About,
  ) {}

  note(senders: SweptSenders): void {
    for (const fault of this.faults.find(senders.ways(PLAIN)))
      this.failures.add(senders, PLAIN, fault, { way: 'plain' })
  }

  finish(swept: Swept): Gate {
    const { invariant, about } = this
    if (about.phase.tenant.acceptedDomains.length === 0)
      return gate(invariant.id, about.phase.id, { state: 'unchecked', because: 'no-recipients' })
    const { failures, failuresLeft } = this.failures.list(swept, null)
    return gate(invariant.id, about.phase.id, {
      state: stateOf(failures),
      failures,
      failuresLeft,
      isComplete: swept.isComplete,
    })
  }
}
