import type { AcceptedRisk, CellEvidence, ScenarioDocument, Service, Want } from '#lib/scenario/document/document'
import type { Edit } from './edit'

/** What an exception says, but for its id. */
export type Exception = Omit<Want, 'id'>

/**
 * Sets what is wanted of a *who* or a sample in the phases, in place of whatever exceptions said of it there; null takes
 * these back, so that the default holds again.
 */
export const setWant =
  (who: string, phaseIds: readonly string[], exception: Omit<Exception, 'who' | 'phaseIds'> | null): Edit =>
  (document) => {
    const others = withoutPhases(document.wants, who, phaseIds)
    if (exception === null) return others === document.wants ? document : { ...document, wants: others }
    const id = freeId(others.map((want) => want.id))
    return { ...document, wants: [...others, { ...exception, id, who, phaseIds: [...phaseIds] }] }
  }

/** The exceptions without what they say of `who` in the phases; the same list where they say nothing. */
function withoutPhases(wants: Want[], who: string, phaseIds: readonly string[]): Want[] {
  const isConcerned = (want: Want) => want.who === who && want.phaseIds.some((id) => phaseIds.includes(id))
  if (!wants.some(isConcerned)) return wants
  return wants.flatMap((want) => {
    if (!isConcerned(want)) return [want]
    const left = want.phaseIds.filter((id) => !phaseIds.includes(id))
    return left.length === 0 ? [] : [{ ...want, phaseIds: left }]
  })
}

function freeId(taken: readonly string[]): string {
  const known = new Set(taken)
  let number = known.size + 1
  while (known.has(`want-${number}`)) number += 1
  return `want-${number}`
}

/** Accepts a risk by name: what stands for the same *who* and phases is replaced. */
export const acceptRisk =
  (risk: AcceptedRisk): Edit =>
  (document) => ({
    ...document,
    acceptedRisks: [...takeBack(document.acceptedRisks, risk.who, risk.phaseIds), risk],
  })

/**
 * The phases for which a risk is accepted in the phase at `from`: this one and those behind it, but for those in which
 * something was accepted before, which keep it with its reason.
 */
export function phasesToAccept(
  { phases, acceptedRisks }: Pick<ScenarioDocument, 'phases' | 'acceptedRisks'>,
  who: string,
  from: number,
): string[] {
  const said = new Set(acceptedRisks.flatMap((risk) => (risk.who === who ? risk.phaseIds : [])))
  return phases.flatMap(({ id }, index) => (index === from || (index > from && !said.has(id)) ? [id] : []))
}

/** Takes back one acceptance of a risk in the phases. What somebody else accepted of the same row there stays. */
export const withdrawRisk =
  (risk: AcceptedRisk, phaseIds: readonly string[]): Edit =>
  (document) => ({
    ...document,
    acceptedRisks: document.acceptedRisks.flatMap((one) => (isSame(one, risk) ? withoutRisk(one, phaseIds) : [one])),
  })

const isSame = (one: AcceptedRisk, other: AcceptedRisk): boolean => JSON.stringify(one) === JSON.stringify(other)

const takeBack = (risks: readonly AcceptedRisk[], who: string, phaseIds: readonly string[]): AcceptedRisk[] =>
  risks.flatMap((risk) => (risk.who === who ? withoutRisk(risk, phaseIds) : [risk]))

function withoutRisk(risk: AcceptedRisk, phaseIds: readonly string[]): AcceptedRisk[] {
  const left = risk.phaseIds.filter((id) => !phaseIds.includes(id))
  return left.length === 0 ? [] : [{ ...risk, phaseIds: left }]
}

/** Records what a test of a cell showed; earlier tests stay. */
export const addEvidence =
  (evidence: CellEvidence): Edit =>
  (document) => ({ ...document, evidence: [...document.evidence, evidence] })

/** Names the phase from which nobody else may get in; null leaves it to the first lock for `*`. */
export const closeSideEntrance =
  (phaseId: string | null): Edit =>
  (document) => ({ ...document, sideEntranceClosedFrom: phaseId })

