'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Service } from '#lib/scenario/document/document'
import { EVERYBODY_ELSE, serviceIdOf, type WhoKey } from '#lib/scenario/wants/who'

/** The name of a row: of the service, of its other customers, or of everybody else. */
export function useWhoNames(services: readonly Pick<Service, 'id' | 'name'>[]): (who: WhoKey) => string {
  const t = useTranslations('plan.names')
  return useMemo(() => {
    const names = new Map(services.map(({ id, name }) => [id, name || id]))
    return (who) => {
      if (who === EVERYBODY_ELSE) return t('everybodyElse')
      const id = serviceIdOf(who) ?? ''
      const service = names.get(id) ?? id
      return who.startsWith('service:') ? service : t('otherCustomers', { service })
    }
  }, [services, t])
}
