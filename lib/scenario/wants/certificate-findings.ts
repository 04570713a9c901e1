import { fitName, normalizeDomain } from '#lib/matcher'
import type { Phase, Service } from '#lib/scenario/document/document'
import type { Parameters } from '#lib/scenario/document/parameters'
import type { WantsInput } from './part'
import { serviceKey, type WhoKey } from './who'

/**
 * A certificate that fails a lock in a phase of the plan (`notAfter`: its last day, as `2026-12-04`; '' where not known), or a
 * lock whose service's certificate nobody has looked at.
 */
export type CertificateFinding = {
  readonly code: 'CERTIFICATE_NOT_CHECKED' | 'CERTIFICATE_EXPIRES' | 'CERTIFICATE_WITHOUT_CLIENT_AUTH'
  readonly who: WhoKey
  readonly phaseId: string
  readonly parameters: Parameters
}

/** The last phase of a plan is looked at for so long: until then its connectors may still be taken back. */
const AFTER_THE_LAST = 30

/**
 * Certificates of services that expire within the plan, or that do not allow client authentication, in the phases in which
 * an enabled connector restricts by their name. Of several for one name the one that is valid longest counts. Without
 * planned days nothing is said of expiry. Locks by certificate that take a name of a service of which no certificate was
 * looked at are findings too.
 */
export function findInCertificates({
  phases,
  services,
}: Pick<WantsInput, 'phases' | 'services'>): CertificateFinding[] {
  return phases.flatMap((phase, index) => {
    const until = endOf(phases, index)
    return services.flatMap((service) => [
      ...findUnchecked(phase, service),
      ...service.certificates
        .filter((certificate) => isLatest(certificate, service) && locksBy(phase, certificate))
        .flatMap((certificate): CertificateFinding[] => {
          const notAfter = certificate.notAfter?.slice(0, 10) ?? ''
          const about = {
            who: serviceKey(service.id),
            phaseId: phase.id,
            parameters: { name: certificate.names[0] ?? '', notAfter },
          }
          return [
            ...(notAfter !== '' && until !== null && notAfter <= until
              ? [{ code: 'CERTIFICATE_EXPIRES' as const, ...about }]
              : []),
            ...(certificate.clientAuth === false
              ? [{ code: 'CERTIFICATE_WITHOUT_CLIENT_AUTH' as const, ...about }]
              : []),
          ]
        }),
    ])
  })
}

/** The locks that take a name of the service, of whose certificate for them the key usage is not known. */
const findUnchecked = (phase: Phase, service: Service): CertificateFinding[] =>
  phase.connectors
    .filter(
      (connector) => isCertificateLock(connector) && service.certificateNames.some((name) => fits(connector, name)),
    )
    .filter(
      (connector) =>
        !service.certificates.some(
          ({ clientAuth, names }) => clientAuth !== null && names.some((name) => fits(connector, name)),
        ),
    )
    .map(({ name }) => ({
      code: 'CERTIFICATE_NOT_CHECKED',
      who: serviceKey(service.id),
      phaseId: phase.id,
      parameters: { connector: name },
    }))

type Certificate = Service['certificates'][number]

const isLatest = (one: Certificate, { certificates }: Service): boolean =>
  !certificates.some(
    (other) =>
      other !== one &&
      other.names.some((name) => one.names.includes(name)) &&
      (other.notAfter ?? '') > (one.notAfter ?? ''),
  )

/** Reports whether an enabled connector admits by the name of the certificate only. */
const locksBy = ({ connectors }: Phase, { names }: Certificate): boolean =>
  connectors.some((connector) => isCertificateLock(connector) && names.some((name) => fits(connector, name)))

type Connector = Phase['connectors'][number]

/** Reports whether the connector lets in only by certificate. */
export const isCertificateLock = (connector: Connector): boolean =>
  connector.enabled && connector.restrictDomainsToCertificate && connector.tlsSenderCertificateName !== null

const fits = ({ tlsSenderCertificateName }: Connector, name: string): boolean =>
  fitName(normalizeDomain(tlsSenderCertificateName ?? ''), normalizeDomain(name)) !== null

/** The day on which the next phase with a day begins, some time in it; of the last phase with one, some weeks later; null without days. */
function endOf(phases: readonly Phase[], index: number): string | null {
  const next = phases.slice(index + 1).find(({ plannedOn }) => plannedOn !== null)
  if (next !== undefined) return next.plannedOn
  const last = phases.findLast(({ plannedOn }) => plannedOn !== null)?.plannedOn ?? null
  if (last === null) return null
  const end = new Date(`${last}T00:00:00Z`)
  end.setUTCDate(end.getUTCDate() + AFTER_THE_LAST)
  return end.toISOString().slice(0, 10)
}
