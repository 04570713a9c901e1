import { isEqual } from '#lib/client/draft/structural-sharing'
import type { Mx, ScenarioSender, Service } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import { connectionOf } from '#lib/scenario/services/service-senders'
import type { Edit } from './edit'
import { dropFromWants } from './wants'

/** Adds or changes a service. Its samples that are still its plain example follow it; all others keep what they state. */
export const putService =
  (service: Service): Edit =>
  (document) => {
    const before = document.services.find(({ id }) => id === service.id)
    if (before === undefined) return { ...document, services: [...document.services, service] }
    const seen = new Set(document.evidence.map(({ who }) => who))
    const follows = (sender: ScenarioSender) =>
      sender.serviceId === service.id && !sender.otherCustomer && !seen.has(`sample:${sender.id}`)
    return {
      ...document,
      services: document.services.map((known) => (known.id === service.id ? service : known)),
      senders: document.senders.map((sender) =>
        follows(sender) ? updateFromService(sender, before, service) : sender,
      ),
    }
  }

/**
 * The sample with the connection of the changed service, if it had that of the service before in every fact. One fact that
 * differs, a null among them, was stated by somebody: then the sample is no example of the service, and nothing is filled.
 */
function updateFromService(sender: ScenarioSender, before: Service, after: Service): ScenarioSender {
  const [old, now] = [connectionOf(before), connectionOf(after)]
  const { sourceIP, tls, certificateNames, certificateTrusted } = sender
  if (isEqual(old, now) || !isEqual(old, { sourceIP, tls, certificateNames, certificateTrusted })) return sender
  // What was known of one certificate's key usage says nothing of the next one's.
  const isSameCertificate = isEqual(old.certificateNames, now.certificateNames)
  return { ...sender, ...now, certificateClientAuth: isSameCertificate ? sender.certificateClientAuth : null }
}

/** Takes a service out: its senders stay, as senders of no service; MX, answers and wants that named it name it no more. */
export const removeService =
  (serviceId: string): Edit =>
  (document) => {
    const names = ({ to, handedOverBy }: Mx) => to.includes(serviceId) || handedOverBy.includes(serviceId)
    const isOther = (id: string) => id !== serviceId
    const withoutService = (mx: readonly Mx[]) =>
      mx
        .map((record) => ({
          ...record,
          to: record.to.filter(isOther),
          handedOverBy: record.handedOverBy.filter(isOther),
        }))
        .filter(({ to }) => to.length > 0)
    return {
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
        phase.mx.some(names) ? { ...phase, mx: withoutService(phase.mx) } : phase,
      ),
      ...dropFromWants(document, (who) => who === `service:${serviceId}` || who === `otherCustomers:${serviceId}`),
    }
  }

/** Adds a line to the description, unless it has it already or is full; null adds none. */
export const addNote =
  (note: string | null): Edit =>
  (document) => {
    const { description } = document
    if (note === null || description.split('\n').includes(note)) return document
    const next = description === '' ? note : `${description}\n${note}`
    return next.length > LIMITS.text ? document : { ...document, description: next }
  }

/** Takes lines out of the description: what they speak of was replaced. */
export const dropNotes =
  (notes: readonly string[]): Edit =>
  (document) => {
    if (!hasNotes(document.description, notes)) return document
    const kept = document.description.split('\n').filter((line) => !notes.includes(line))
    return { ...document, description: kept.join('\n') }
  }

/** Reports whether a description has one of these lines. */
export const hasNotes = (description: string, notes: readonly string[]): boolean =>
  description.split('\n').some((line) => notes.includes(line))

/** The names with others appended, each once, regardless of case. */
export function joinNames(names: readonly string[], added: readonly string[]): string[] {
  const all = [...names, ...added]
  return all.filter((name, i) => all.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === i)
}
