import { fitName, ipSetOf, ipv4Cidrs, mapSteps, normalizeDomain, type Progress, subtract } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase, Service } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import { newConnector } from '#lib/scenario/document/new-connector'
import { makeSlug } from '#lib/scenario/document/slug'
import type { WantsInput } from './part'
import { type Cell, judgePhaseInSteps } from './phase-results'
import { byWorst, type Result } from './result-table'
import { findWhos, otherCustomersKey, type Who, type WhoKey } from './who'

/** One step on the connectors of a phase that makes a cell better and no other worse. */
export type Remedy = Step & { /** what the cell comes to then */ readonly after: Result }

type Step =
  | { readonly kind: 'addNetworks'; readonly connectorId: string; readonly networks: readonly string[] }
  | { readonly kind: 'addConnector'; readonly connector: ScenarioConnector }
  | { readonly kind: 'unlock'; readonly connectorIds: readonly string[] }
  | { readonly kind: 'setCertificateName'; readonly connectorId: string; readonly name: string }

/** Connectors of one phase to which networks are added on trial. */
const MOST_TRIED = 4

/**
 * What mends a cell, each step tried on all senders of the phase: offered is only what makes the cell better, and leaves
 * every other cell of the phase as it is or better, but for the service's own other customers. Empty where nothing does, or nothing is wrong.
 */
export function* findRemediesInSteps(
  document: WantsInput,
  index: number,
  key: WhoKey,
): Generator<Progress, readonly Remedy[]> {
  const phase = document.phases[index]
  const who = findWhos(document).find((one) => one.key === key)
  if (phase === undefined || who === undefined) return []
  const before = yield* judgePhaseInSteps(document, index)
  const cell = before.find((one) => one.who === key)
  if (cell === undefined) return []
  const found: Remedy[] = []
  for (const step of stepsFor(who, cell, phase)) {
    const changed = { ...document, phases: document.phases.with(index, applyStep(phase, step)) }
    const after = yield* mapSteps(judgePhaseInSteps(changed, index), (progress) => progress)
    const own = after.find((one) => one.who === key)
    if (own === undefined || byWorst(own, cell) <= 0 || !isNowhereWorse(before, after, who)) continue
    found.push({ ...step, after: { state: own.state, certainty: own.certainty } })
  }
  return found
}

/** That a shared service brings its other customers along is a risk to accept by name, and no reason to lose its mail. */
function isNowhereWorse(before: readonly Cell[], after: readonly Cell[], mended: Who): boolean {
  return before.every((cell) => {
    const now = after.find(({ who }) => who === cell.who)
    const isItsOthers = mended.kind === 'service' && cell.who === otherCustomersKey(mended.service.id)
    return now !== undefined && (byWorst(now, cell) >= 0 || (isItsOthers && now.state === 'shared'))
  })
}

/** The phase with the step done. */
export function applyStep(phase: Phase, step: Step): Phase {
  switch (step.kind) {
    case 'addConnector':
      return { ...phase, connectors: [...phase.connectors, step.connector] }
    case 'addNetworks':
      return mapConnectors(phase, [step.connectorId], ({ senderIPAddresses }) => ({
        senderIPAddresses: [...senderIPAddresses, ...step.networks],
      }))
    case 'setCertificateName':
      return mapConnectors(phase, [step.connectorId], () => ({ tlsSenderCertificateName: step.name }))
    case 'unlock':
      return mapConnectors(phase, step.connectorIds, () => UNLOCKED)
  }
}

/** What takes a connector's restrictions off; it stays enabled, and goes on to name what it admits. */
const UNLOCKED = { restrictDomainsToIPAddresses: false, restrictDomainsToCertificate: false } as const

function mapConnectors(
  phase: Phase,
  ids: readonly string[],
  change: (connector: ScenarioConnector) => Partial<ScenarioConnector>,
): Phase {
  const connectors = phase.connectors.map((one) => (ids.includes(one.id) ? { ...one, ...change(one) } : one))
  return { ...phase, connectors }
}

