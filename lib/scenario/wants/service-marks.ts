import { fitName, normalizeDomain, type SenderMark, type SweptSenders } from '#lib/matcher'
import type { Phase, Service } from '#lib/scenario/document/document'

/** Marks by which the senders of services are told from all others, given out one after the other. */
export class MarkList {
  readonly marks: SenderMark[] = []
  private readonly numbers = new Map<string, number>()

  /** The number of the mark; an equal one has the same. */
  add(mark: SenderMark): number {
    const key = JSON.stringify(mark)
    const known = this.numbers.get(key) ?? this.marks.length
    if (known === this.marks.length) this.marks.push(mark)
    this.numbers.set(key, known)
    return known
  }
}

/** How a sender belongs to a service: by address or name of its own, or by a name that its customers share. */
type Belonging = 'own' | 'shared' | null

/** A service as a sweep sees it. */
export class MarkedService {
  private readonly networks: number | null
  private readonly names: readonly number[]
  private readonly shared: readonly number[]

  /** `phases`: whose connectors may let in customers of a shared service beside the names that it has here. */
  constructor(
    readonly service: Service,
    phases: readonly Pick<Phase, 'connectors'>[],
    list: MarkList,
  ) {
    this.networks = service.networks.length === 0 ? null : list.add({ senderIPAddresses: service.networks })
    this.names = service.certificateNames.map((name) => list.add({ tlsSenderCertificateName: name }))
    this.shared = sharedPatterns(service, phases).map((name) => list.add({ tlsSenderCertificateName: name }))
  }

  get hasNetworks(): boolean {
    return this.networks !== null
  }

  /** Reports whether the senders' addresses are the service's. */
  isListed(senders: SweptSenders): boolean {
    return this.networks !== null && senders.isListed(this.networks)
  }

  /** Which of the service's names a kind of certificate names is, as the same text: by its place among them. */
  nameOf(senders: SweptSenders, name: number): number | null {
    const at = this.names.findIndex((mark) => senders.fits(mark, name) === 'exactly')
    return at < 0 ? null : at
  }

  /** Whose a kind of certificate names is. The owner of a name is the owner of what lies below it, and of its wildcard. */
  belongs(senders: SweptSenders, name: number): Belonging {
    if (this.names.some((mark) => senders.fits(mark, name) !== null)) return 'own'
    return this.shared.some((mark) => senders.fits(mark, name) !== null) ? 'shared' : null
  }
}

/** Names that connectors ask for and that fit one of the shared service's: whoever presents such a one is a customer too. */
function sharedPatterns({ shared, certificateNames }: Service, phases: readonly Pick<Phase, 'connectors'>[]): string[] {
  if (shared !== true) return []
  const patterns = phases.flatMap(({ connectors }) =>
    connectors.flatMap(({ tlsSenderCertificateName: name }) => (name === null ? [] : [name])),
  )
  return [...new Set(patterns)].filter((pattern) =>
    certificateNames.some((name) => fitName(normalizeDomain(pattern), normalizeDomain(name)) !== null),
  )
}
