'use client'

import { useTranslations } from 'use-intl'
import { Popover } from '#components/ui/popover'
import { SignOut } from './sign-out'

/** The menu of the session of this browser: that it is signed in, and how to end that. */
export function SessionMenu({ anchor, onClose }: { anchor: HTMLElement; onClose: () => void }) {
  const t = useTranslations('shell')
  return (
    <Popover anchor={anchor} onClose={onClose}>
      <div role="dialog" aria-label={t('session')} className="flex min-w-52 flex-col p-2">
        <p className="max-w-64 px-2 text-sm text-ink-2">{t('signedIn')}</p>
        <SignOut />
      </div>
    </Popover>
  )
}
