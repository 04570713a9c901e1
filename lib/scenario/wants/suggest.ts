import { UNKNOWN_SENDER } from '#lib/matcher'
import type { Phase, ScenarioDocument, ScenarioSender, Service } from '#lib/scenario/document/document'
import type { Invariant } from '#lib/scenario/document/invariants'
import { EVERYONE } from '#lib/scenario/document/invariants'
import { wantOf } from './assessment'

/**
 * Suggests invariants: every service gets through in phases in which its mail is wanted; everyone does where MX points
 * to Microsoft; nobody but the services gets in; no sender is lost between two phases that accept it; no plain text,
 * unless a service needs it or everyone may deliver. What is wanted follows from MX and from the team's expectations.
 */
export function suggestInvariants(document: ScenarioDocument): Invariant[] {
  const taken = new Set(document.invariants.map(({ id }) => id))
  const id = (name: string): string => {
    let number = 1
    while (taken.has(`${name}${number > 1 ? `-${number}` : ''}`)) number++
    const found = `${name}${number > 1 ? `-${number}` : ''}`
    taken.add(found)
    return found
  }
  const wanted = document.services.map((service) => ({ service, phaseIds: phasesWanted(document, service) }))
  const through = wanted
    .filter(({ phaseIds }) => phaseIds.length > 0)
    .map(
      ({ service, phaseIds }): Invariant => ({
        id: id(`through-${service.id}`.slice(0, 90)),
        kind: 'getsThrough',
        serviceId: service.id,
        phaseIds,
        mailFrom: carriesOwnMail(service) ? 'own' : 'any',
      }),
    )
  return [...through, ...suggestEveryone(document, id), ...suggestForEverybody(document, wanted, id)]
}

/** The suggested invariants of a kind and service that the scenario does not have yet. */
export function suggestMissing(document: ScenarioDocument): Invariant[] {
  const aboutOf = (one: Invariant) => `${one.kind} ${one.kind === 'getsThrough' ? one.serviceId : ''}`
  const known = new Set(document.invariants.map(aboutOf))
  return suggestInvariants(document).filter((one) => !known.has(aboutOf(one)))
}

const isAtMicrosoft = ({ mx }: Phase): boolean => mx.some(({ to }) => to === EVERYONE)

/** The invariant about everyone. It finds a lock that is still enabled after MX moved to Microsoft. */
function suggestEveryone({ phases }: ScenarioDocument, id: (name: string) => string): Invariant[] {
  const phaseIds = phases.filter(isAtMicrosoft).map((phase) => phase.id)
  if (phaseIds.length === 0) return []
  return [{ id: id('through-everyone'), kind: 'getsThrough', serviceId: EVERYONE, phaseIds, mailFrom: 'any' }]
}

type ServicePhases = { readonly service: Service; readonly phaseIds: readonly string[] }

function suggestForEverybody(
  { phases, services, invariants }: ScenarioDocument,
  wanted: readonly ServicePhases[],
  id: (name: string) => string,
): Invariant[] {
  const all = phases.map((phase) => phase.id)
  const plain = wanted.filter(({ service }) => service.tls !== true).flatMap(({ phaseIds }) => phaseIds)
  const windows = invariants.flatMap((one) => (one.kind === 'nobodyElse' ? one.openPhaseIds : []))
  // In phases in which everyone may deliver, senders without TLS may too.
  const encrypted = phases
    .filter((phase) => !isAtMicrosoft(phase) && !windows.includes(phase.id) && !plain.includes(phase.id))
    .map((phase) => phase.id)
  const between = all.slice(1, -1)
  return [
    ...(services.length > 0
      ? [
          {
            id: id('nobody-else'),
            kind: 'nobodyElse' as const,
            serviceIds: services.map((service) => service.id),
            phaseIds: all,
            openPhaseIds: [],
          },
        ]
      : []),
    ...(services.length > 0 && encrypted.length > 0
      ? [{ id: id('no-plain-text'), kind: 'noPlainText' as const, phaseIds: encrypted }]
      : []),
    ...(between.length > 0 ? [{ id: id('no-gap'), kind: 'noGap' as const, phaseIds: between }] : []),
  ]
}

/** Kinds of service that deliver the tenant's own mail only. */
const carriesOwnMail = ({ kind }: Service): boolean =>
  kind === 'device' || kind === 'application' || kind === 'signature'

/** The phases in which all samples of the service must get in. Without samples, a made-up sender is judged. */
function phasesWanted(document: ScenarioDocument, service: Service): string[] {
  const own = document.senders.filter(({ serviceId, otherCustomer }) => serviceId === service.id && !otherCustomer)
  const senders = own.length > 0 ? own : [madeUpSender(service)]
  return document.phases
    .filter((_, index) => senders.every((sender) => wantOf(document, index, sender).outcome === 'accepted'))
    .map(({ id }) => id)
}

const madeUpSender = ({ id }: Service): ScenarioSender => ({
  id: '',
  name: '',
  ...UNKNOWN_SENDER,
  serviceId: id,
  otherCustomer: false,
})
