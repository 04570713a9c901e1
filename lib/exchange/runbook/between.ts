import type { Progress } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { makeSlug } from '#lib/scenario/document/slug'
import { findOrderInSteps } from './order'
import { pairConnectors } from './pairs'
import { proofsOf, wayBetween } from './way'

/**
 * A phase between two that makes the way safe: from the first to it and from it to the second there is a safe order. Null
 * where none of those that are tried does, which does not say that there is none. Its name is left to whoever shows it.
 */
export function* proposePhaseInSteps(
  document: ScenarioDocument,
  before: number,
  after: number,
  safeBeginning: readonly string[],
): Generator<Progress, Phase | null> {
  const [first, last] = [document.phases[before], document.phases[after]]
  if (first === undefined || last === undefined) return null
  const proofs = proofsOf(document, wayBetween(document, before, after))
  const id = makeSlug('between', new Set(document.phases.map((phase) => phase.id)))
  const common = { ...last, id, name: '', note: '', plannedOn: null, changeRequest: null }
  const made = (ids: readonly string[]): Phase => ({
    ...common,
    ...proofs.worldOf(new Set(ids)),
    mx: movedMx(first, last, new Set(ids)),
  })
  const candidates = [
    made(safeBeginning),
    made(safeBeginning.filter((one) => !/^(?:mx|handover):/.test(one))),
    { ...common, tenant: first.tenant, connectors: joinedConnectors(first, last), mx: first.mx },
    { ...common, tenant: last.tenant, connectors: joinedConnectors(first, last), mx: last.mx },
  ]
  for (const phase of candidates) {
    const longer = { ...document, phases: document.phases.toSpliced(after, 0, phase) }
    const ways = [
      [before, after],
      [after, after + 1],
    ] as const
    let isSafe = true
    for (const [from, to] of ways) {
      if (!isSafe) break
      const order = yield* findOrderInSteps(proofsOf(longer, wayBetween(longer, from, to)))
      // A way without a change is no step: the phase would be one of the two again.
      isSafe = order.isSafe && order.groups.length > 0
    }
    if (isSafe) return phase
  }
  return null
}

/** MX of the first phase, and that of the second for the domains that have moved. */
function movedMx(first: Phase, last: Phase, ids: ReadonlySet<string>): Phase['mx'] {
  const isMoved = (domain: string) => ids.has(`mx:${domain}`) || ids.has(`handover:${domain}`)
  return [
    ...first.mx.filter(({ domain }) => !isMoved(domain)),
    ...last.mx.filter(({ domain }) => isMoved(domain) || !first.mx.some((one) => one.domain === domain)),
  ]
}

/** The connectors of both phases: one that both have admits whom either of the two admits, if lists tell them apart. */
function joinedConnectors(first: Phase, last: Phase): ScenarioConnector[] {
  const join = (one: readonly string[], other: readonly string[]) => [...new Set([...one, ...other])]
  return pairConnectors(first.connectors, last.connectors).flatMap(([from, to]) => {
    const own = to ?? from
    if (own === null) return []
    if (from === null || to === null) return [own]
    return [
      {
        ...to,
        enabled: from.enabled || to.enabled,
        senderIPAddresses: join(from.senderIPAddresses, to.senderIPAddresses),
        senderDomains: join(from.senderDomains, to.senderDomains),
      },
    ]
  })
}
