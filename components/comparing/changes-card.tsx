'use client'

import { memo, useMemo, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useVersions } from '#components/editing/versions'
import { ProofProgress } from '#components/proof/proof-progress'
import { Card } from '#components/ui/card'
import { useNearViewport } from '#components/ui/near-viewport'
import { Notice } from '#components/ui/notice'
import { isEqual } from '#lib/client/draft/structural-sharing'
import type { ChangeView, PhaseVersion } from '#lib/client/views/view-in-address'
import { useProver } from '#lib/client/workers/use-prover'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { EffectDifference } from './effect-difference'
import { FieldDifference } from './field-difference'
import { PhaseVersionPicker, useVersionDocument, type Version } from './phase-version-picker'

type Props = {
  document: ScenarioDocument
  phaseIndex: number
  before: PhaseVersion | null
  after: PhaseVersion | null
  onView: ChangeView
}

/**
 * The changes between two phases, of this version or of others: by field, and by sender. Until the user chooses other
 * sides, it compares the phase on screen with its predecessor.
 */
export const ChangesCard = memo(function ChangesCard({
  document,
  phaseIndex,
  before: chosenBefore,
  after: chosenAfter,
  onView,
}: Props) {
  const t = useTranslations('proof.comparing')
  const versions = useVersions()
  const card = useRef<HTMLDivElement>(null)
  const isNear = useNearViewport(card)
  const here = document.phases[phaseIndex]?.id ?? ''
  const previous = document.phases[Math.max(0, phaseIndex - 1)]?.id ?? here
  // The first phase has no predecessor. Then the saved version is compared with the draft.
  const first: PhaseVersion = { version: phaseIndex === 0 && versions !== null ? 'saved' : 'draft', phaseId: previous }
  const before = chosenBefore ?? first
  const after = chosenAfter ?? { version: 'draft', phaseId: here }
  const [from, to] = [useVersionDocument(before, document), useVersionDocument(after, document)]
  const isAsked = isNear || chosenBefore !== null || chosenAfter !== null
  const task = useMemo(() => {
    if (!isAsked || from.phase === null || to.phase === null || to.document === null) return null
    const { tenant, connectors } = from.phase
    const side = { tenant: to.phase.tenant, connectors: to.phase.connectors }
    return { before: { tenant, connectors }, after: side, answers: to.document.answers }
  }, [isAsked, from.phase, to.phase, to.document])
  const proof = useProver('compare', task, JSON.stringify([before, after]))
  return (
    <div ref={card} className="min-w-0">
      <Card title={t('title')} note={t('intro')} className="min-w-0">
        <div className="grid gap-3 border-t border-line px-4 py-3 md:grid-cols-2">
          <PhaseVersionPicker
            end="before"
            point={before}
            version={from}
            document={document}
            onChange={(point) => onView({ before: point })}
          />
          <PhaseVersionPicker
            end="after"
            point={after}
            version={to}
            document={document}
            onChange={(point) => onView({ after: point })}
          />
        </div>
        <div className="grid gap-x-6 gap-y-4 border-t border-line px-4 py-4 text-sm phone:grid-cols-[minmax(0,4fr)_minmax(0,9fr)]">
          <FieldDifference from={from} to={to} />
          <section aria-label={t('effect')} aria-busy={proof.progress !== null} className="flex min-w-0 flex-col gap-3">
            <h3 className="font-semibold">{t('effect')}</h3>
            {hasOtherAnswers(from, to) && <Notice tone="ask">{t('otherAnswers')}</Notice>}
            <ProofProgress proof={proof} />
            {proof.answer !== null && task !== null && (
              <div className={proof.isStale ? 'stale' : undefined}>
                <EffectDifference comparison={proof.answer} />
              </div>
            )}
          </section>
        </div>
      </Card>
    </div>
  )
})

/** Reports whether the two sides record different answers. Both are judged by the answers of the later side. */
const hasOtherAnswers = (from: Version, to: Version): boolean =>
  from.document !== null && to.document !== null && !isEqual(from.document.answers, to.document.answers)
