'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { Notice } from '#components/ui/notice'
import type { EvidenceReading } from '#lib/client/workers/use-evidence'

/** Says what kind of evidence the text is, or that it is being read. Screen readers announce changes. */
export function EvidenceKind({ reading: { state, evidence } }: { reading: EvidenceReading }) {
  const t = useTranslations('evidence')
  const format = useFormatter()
  if (state === 'failed')
    return (
      <Notice live tone="lost">
        {t('failed')}
      </Notice>
    )
  const code = evidence?.replyCode
  const codes = [code?.code, code?.enhancedCode].filter((part) => part !== null && part !== undefined).join(' ')
  return (
    <p role="status" className="flex flex-wrap items-baseline gap-x-2 empty:hidden">
      {state === 'reading' && <span className="text-ink-3">{t('reading')}</span>}
      {evidence !== null && evidence.kind !== 'unknown' && (
        <>
          <span className="text-ink-3">{t('readAs')}</span>
          <strong className="font-semibold">{t(`kinds.${evidence.kind}`)}</strong>
          {codes !== '' && <code className="rounded-md bg-sunken px-1.5 py-px text-sm">{codes}</code>}
          {evidence.receivedAt !== null && (
            <span className="text-sm text-ink-3">
              {t('received', {
                kind: evidence.kind,
                when: `${format.dateTime(new Date(evidence.receivedAt), {
                  dateStyle: 'medium',
                  timeStyle: 'short',
                  timeZone: 'UTC',
                })} UTC`,
              })}
            </span>
          )}
        </>
      )}
    </p>
  )
}
