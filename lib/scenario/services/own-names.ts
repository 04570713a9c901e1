import { fitName, isBelow, normalizeDomain, wildcardBase } from '#lib/matcher'
import type { Service } from '#lib/scenario/document/document'
import { isShared } from '#lib/scenario/document/shared'

type Names = Pick<Service, 'shared' | 'certificateNames' | 'ownCertificateNames'>

/** Reports whether a service presents a certificate name that the pattern of a connector fits. */
export const presentsName = ({ certificateNames }: Pick<Names, 'certificateNames'>, pattern: string): boolean =>
  certificateNames.some((name) => fitName(normalizeDomain(pattern), normalizeDomain(name)) !== null)

/** Reports whether only mail of this tenant presents what the pattern fits: a name of its own, or names below one. */
export function isOwnName({ ownCertificateNames }: Pick<Names, 'ownCertificateNames'>, pattern: string): boolean {
  const normalized = normalizeDomain(pattern)
  const name = wildcardBase(normalized) ?? normalized
  return ownCertificateNames.map(normalizeDomain).some((mine) => {
    const base = wildcardBase(mine) ?? mine
    return name === base || isBelow(name, base)
  })
}

/** Reports whether other customers of a service present a name that the pattern fits. */
export const sharesName = (service: Names, pattern: string): boolean =>
  isShared(service.shared) && presentsName(service, pattern) && !isOwnName(service, pattern)

/** The certificate names that other customers of a shared service present too. */
export const sharedNames = (service: Names): string[] =>
  service.certificateNames.filter((name) => !isOwnName(service, name))
