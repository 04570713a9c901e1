import { isEqual } from '#lib/client/draft/structural-sharing'
import type { Mx, ScenarioSender, Service } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import { findOwner } from '#lib/scenario/services/owner'
import { connectionOf } from '#lib/scenario/services/service-senders'
import type { Edit } from './edit'
import { dropFromWants } from './wants'

/** Adds or changes a service. Its senders get the new facts in place of those they had from it and those not known. */
export const putService =
  (service: Service): Edit =>
  (document) => {
    const before = document.services.find(({ id }) => id === service.id)
    if (before === undefined) return { ...document, services: [...document.services, service] }
    return {
      ...document,
      services: document.services.map((known) => (known.id === service.id ? service : known)),
      senders: document.senders.map((sender) =>
        sender.serviceId === service.id && !sender.otherCustomer ? updateFromService(sender, before, service) : sender,
      ),
    }
  }

function updateFromService(sender: ScenarioSender, before: Service, after: Service): ScenarioSender {
  const [old, now] = [connectionOf(before), connectionOf(after)]
  if (isEqual(old, now)) return sender
  const renewed = <Fact extends keyof typeof now>(fact: Fact) =>
    sender[fact] === null || isEqual(sender[fact], old[fact]) ? now[fact] : sender[fact]
  const certificateNames = renewed('certificateNames')
  const next = {
    ...sender,
    sourceIP: findOwner([after], { sourceIP: sender.sourceIP, certificateNames: null })
      ? sender.sourceIP
      : renewed('sourceIP'),
    tls: renewed('tls'),
    certificateNames,
    certificateTrusted: renewed('certificateTrusted'),
    // What was known of one certificate's key usage says nothing of the next one's.
    certificateClientAuth: isEqual(certificateNames, sender.certificateNames) ? sender.certificateClientAuth : null,
  }
  // A sender with certificate names of its own keeps its facts, since without TLS it would lose the names.
  return next.tls === false && (next.certificateNames ?? []).length > 0 ? sender : next
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
