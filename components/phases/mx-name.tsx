import { useTranslations } from 'use-intl'
import type { Mx, Service } from '#lib/scenario/document/document'
import { MICROSOFT } from '#lib/scenario/document/microsoft'

/**
 * Says where an MX record points: the names of the services, or Microsoft's; of a service that is gone, its id. Where
 * somebody else hands the mail over, who.
 */
export function useMxNames(services: readonly Service[]): (record: Omit<Mx, 'domain'>) => string {
  const t = useTranslations('workspace.mx')
  const nameOf = (id: string) =>
    id === MICROSOFT ? t('microsoft') : (services.find((service) => service.id === id)?.name ?? id)
  const namesOf = (ids: readonly string[]) => ids.map(nameOf).join(', ')
  return ({ to, handedOverBy }) =>
    handedOverBy.length === 0 ? namesOf(to) : t('handedOverAs', { target: namesOf(to), service: namesOf(handedOverBy) })
}
