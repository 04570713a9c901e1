'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Condition } from '#lib/matcher'

/** Returns a function that writes a condition in words, such as "from 192.0.2.0/24". */
export function useConditionText(): (condition: Condition) => string {
  const t = useTranslations('proof.coverage')
  return useMemo(
    () =>
      ({ check, holds, of, edge }) => {
        if (edge !== null) return t(`edge.${edge}`, { of: of ?? '' })
        return t(`checks.${check}.${holds ? 'holds' : 'fails'}`, { of: of ?? '' })
      },
    [t],
  )
}
