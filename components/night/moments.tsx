'use client'

import { useCallback } from 'react'
import { useFormatter } from 'use-intl'

/** Returns a function that says a moment, or its day, in the reader's language and zone. */
export function useMoments(): (at: Date, precision: 'minute' | 'day') => string {
  const format = useFormatter()
  return useCallback(
    (at, precision) =>
      precision === 'day'
        ? format.dateTime(at, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
        : format.dateTime(at, {
            weekday: 'short',
            day: 'numeric',
            month: 'short',
            year: 'numeric',
            hour: '2-digit',
            minute: '2-digit',
            timeZoneName: 'short',
          }),
    [format],
  )
}
