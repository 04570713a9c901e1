'use client'

import { useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { Button } from '#components/ui/button'

/** What to do next in a scenario without sample senders. */
export function NoSamples() {
  const t = useTranslations('workspace.noSamples')
  const evidence = useTranslations('evidence')
  const editing = useEditing()
  return (
    <div className="flex flex-col items-start gap-3 py-8">
      <p className="max-w-prose text-ink-2">{t(editing ? 'text' : 'read')}</p>
      {editing && (
        <div className="flex flex-wrap gap-2">
          <Button tone="primary" onClick={() => editing.open({ kind: 'service' })}>
            {t('service')}
          </Button>
          <Button onClick={() => editing.open({ kind: 'sender', sender: null })}>{t('sender')}</Button>
          <Button onClick={() => editing.open({ kind: 'sender', sender: null, isStranger: true })}>
            {t('stranger')}
          </Button>
          <Button onClick={() => editing.open({ kind: 'evidence' })}>{evidence('open')}</Button>
        </div>
      )}
    </div>
  )
}
