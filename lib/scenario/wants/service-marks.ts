import { fitName, normalizeDomain, type SenderMark, type SweptSenders } from '#lib/matcher'
import type { Phase, Service } from '#lib/scenario/document/document'
import { isShared } from '#lib/scenario/document/shared'

/** The numbered marks by which a sweep tells the senders of services from all others. */
export class MarkList {
  readonly marks: SenderMark[] = []
  private readonly numbers = new Map<string, number>()

  /** Adds a mark and returns its number. Equal marks have the same number. */
  add(mark: SenderMark): number {
    const key = JSON.stringify(mark)
    const known = this.numbers.get(key) ?? this.marks.length
    if (known === this.marks.length) this.marks.push(mark)
    this.numbers.set(key, known)
    return known
  }
}

/** Whether a certificate name is one of the service's own, or one that its customers share. */
type Belonging = 'own' | 'shared' | null

/** A service with its marks in a sweep. */
export class MarkedService {
  private readonly networks: number | null
  private readonly names: readonly number[]
  private readonly shared: readonly number[]

  /** `phases`: their connectors may ask for further names that customers of a shared service present. */
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

  /** Reports whether the addresses of the senders belong to the service. */
  isListed(senders: SweptSenders): boolean {
    return this.networks !== null && senders.isListed(this.networks)
  }

  /** The index of the service's name that equals a class of certificate names; null if none does. */
  nameOf(senders: SweptSenders, name: number): number | null {
    const at = this.names.findIndex((mark) => senders.fits(mark, name) === 'exactly')
    return at < 0 ? null : at
  }

  /** Whether a class of certificate names belongs to the service. The owner of a name also owns names below it. */
  belongs(senders: SweptSenders, name: number): Belonging {
    if (this.names.some((mark) => senders.fits(mark, name) !== null)) return 'own'
    return this.shared.some((mark) => senders.fits(mark, name) !== null) ? 'shared' : null
  }
}

/**
 * Names that connectors ask for and that fit one of the shared service's: whoever presents such a one is a customer too. A
 * name that is this tenant's own is nobody else's.
 */
function sharedPatterns(
  { shared, certificateNames, ownCertificateNames }: Service,
  phases: readonly Pick<Phase, 'connectors'>[],
): string[] {
  if (!isShared(shared)) return []
  const own = new Set(ownCertificateNames.map(normalizeDomain))
  const names = [...certificateNames, ...ownCertificateNames]
  const patterns = phases.flatMap(({ connectors }) =>
    connectors.flatMap(({ tlsSenderCertificateName: name }) => (name === null ? [] : [name])),
  )
  return [...new Set(patterns)].filter(
    (pattern) =>
      !own.has(normalizeDomain(pattern)) &&
      names.some((name) => fitName(normalizeDomain(pattern), normalizeDomain(name)) !== null),
  )
}
