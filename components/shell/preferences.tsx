'use client'

import { Languages } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { loadOnDemand } from '#components/ui/load-on-demand'

const PreferencesMenu = loadOnDemand(() => import('./preferences-menu').then(({ PreferencesMenu: menu }) => menu))

/** The button for language and theme. Its menu is loaded when it is first opened. */
export function Preferences() {
  const t = useTranslations('shell')
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  return (
    <>
      <Button
        tone="quiet"
        aria-label={t('preferences')}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor((open) => (open === null ? currentTarget : null))}
      >
        <Languages aria-hidden className="size-4" />
      </Button>
      {anchor && <PreferencesMenu anchor={anchor} onClose={() => setAnchor(null)} />}
    </>
  )
}
