'use client'

import { useTranslations } from 'use-intl'
import { type ExplainedVerdict, labelOf, shownBasis } from '#lib/matcher'

/** The certainty of a verdict (backed, derived or open) by its weakest deciding check, with the sources. */
export function Basis({ verdict }: { verdict: ExplainedVerdict }) {
  const t = useTranslations('verdicts')
  const ws = useTranslations('workspace.why')
  const label = labelOf(verdict.basis)
  const shown = shownBasis(label)
  const sources = [
    ...new Set(
      verdict.trace.filter(({ result }) => result !== 'skip').flatMap(({ source }) => source.split(/[,;]\s*/)),
    ),
  ]
  return (
    <div className={`border-l-2 pl-3 text-sm ${shown === 'open' ? 'border-ask' : 'border-line-strong'}`}>
      <p className="text-ink-2">
        <strong className="font-semibold text-ink">{t(`basis.${shown}`)}.</strong>{' '}
        {label !== 'INF' && label !== 'UNK' && `${t(`label.${label}`)}.`}
        {/* A backed verdict needs no note. The notes repeat the labels INF and UNK, so these labels are left out. */}
        {shown !== 'backed' && ` ${t(`basisNote.${shown}`)}`}
      </p>
      {sources.length > 0 && (
        <p className="mt-0.5 text-xs text-ink-3">{ws('sources', { sources: sources.join(', ') })}</p>
      )}
    </div>
  )
}
