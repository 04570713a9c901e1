'use client'

import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Service } from '#lib/scenario/document/document'
import type { Invariant } from '#lib/scenario/document/invariants'
import { EVERYONE } from '#lib/scenario/document/invariants'

/** Returns functions for the name of an invariant and for its full explanation. */
export function useInvariantTexts(services: readonly Service[]) {
  const t = useTranslations('proof.invariants')
  const format = useFormatter()
  return useMemo(() => {
    const nameOf = (id: string) => services.find((service) => service.id === id)?.name || t('names.unknownService')
    return {
      name: (invariant: Invariant): string =>
        invariant.kind !== 'getsThrough'
          ? t(`names.${invariant.kind}`)
          : invariant.serviceId === EVERYONE
            ? t('names.everyone')
            : t('names.getsThrough', { service: nameOf(invariant.serviceId) }),
      explained: (invariant: Invariant): string => {
        if (invariant.kind === 'getsThrough' && invariant.serviceId === EVERYONE) return t('explained.everyone')
        if (invariant.kind === 'getsThrough') {
          if (invariant.mailFrom === 'own') return t('explained.getsThroughOwn')
          const isFilter = services.find(({ id }) => id === invariant.serviceId)?.kind === 'filter'
          return t(isFilter ? 'explained.getsThroughFilter' : 'explained.getsThrough')
        }
        if (invariant.kind !== 'nobodyElse') return t(`explained.${invariant.kind}`)
        if (invariant.serviceIds.length === 0) return t('explained.nobodyElseNone')
        return t('explained.nobodyElse', { services: format.list(invariant.serviceIds.map(nameOf)) })
      },
    }
  }, [services, t, format])
}
