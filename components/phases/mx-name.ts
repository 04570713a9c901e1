import { useTranslations } from 'use-intl'
import type { Service } from '#lib/scenario/document/document'
import { MICROSOFT } from '#lib/scenario/document/microsoft'

/** Gives what MX points to its name: that of the service, or Microsoft's; of a service that is gone, its id. */
export function useMxName(services: readonly Service[]): (to: string) => string {
  const t = useTranslations('workspace.mx')
  return (to) => (to === MICROSOFT ? t('microsoft') : (services.find(({ id }) => id === to)?.name ?? to))
}
