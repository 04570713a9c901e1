'use client'

import { useEffect } from 'react'
import { useTranslations } from 'use-intl'

/** Sets the title of the browser tab, for titles that the server does not know when it renders. */
export function useTabTitle(title: string): void {
  const t = useTranslations('shell')
  const product = t('product')
  useEffect(() => {
    document.title = `${title} · ${product}`
  }, [title, product])
}
