import { useTranslations } from 'use-intl'
import type { Service } from '#lib/scenario/document/document'
import { MICROSOFT } from '#lib/scenario/document/microsoft'

/** Returns a function for the name of an MX target: a service or Microsoft; the id if the service does not exist. */
export function useMxName(services: readonly Service[]): (to: string) => string {
  const t = useTranslations('workspace.mx')
  return (to) => (to === MICROSOFT ? t('microsoft') : (services.find(({ id }) => id === to)?.name ?? to))
}