/** Says whether the phases are experiments side by side, and no plan. */
export const setUnordered =
  (unordered: boolean): Edit =>
  (document) => ({ ...document, unordered })

/** Changes the switches. */
export const changeSwitches =
  (part: Partial<ScenarioDocument['switches']>): Edit =>
  (document) => ({ ...document, switches: { ...document.switches, ...part } })

/** Names the phase from which mail of the domains may be refused after the service no longer hands it over; null: not said. */
export const mayBeRefusedFrom =
  (serviceId: string, domains: readonly string[], phaseId: string | null): Edit =>
  (document) => ({
    ...document,
    services: document.services.map((service): Service => {
      if (service.id !== serviceId) return service
      const others = service.mayBeRefusedFrom.filter(({ domain }) => !domains.includes(domain))
      const named = phaseId === null ? [] : domains.map((domain) => ({ domain, phaseId }))
      return { ...service, mayBeRefusedFrom: [...others, ...named] }
    }),
  })

/** What holds in a phase holds in its copy: exceptions, accepted risks and switches; evidence of a test does not. */
export function copyPhaseInWants(
  document: ScenarioDocument,
  phaseId: string,
  copyId: string,
): Partial<ScenarioDocument> {
  const copied = (ids: readonly string[]) => ids.flatMap((id) => (id === phaseId ? [id, copyId] : [id]))
  const { wants, acceptedRisks, switches } = document
  return {
    wants: wants.map((want) => ({ ...want, phaseIds: copied(want.phaseIds) })),
    acceptedRisks: acceptedRisks.map((risk) => ({ ...risk, phaseIds: copied(risk.phaseIds) })),
    switches: { ...switches, nobodyRefusedInBetween: copied(switches.nobodyRefusedInBetween) },
  }
}

/** Without the phase. What named it as the first of several moves on to the phase behind it. */
export function dropPhaseFromWants(document: ScenarioDocument, phaseId: string): Partial<ScenarioDocument> {
  const { wants, acceptedRisks, evidence, switches, services, phases } = document
  const others = (ids: readonly string[]) => ids.filter((id) => id !== phaseId)
  const behind = phases[phases.findIndex(({ id }) => id === phaseId) + 1]?.id ?? null
  const moved = (id: string | null) => (id === phaseId ? behind : id)
  return {
    wants: wants.flatMap((want) => keepWithPhases(want, others(want.phaseIds))),
    acceptedRisks: acceptedRisks.flatMap((risk) => keepWithPhases(risk, others(risk.phaseIds))),
    evidence: evidence.filter((one) => one.phaseId !== phaseId),
    sideEntranceClosedFrom: moved(document.sideEntranceClosedFrom),
    switches: {
      plainTextRefusedFrom: moved(switches.plainTextRefusedFrom),
      nobodyRefusedInBetween: others(switches.nobodyRefusedInBetween),
    },
    services: services.map((service) => {
      if (!service.mayBeRefusedFrom.some((one) => one.phaseId === phaseId)) return service
      const named = service.mayBeRefusedFrom.flatMap(({ domain, phaseId: id }) => {
        const next = moved(id)
        return next === null ? [] : [{ domain, phaseId: next }]
      })
      return { ...service, mayBeRefusedFrom: named }
    }),
  }
}

const keepWithPhases = <One extends { readonly phaseIds: readonly string[] }>(one: One, phaseIds: string[]): One[] =>
  phaseIds.length === 0 ? [] : [{ ...one, phaseIds }]

/** Without what is said of the *whos* of a service, or of a sample sender. */
export function dropFromWants(document: ScenarioDocument, isGone: (who: string) => boolean): Partial<ScenarioDocument> {
  return {
    wants: document.wants.filter(({ who }) => !isGone(who)),
    acceptedRisks: document.acceptedRisks.filter(({ who }) => !isGone(who)),
    evidence: document.evidence.filter(({ who }) => !isGone(who)),
  }
}
