'use client'

import { useEffect } from 'react'
import { useTranslations } from 'use-intl'

/** Names the browser's tab by what only the browser knows: the title of a scenario. */
export function useTabTitle(title: string): void {
  const t = useTranslations('shell')
  const product = t('product')
  useEffect(() => {
    document.title = `${title} · ${product}`
  }, [title, product])
}
