'use client'

import { useTranslations } from 'use-intl'
import { TwiceButton } from '#components/ui/twice-button'

/** The button that revokes a link. */
export function StopSharing({ name, onStop }: { name: string; onStop: () => void }) {
  const t = useTranslations('share')
  return (
    <TwiceButton
      label={t('stop')}
      name={t('stopNamed', { name })}
      confirmLabel={t('stopNow')}
      confirmName={t('stopNowNamed', { name })}
      keepLabel={t('keep')}
      onConfirm={onStop}
    />
  )
}
