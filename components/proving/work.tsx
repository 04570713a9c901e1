'use client'

import { LoaderCircle } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import type { Proof } from '#lib/client/prover'

/** Work on a question about all senders: how far it is, and a way to stop it; why there is no answer, and a way to ask again. */
export function Work({ proof: { progress, isStopped, failed, stop, again } }: { proof: Proof<unknown> }) {
  const t = useTranslations('proving.work')
  if (failed !== null)
    return (
      <Notice tone="lost" live actions={<Button onClick={again}>{t('again')}</Button>}>
        {t('failed', { detail: failed })}
      </Notice>
    )
  if (isStopped)
    return (
      <Notice live actions={<Button onClick={again}>{t('again')}</Button>}>
        {t('stopped')}
      </Notice>
    )
  if (progress === null) return null
  const { phase, phases, done, total } = progress
  return (
    <div role="status" className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
      <LoaderCircle aria-hidden className="size-4 animate-spin motion-reduce:animate-none" />
      <span>
        {phase !== undefined && phases !== undefined ? t('phase', { phase: phase + 1, phases }) : t('checking')}
      </span>
      {total > 0 && <span className="text-ink-3">{t('counted', { done, total })}</span>}
      <Button onClick={stop}>{t('stop')}</Button>
    </div>
  )
}
