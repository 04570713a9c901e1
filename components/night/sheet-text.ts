'use client'

import { useFormatter, useTranslations } from 'use-intl'
import type { SheetLine } from '#lib/client/report/night-sheet'
import { useSpans } from './spans'

/** Returns a function that says a line of the night sheet, on screen and in the change request. */
export function useSheetText(): (line: SheetLine) => string {
  const t = useTranslations('night.sheet')
  const format = useFormatter()
  const span = useSpans()
  return ({ code, values: { domains, services, ttl, lasts, ...values } }) =>
    t(code, {
      ...values,
      domains: format.list(domains),
      services: format.list(services),
      ttl: span(ttl),
      lasts: span(lasts),
    })
}
