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

/**
 * A name of the service in a connector that asks for a name which no service presents, the most alike first. `alike`: more
 * of the name is the same than not, as where it was mistyped; any other connector may serve somebody who is not entered.
 */
export function rightNameSteps(
  { certificateNames }: Service,
  { connectors }: Phase,
  services: readonly Service[],
): { readonly alike: NameStep[]; readonly others: NameStep[] } {
  const known = services.flatMap((service) => [...service.certificateNames, ...service.ownCertificateNames])
  const pairs = connectors
    .flatMap(({ id, enabled, tlsSenderCertificateName: pattern }) =>
      pattern === null || !enabled || fitsAny(pattern, known)
        ? []
        : certificateNames.map((name) => ({
            step: { kind: 'setCertificateName' as const, connectorId: id, name },
            likeness: likenessOf(normalizeDomain(certificateNameIn(pattern)), normalizeDomain(name)),
          })),
    )
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, MOST_TRIED)
  const stepsWhere = (isAlike: boolean) =>
    pairs.filter(({ likeness }) => likeness > 0.5 === isAlike).map(({ step }) => step)
  return { alike: stepsWhere(true), others: stepsWhere(false) }
}

/** How much of the longer name stands at the begin and at the end of the other too, from 0 to 1. */
function likenessOf(one: string, other: string): number {
  const longest = Math.max(one.length, other.length)
  const shortest = Math.min(one.length, other.length)
  let begin = 0
  while (begin < shortest && one[begin] === other[begin]) begin++
  let end = 0
  while (end < shortest - begin && one.at(-1 - end) === other.at(-1 - end)) end++
  return longest === 0 ? 0 : (begin + end) / longest
}
