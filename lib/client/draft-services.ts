import type { ScenarioDocument, Service } from '#lib/scenario/document'

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

/** Takes a service out: its senders stay, as senders of no service; MX and answers that named it name it no more. */
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
  })
