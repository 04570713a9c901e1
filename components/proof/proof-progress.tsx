'use client'

import { LoaderCircle } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import type { Proof, TaskProgress } from '#lib/client/workers/use-prover'

/** The state of a proof, without its results. */
export type ProofStatus = Omit<Proof<unknown>, 'answer' | 'isStale' | 'parts'>

/** Shows the progress of a proof with a button to stop it. A proof that stopped or failed can be started again. */
export function ProofProgress({ proof: { progress, isStopped, failed, stop, again } }: { proof: ProofStatus }) {
  const t = useTranslations('proof.progress')
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
  const { done, total } = progress
  return (
    <div role="status" className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
      <LoaderCircle aria-hidden className="size-4 animate-spin motion-reduce:animate-none" />
      <span>{nameOf(progress, t)}</span>
      {total > 0 && <span className="text-ink-3">{t('counted', { done, total })}</span>}
      <Button onClick={stop}>{t('stop')}</Button>
    </div>
  )
}

type T = ReturnType<typeof useTranslations<'proof.progress'>>

/** The current step of the proof in words. */
function nameOf({ isWaiting, phase, phases, question, questions }: TaskProgress, t: T): string {
  if (isWaiting) return t('waiting')
  if (phase !== undefined && phases !== undefined) return t('phase', { phase: phase + 1, phases })
  if (question !== undefined && questions !== undefined) return t('question', { question: question + 1, questions })
  return t('checking')
}
