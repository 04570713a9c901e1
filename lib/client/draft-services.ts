import type { ScenarioDocument, Service } from '#lib/scenario/document'
import { LIMITS } from '#lib/scenario/limits'
import { dropServiceFromInvariants } from './draft-invariants'

/** Changes of services. Each takes a document and returns the next; untouched parts stay the same objects. */
type Edit = (document: ScenarioDocument) => ScenarioDocument

export const putService =
  (service: Service): Edit =>
  (document) => ({
    ...document,
    services: document.services.some(({ id }) => id === service.id)
      ? document.services.map((known) => (known.id === service.id ? service : known))
      : [...document.services, service],
  })

/** Takes a service out: its senders stay, as senders of no service; MX, answers and invariants that named it name it no more. */
export const removeService =
  (serviceId: string): Edit =>
  (document) => ({
    ...document,
    services: document.services.filter(({ id }) => id !== serviceId),
    senders: document.senders.map((sender) =>
      sender.serviceId === serviceId ? { ...sender, serviceId: null, otherCustomer: false } : sender,
    ),
    deliverers: document.deliverers.map((deliverer) =>
      deliverer.serviceIds.includes(serviceId)
        ? { ...deliverer, serviceIds: deliverer.serviceIds.filter((id) => id !== serviceId) }
        : deliverer,
    ),
    phases: document.phases.map((phase) =>
      phase.mx.some(({ to }) => to === serviceId)
        ? { ...phase, mx: phase.mx.filter(({ to }) => to !== serviceId) }
        : phase,
    ),
    invariants: dropServiceFromInvariants(document.invariants, serviceId),
  })

/** Adds a line to the description, once; null adds none. A description that is full stays as it is. */
export const addNote =
  (note: string | null): Edit =>
  (document) => {
    const { description } = document
    if (note === null || description.split('\n').includes(note)) return document
    const next = description === '' ? note : `${description}\n${note}`
    return next.length > LIMITS.text ? document : { ...document, description: next }
  }

/** Names with others added behind them, each once; upper and lower case are the same. */
export function joinNames(names: readonly string[], added: readonly string[]): string[] {
  const all = [...names, ...added]
  return all.filter((name, i) => all.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === i)
}
