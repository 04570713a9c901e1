import { normalizeDomain, type SampleChannel, type SweptSenders, wildcardBase } from '#lib/matcher'
import type { Phase, Service } from '#lib/scenario/document/document'
import { MarkedService, type MarkList } from './service-marks'
import type { Who } from './who'

/** One of the senders that a *who* has among those that were swept together. */
export type OwnChannel = {
  readonly channel: SampleChannel
  /** the place of the presented name among those of the service; null where it presents none of them */
  readonly name: number | null
}

/**
 * Which senders are those of a *who*. What is not known of a service takes every value: then senders that differ only in
 * that are one class (`isVague`).
 */
export type SenderClasses = {
  /** whether no address list narrows the senders, so that they are to be looked at together for all addresses */
  readonly isVague: boolean
  readonly channels: (senders: SweptSenders, tls: boolean | null) => readonly OwnChannel[]
}

const PLAIN: SampleChannel = { tls: false, trusted: true, atoms: [] }
const WITH_TLS: SampleChannel = { tls: true, trusted: true, atoms: [] }
const withName = (name: number): SampleChannel => ({ tls: true, trusted: true, atoms: [name] })
const own = (channel: SampleChannel, name: number | null = null): OwnChannel => ({ channel, name })
const NOTHING: readonly OwnChannel[] = []

/**
 * The senders of the service: from its networks, with its TLS and its names. A chain not looked at counts as trusted. Where
 * its networks are not known, it comes from any address but those of other services.
 */
function classesOfService(service: Service, services: readonly Service[], marks: MarkList): SenderClasses {
  const marked = new MarkedService(service, [], marks)
  const others = marked.hasNetworks
    ? []
    : services.filter(({ id }) => id !== service.id).map((one) => new MarkedService(one, [], marks))
  const isElsewhere = (senders: SweptSenders) =>
    marked.hasNetworks ? !marked.isListed(senders) : others.some((other) => other.isListed(senders))
  const { tls, certificateNames } = service
  const presents = certificateNames.length > 0 && tls !== false
  const channels = perWalk((senders, only) => {
    const found: OwnChannel[] = []
    if (tls !== true && !presents && only !== true) found.push(own(PLAIN))
    if (tls === false || only === false) return found
    if (!presents) found.push(own(WITH_TLS))
    for (let name = 0; name < senders.nameCount; name++) {
      const place = presents ? marked.nameOf(senders, name) : null
      // Without TLS known, nothing is known of a certificate either.
      if (presents ? place !== null : tls === null) found.push(own(withName(name), place))
    }
    return found
  })
  return {
    isVague: !marked.hasNetworks,
    channels: (senders, only) => (isElsewhere(senders) ? NOTHING : channels(senders, only)),
  }
}

/** Reports whether so little is known of the service that nothing can be said of its senders. */
export const isUnknown = ({ networks, certificateNames }: Service): boolean =>
  networks.length === 0 && certificateNames.length === 0

/**
 * The senders of other customers: from the networks of the service, or with a name that its customers share; but not with a
 * name that only this tenant's mail presents, or one below it.
 */
function classesOfOtherCustomers(service: Service, phase: Phase, marks: MarkList): SenderClasses {
  const marked = new MarkedService(withoutOwnNames(service), [phase], marks)
  const mine = new MarkedService(
    { ...service, certificateNames: withNamesBelow(service.ownCertificateNames) },
    [],
    marks,
  )
  const byName = perWalk((senders, only) =>
    only === false
      ? []
      : namesOf(senders)
          .filter((name) => marked.belongs(senders, name) !== null && mine.belongs(senders, name) === null)
          .map((name) => own(withName(name))),
  )
  const listed = perWalk((senders, only) => [
    ...(service.tls !== true && only !== true ? [own(PLAIN)] : []),
    ...(only === false ? [] : [own(WITH_TLS)]),
    ...byName(senders, only),
  ])
  return {
    isVague: false,
    channels: (senders, only) => {
      if (marked.isListed(senders)) return listed(senders, only)
      return marked.hasNetworks ? NOTHING : byName(senders, only)
    },
  }
}

/** Patterns of the names and of what lies below them. */
const withNamesBelow = (names: readonly string[]): string[] =>
  names.map((name) => (wildcardBase(name) === null ? `*.${name}` : name))

const withoutOwnNames = (service: Service): Service => ({
  ...service,
  certificateNames: service.certificateNames.filter(
    (name) => !service.ownCertificateNames.some((mine) => normalizeDomain(mine) === normalizeDomain(name)),
  ),
})

/** Everybody else: from no network of a service, and with no name that one presents. */
function classesOfStrangers(services: readonly Service[], phase: Phase, marks: MarkList): SenderClasses {
  const all = services.map((service) => new MarkedService(service, [phase], marks))
  const unlisted = perWalk((senders, only) =>
    everyChannel(only, () =>
      namesOf(senders).filter((name) => !all.some((marked) => marked.belongs(senders, name) !== null)),
    ),
  )
  return {
    isVague: false,
    channels: (senders, only) => (all.some((marked) => marked.isListed(senders)) ? NOTHING : unlisted(senders, only)),
  }
}

/** Everybody there is, whoever they are: while MX points to Microsoft. */
const everybody = (): SenderClasses => ({
  isVague: false,
  channels: perWalk((senders, only) => everyChannel(only, () => namesOf(senders))),
})

const namesOf = ({ nameCount }: SweptSenders): number[] => Array.from({ length: nameCount }, (_, name) => name)

/** Senders without TLS, with TLS alone, and with each of the names. */
const everyChannel = (only: boolean | null, names: () => readonly number[]): OwnChannel[] => [
  ...(only === true ? [] : [own(PLAIN)]),
  ...(only === false ? [] : [own(WITH_TLS), ...names().map((name) => own(withName(name)))]),
]

type Channels = SenderClasses['channels']

/**
 * Remembers what does not depend on addresses: which names are whose is the same for all senders of one walk. A part asks
 * with the same `only` each time.
 */
function perWalk(find: Channels): Channels {
  let known: { walk: SweptSenders['walk']; only: boolean | null; found: readonly OwnChannel[] } | null = null
  return (senders, only) => {
    if (known?.walk !== senders.walk || known.only !== only)
      known = { walk: senders.walk, only, found: find(senders, only) }
    return known.found
  }
}

/** The senders of a *who*; `isEverybody` where its want is that of everybody. */
export function classesOf(
  who: Who,
  isEverybody: boolean,
  { services, phase, marks }: { services: readonly Service[]; phase: Phase; marks: MarkList },
): SenderClasses {
  if (who.kind === 'everybodyElse') return isEverybody ? everybody() : classesOfStrangers(services, phase, marks)
  if (who.kind === 'service') return classesOfService(who.service, services, marks)
  return classesOfOtherCustomers(who.service, phase, marks)
}
