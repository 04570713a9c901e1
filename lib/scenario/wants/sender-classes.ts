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
  const others = services.filter(({ id }) => id !== service.id).map((one) => new MarkedService(one, [], marks))
  const isElsewhere = (senders: SweptSenders) =>
    marked.hasNetworks ? !marked.isListed(senders) : others.some((other) => other.isListed(senders))
  const { tls, certificateNames } = service
  const presents = certificateNames.length > 0 && tls !== false
  const channels = (senders: SweptSenders, only: boolean | null): OwnChannel[] => {
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
  }
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
  return {
    isVague: false,
    channels: (senders, only) => {
      const isListed = marked.isListed(senders)
      const names = Array.from({ length: senders.nameCount }, (_, name) => name).filter(
        (name) => marked.belongs(senders, name) !== null && mine.belongs(senders, name) === null,
      )
      const isElsewhere = marked.hasNetworks && !isListed
      const found: OwnChannel[] = []
      if (isListed && service.tls !== true && only !== true) found.push(own(PLAIN))
      if (only === false) return found
      if (isListed) found.push(own(WITH_TLS))
      if (!isElsewhere) for (const name of names) found.push(own(withName(name)))
      return found
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
  return {
    isVague: false,
    channels: (senders, only) => {
      if (all.some((marked) => marked.isListed(senders))) return NOTHING
      const found: OwnChannel[] = only === true ? [] : [own(PLAIN)]
      if (only === false) return found
      found.push(own(WITH_TLS))
      for (let name = 0; name < senders.nameCount; name++)
        if (!all.some((marked) => marked.belongs(senders, name) !== null)) found.push(own(withName(name)))
      return found
    },
  }
}

/** Everybody there is, whoever they are: while MX points to Microsoft. */
const EVERYBODY: SenderClasses = {
  isVague: false,
  channels: (senders, only) => [
    ...(only === true ? [] : [own(PLAIN)]),
    ...(only === false
      ? []
      : [own(WITH_TLS), ...Array.from({ length: senders.nameCount }, (_, name) => own(withName(name)))]),
  ],
}

/** The senders of a *who*; `isEverybody` where its want is that of everybody. */
export function classesOf(
  who: Who,
  isEverybody: boolean,
  { services, phase, marks }: { services: readonly Service[]; phase: Phase; marks: MarkList },
): SenderClasses {
  if (who.kind === 'everybodyElse') return isEverybody ? EVERYBODY : classesOfStrangers(services, phase, marks)
  if (who.kind === 'service') return classesOfService(who.service, services, marks)
  return classesOfOtherCustomers(who.service, phase, marks)
}
