'use client'

import { useTranslations } from 'use-intl'
import type { Basis as BasisOfVerdict, ExplainedVerdict, Label } from '#lib/matcher/index'

type Shown = 'backed' | 'derived' | 'open'

/** Seven grounds of the engine, three on screen. */
const SHOWN: Record<BasisOfVerdict, Shown> = {
  'your-test': 'backed',
  observed: 'backed',
  documented: 'backed',
  vendor: 'derived',
  field: 'derived',
  inferred: 'derived',
  assumed: 'open',
}

const LABEL_OF: Record<BasisOfVerdict, Label> = {
  'your-test': 'YOURS',
  observed: 'SEED',
  documented: 'DOC',
  vendor: 'VENDOR',
  field: 'FIELD',
  inferred: 'INF',
  assumed: 'UNK',
}

/** How sure the verdict is: backed, derived or open, by its weakest deciding check, with the sources. */
export function Basis({ verdict }: { verdict: ExplainedVerdict }) {
  const t = useTranslations('verdicts')
  const ws = useTranslations('workspace.why')
  const shown = SHOWN[verdict.basis]
  const sources = [
    ...new Set(
      verdict.trace.filter(({ result }) => result !== 'skip').flatMap(({ source }) => source.split(/[,;]\s*/)),
    ),
  ]
  return (
    <div className={`border-l-2 pl-3 text-sm ${shown === 'open' ? 'border-ask' : 'border-line-strong'}`}>
      <p className="text-ink-2">
        <strong className="font-semibold text-ink">{t(`basis.${shown}`)}.</strong>{' '}
        {t(`label.${LABEL_OF[verdict.basis]}`)}.{/* Where it is backed, the label says it all. */}
        {shown !== 'backed' && ` ${t(`basisNote.${shown}`)}`}
      </p>
      {sources.length > 0 && (
        <p className="mt-0.5 text-xs text-ink-3">{ws('sources', { sources: sources.join(', ') })}</p>
      )}
    </div>
  )
}
