'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'

/** Revoking cannot be undone, so the button must be pressed twice. */
export function StopSharing({ name, onStop }: { name: string; onStop: () => void }) {
  const t = useTranslations('share')
  const [isAsking, setIsAsking] = useState(false)
  if (!isAsking)
    return (
      <Button aria-label={t('stopNamed', { name })} onClick={() => setIsAsking(true)}>
        {t('stop')}
      </Button>
    )
  return (
    <>
      <Button tone="danger" autoFocus aria-label={t('stopNowNamed', { name })} onClick={onStop}>
        {t('stopNow')}
      </Button>
      <Button tone="quiet" onClick={() => setIsAsking(false)}>
        {t('keep')}
      </Button>
    </>
  )
}
