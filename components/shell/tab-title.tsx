'use client'

import { useEffect } from 'react'
import { useTranslations } from 'use-intl'

/**
 * Sets the title of the browser tab, for titles that the server does not know when it renders, and keeps it: the title of
 * the server's page can come in after the page is shown.
 */
export function useTabTitle(title: string): void {
  const t = useTranslations('shell')
  // As a browser gives a title back: a title that never reads as it was set would be set for ever.
  const shown = `${title} · ${t('product')}`.replace(/[\t\n\f\r ]+/g, ' ').trim()
  useEffect(() => {
    const put = () => {
      if (document.title !== shown) document.title = shown
    }
    put()
    const observer = new MutationObserver(put)
    observer.observe(document.head, { subtree: true, childList: true, characterData: true })
    return () => observer.disconnect()
  }, [shown])
}
