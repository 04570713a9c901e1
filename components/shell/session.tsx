'use client'

import { CircleUser } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { loadOnDemand } from '#components/ui/load-on-demand'

const SessionMenu = loadOnDemand(() => import('./session-menu').then(({ SessionMenu: menu }) => menu))

/** The button for the session of this browser. Its menu, with the way to sign out, is loaded when it is first opened. */
export function Session() {
  const t = useTranslations('shell')
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  return (
    <>
      <Button
        tone="quiet"
        title={t('session')}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor((open) => (open === null ? currentTarget : null))}
      >
        <CircleUser aria-hidden className="size-4" />
        <span className="max-wide:sr-only">{t('session')}</span>
      </Button>
      {anchor && <SessionMenu anchor={anchor} onClose={() => setAnchor(null)} />}
    </>
  )
}
