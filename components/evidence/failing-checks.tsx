'use client'

import { Minus, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { nameOfConnector } from '#lib/client/views/names'
import { refusingChecks } from '#lib/exchange/evidence/explain-bounce'
import type { TraceEntry } from '#lib/matcher'
import type { Phase } from '#lib/scenario/document/document'

/** Checks that are listed for one phase. The others are counted. */
const LISTED = 6

/** The checks that refuse a sender. Disabled connectors are listed too, since they might have admitted it. */
export function FailingChecks({ phase, title, trace }: { phase: Phase; title: string; trace: readonly TraceEntry[] }) {
  const t = useTranslations('evidence.phases')
  const entries = [...refusingChecks(phase, trace), ...trace.filter(({ code }) => code === 'CONNECTOR_DISABLED')]
  if (entries.length === 0) return null
  return (
    <div>
      <p className="text-xs text-ink-3 wrap-anywhere">{title}</p>
      <ul className="mt-1 flex flex-col gap-1">
        {entries.slice(0, LISTED).map((entry) => (
          <Check key={`${entry.connectorId} ${entry.code}`} phase={phase} entry={entry} />
        ))}
      </ul>
      {entries.length > LISTED && (
        <p className="mt-1 text-xs text-ink-3">{t('moreChecks', { count: entries.length - LISTED })}</p>
      )}
    </div>
  )
}

function Check({ phase, entry }: { phase: Phase; entry: TraceEntry }) {
  const t = useTranslations('evidence.phases')
  const codeText = useTranslations('verdicts.codeText')
  const { connectorId, code, detail, result } = entry
  const wanted = shorten(detail.wanted, detail.wantedCount)
  const presented = shorten(detail.presented ?? undefined)
  const compared = [wanted && t('wanted', { wanted }), presented && t('got', { got: presented })].filter(Boolean)
  return (
    <li className="flex items-start gap-2 text-sm">
      {result === 'skip' ? (
        <Minus aria-hidden className="mt-0.5 size-3.5 shrink-0 text-ink-3" strokeWidth={2.6} />
      ) : (
        <X aria-hidden className="mt-0.5 size-3.5 shrink-0 text-lost" strokeWidth={2.6} />
      )}
      <span className="min-w-0 wrap-anywhere">
        <strong className="font-medium">
          {connectorId === null ? t('general') : nameOfConnector(phase, connectorId)}:
        </strong>{' '}
        {codeText(code)}
        {compared.length > 0 && result !== 'skip' && (
          <span className="block font-mono text-xs text-ink-2">{compared.join(' · ')}</span>
        )}
      </span>
    </li>
  )
}

/** The first values of a comparison with the count of the others. */
function shorten(value: string | readonly string[] | undefined, count?: number): string {
  if (value === undefined || value === '') return ''
  if (typeof value === 'string') return value
  const left = (count ?? value.length) - Math.min(2, value.length)
  return `${value.slice(0, 2).join(', ')}${left > 0 ? ` +${left}` : ''}`
}
