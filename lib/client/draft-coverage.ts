import type { MissingSample } from '#lib/matcher/coverage'
import type { Sender } from '#lib/matcher/index'
import { normalizeDomain } from '#lib/matcher/sets/domains'
import { containsIp, ipSetOf, parseIp } from '#lib/matcher/sets/ip'
import { fitName } from '#lib/matcher/sets/names'
import type { ScenarioDocument, ScenarioSender, Service } from '#lib/scenario/document'
import { LIMITS } from '#lib/scenario/limits'
import { newId } from './draft-ids'

type Named = Pick<ScenarioDocument, 'senders' | 'services'>

/** Sample senders for what none exercises, as many as a scenario still takes; each belongs to the service that it comes from. */
export function sendersForMissing(
  { senders, services }: Named,
  missing: readonly MissingSample[],
  nameOf: (missing: MissingSample) => string,
): ScenarioSender[] {
  const added: ScenarioSender[] = []
  for (const one of missing.slice(0, Math.max(0, LIMITS.senders - senders.length)))
    added.push({
      ...one.sender,
      certificateNames: one.sender.certificateNames === null ? null : [...one.sender.certificateNames],
      id: newId('sample-', [...senders, ...added]),
      name: nameOf(one).slice(0, LIMITS.title),
      serviceId: ownerOf(one.sender, services)?.id ?? null,
      otherCustomer: false,
    })
  return added
}

/** The service from whose networks the sender comes, or whose name it presents. */
function ownerOf({ sourceIP, certificateNames }: Sender, services: readonly Service[]): Service | undefined {
  const ip = sourceIP === null ? null : parseIp(sourceIP)
  const names = (certificateNames ?? []).map(normalizeDomain)
  return (
    services.find(({ networks }) => ip !== null && containsIp(ipSetOf(networks), ip)) ??
    services.find(({ certificateNames: own }) =>
      own.some((name) => names.some((presented) => fitName(normalizeDomain(name), presented) === 'exact')),
    )
  )
}
