import type { ScenarioDocument, ScenarioSender, Service } from '#lib/scenario/document/document'

/** A row of the plan: the senders of a service, the other customers of a shared one, or everybody else. */
export type Who =
  | { readonly key: WhoKey; readonly kind: 'service'; readonly service: Service }
  | { readonly key: WhoKey; readonly kind: 'otherCustomers'; readonly service: Service }
  | { readonly key: WhoKey; readonly kind: 'everybodyElse'; readonly service: null }

/** `service:<id>`, `otherCustomers:<id>` or `everybodyElse`: how documents and the HTTP contract name a *who*. */
export type WhoKey = 'everybodyElse' | `service:${string}` | `otherCustomers:${string}`

export const EVERYBODY_ELSE: WhoKey = 'everybodyElse'
export const serviceKey = (serviceId: string): WhoKey => `service:${serviceId}`
export const otherCustomersKey = (serviceId: string): WhoKey => `otherCustomers:${serviceId}`

/**
 * The rows of a plan, in the order of its services: each service, behind it its other customers unless nobody shares it,
 * and at the end everybody else. A service that sends to MX like everybody has no row: its mail comes through a filter's.
 */
export function findWhos({ services }: Pick<ScenarioDocument, 'services'>): Who[] {
  const ofServices = services.flatMap((service): Who[] => {
    const own: Who = { key: serviceKey(service.id), kind: 'service', service }
    const others: Who = { key: otherCustomersKey(service.id), kind: 'otherCustomers', service }
    if (sendsToMx(service)) return []
    return hasOtherCustomers(service) ? [own, others] : [own]
  })
  return [...ofServices, { key: EVERYBODY_ELSE, kind: 'everybodyElse', service: null }]
}

/** Reports whether the service may send to MX at all, and was said to. A filter and on-premises servers never do. */
const sendsToMx = ({ kind, delivery }: Service): boolean =>
  delivery === 'mx' && kind !== 'filter' && kind !== 'onPremises'

/** Only a filter or a hosted service has other customers; where it is not known, the row asks. */
function hasOtherCustomers({ kind, shared }: Service): boolean {
  if (shared !== null) return shared !== 'no'
  return kind === 'filter' || kind === 'signature' || kind === 'encryption' || kind === 'phishingSimulation'
}

/** The row that a sample sender belongs to. */
export function whoOfSample({ serviceId, otherCustomer }: Pick<ScenarioSender, 'serviceId' | 'otherCustomer'>): WhoKey {
  if (serviceId === null) return EVERYBODY_ELSE
  return otherCustomer ? otherCustomersKey(serviceId) : serviceKey(serviceId)
}

type Samples = ScenarioDocument['senders']
const samplesByWho = new WeakMap<Samples, Map<WhoKey, ScenarioSender[]>>()

/** The sample senders of a row, in their order. Remembered as long as the list of samples is. */
export function samplesOfWho(senders: Samples, key: WhoKey): readonly ScenarioSender[] {
  let byWho = samplesByWho.get(senders)
  if (byWho === undefined) {
    byWho = new Map()
    for (const sample of senders) {
      const own = byWho.get(whoOfSample(sample))
      if (own === undefined) byWho.set(whoOfSample(sample), [sample])
      else own.push(sample)
    }
    samplesByWho.set(senders, byWho)
  }
  return byWho.get(key) ?? []
}

/** The service that a key names; null for everybody else. */
export function serviceIdOf(key: WhoKey): string | null {
  return key === EVERYBODY_ELSE ? null : key.slice(key.indexOf(':') + 1)
}
