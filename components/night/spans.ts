'use client'

import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { durationOf } from '#lib/client/views/runbook-words'

/** Returns a function that says a span of seconds: by itself, or `after` a word such as “after”, which German inflects it by. */
export function useSpans(): (seconds: number, form?: 'alone' | 'after') => string {
  const t = useTranslations('night')
  return useCallback(
    (seconds, form = 'alone') => {
      const { unit, count } = durationOf(seconds)
      return t(`${form === 'after' ? 'durationAfter' : 'duration'}.${unit}`, { count })
    },
    [t],
  )
}
