import { certificateNameIn, fitName, normalizeDomain } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase, Service } from '#lib/scenario/document/document'
import { MOST_TRIED, type RemedyStep } from './remedy'

type NameStep = Extract<RemedyStep, { readonly kind: 'setCertificateName' }>

/** Reports whether the name that a connector asks for fits one of the names, also where only the answer to a question says so. */
export const fitsAny = (pattern: string, names: readonly string[]): boolean =>
  names.some((name) => fitName(normalizeDomain(certificateNameIn(pattern)), normalizeDomain(name)) !== null)

/** The tenant's own name in a connector that asks for a name which all customers of the service can present. */
export function ownNameSteps({ ownCertificateNames }: Service, { connectors }: Phase): NameStep[] {
  const [own] = ownCertificateNames
  if (own === undefined) return []
  const isShared = ({ tlsSenderCertificateName: pattern }: ScenarioConnector): boolean =>
    pattern !== null && fitName(normalizeDomain(pattern), normalizeDomain(own)) === 'below'
  return connectors
    .filter((connector) => connector.enabled && connector.restrictDomainsToCertificate && isShared(connector))
    .slice(0, MOST_TRIED)
    .map(({ id }) => ({ kind: 'setCertificateName', connectorId: id, name: own }))
}

/** Characters by which a name may differ that was mistyped. */
const MOST_MISTYPED = 2

/**
 * A name of the service in a connector that asks for a name which no service presents, the most alike first. `mistyped`: the
 * names differ in hardly a character, or one has all of the other; any other connector may serve somebody who is not entered.
 */
export function rightNameSteps(
  { certificateNames }: Service,
  { connectors }: Phase,
  services: readonly Service[],
): { readonly mistyped: NameStep[]; readonly others: NameStep[] } {
  const known = services.flatMap((service) => [...service.certificateNames, ...service.ownCertificateNames])
  const pairs = connectors
    .flatMap(({ id, enabled, tlsSenderCertificateName: pattern }) =>
      pattern === null || !enabled || fitsAny(pattern, known)
        ? []
        : certificateNames.map((name) => ({
            step: { kind: 'setCertificateName' as const, connectorId: id, name },
            difference: differenceOf(normalizeDomain(certificateNameIn(pattern)), normalizeDomain(name)),
          })),
    )
    .sort((one, other) => one.difference - other.difference)
    .slice(0, MOST_TRIED)
  const stepsWhere = (isMistyped: boolean) =>
    pairs.filter(({ difference }) => difference <= MOST_MISTYPED === isMistyped).map(({ step }) => step)
  return { mistyped: stepsWhere(true), others: stepsWhere(false) }
}

/** Characters of the shorter name that stand neither at the start nor at the end of the longer one. */
function differenceOf(one: string, other: string): number {
  const shortest = Math.min(one.length, other.length)
  let start = 0
  while (start < shortest && one[start] === other[start]) start++
  let end = 0
  while (end < shortest - start && one.at(-1 - end) === other.at(-1 - end)) end++
  return shortest - start - end
}