function stepsFor(who: Who, { parts }: Cell, phase: Phase): Step[] {
  if (who.kind === 'otherCustomers') return nameSteps(who.service, phase)
  const isLost = parts.some(({ state, spec }) => spec.wish !== 'refused' && state !== 'holds' && state !== 'either')
  if (!isLost) return []
  const locks = phase.connectors.filter(isLockForAll)
  if (who.kind === 'everybodyElse')
    return locks.length === 0 ? [] : [{ kind: 'unlock', connectorIds: locks.map(({ id }) => id) }]
  return [...networkSteps(who.service, locks), ...connectorSteps(who.service, phase)]
}

const isLockForAll = (connector: ScenarioConnector): boolean =>
  connector.enabled &&
  connector.connectorType === 'Partner' &&
  connector.senderDomains.includes('*') &&
  (connector.restrictDomainsToIPAddresses || connector.restrictDomainsToCertificate)

/** The tenant's own name in a connector that asks for a name which all customers of the service can present. */
function nameSteps({ ownCertificateNames }: Service, { connectors }: Phase): Step[] {
  const [own] = ownCertificateNames
  if (own === undefined) return []
  const isShared = ({ tlsSenderCertificateName: pattern }: ScenarioConnector): boolean =>
    pattern !== null && fitName(normalizeDomain(pattern), normalizeDomain(own)) === 'below'
  return connectors
    .filter((connector) => connector.enabled && connector.restrictDomainsToCertificate && isShared(connector))
    .slice(0, MOST_TRIED)
    .map(({ id }) => ({ kind: 'setCertificateName', connectorId: id, name: own }))
}

/** The service's networks that a lock by address does not list yet, in the form that Exchange Online takes. */
function networkSteps({ networks }: Service, locks: readonly ScenarioConnector[]): Step[] {
  const own = ipSetOf(networks)
  return locks
    .filter(({ restrictDomainsToIPAddresses }) => restrictDomainsToIPAddresses)
    .slice(0, MOST_TRIED)
    .flatMap((lock): Step[] => {
      const missing = ipv4Cidrs(subtract(own, ipSetOf(lock.senderIPAddresses)))
      if (missing.length === 0 || lock.senderIPAddresses.length + missing.length > LIMITS.networks) return []
      return [{ kind: 'addNetworks', connectorId: lock.id, networks: missing }]
    })
}

/** A connector of its own beside the others: by address where its networks are known, else by its first certificate name. */
function connectorSteps({ id, name, networks, certificateNames, tls }: Service, phase: Phase): Step[] {
  const ids = new Set(phase.connectors.map((connector) => connector.id))
  const names = new Set(phase.connectors.map((connector) => normalizeDomain(connector.name)))
  const addresses = ipv4Cidrs(ipSetOf(networks))
  const [certificateName] = certificateNames
  const base = { id: makeSlug(name || id, ids), name: freeName(name || id, names), senderDomains: ['*'] }
  if (addresses.length > 0 && addresses.length <= LIMITS.networks)
    return [
      {
        kind: 'addConnector',
        connector: newConnector({
          ...base,
          senderIPAddresses: addresses,
          restrictDomainsToIPAddresses: true,
          requireTls: tls === true,
        }),
      },
    ]
  if (certificateName === undefined) return []
  return [
    {
      kind: 'addConnector',
      connector: newConnector({
        ...base,
        tlsSenderCertificateName: certificateName,
        restrictDomainsToCertificate: true,
        requireTls: true,
      }),
    },
  ]
}

/** Names of connectors are unique, whatever their case. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  const fitting = name.slice(0, LIMITS.connectorName - 4)
  let free = fitting
  for (let number = 2; taken.has(normalizeDomain(free)); number += 1) free = `${fitting} ${number}`
  return free
}
