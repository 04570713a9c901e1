'use client'

import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useConditionTexts } from '#components/verdict/conditions'
import { conditionsOf } from '#lib/client/views/conditions'
import { joinConditions, type ProvedPhase } from '#lib/client/views/proved-phases'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { PhaseAssessment } from '#lib/scenario/wants/assessment'

/** The state of a phase in one line, such as "1 sample loses mail" or "✓, if partner mail falls back to *". */
export function usePhaseText(
  document: ScenarioDocument,
  index: number,
  assessment: PhaseAssessment | null,
  proved: ProvedPhase,
): string {
  const t = useTranslations('workspace.phases')
  const format = useFormatter()
  const { condition } = useConditionTexts()
  return useMemo(() => {
    if (assessment === null) return '…'
    const { state, lost, delayed, open, elsewhere, shared, conditional } = assessment
    if (state === 'empty' && proved.state === null) return t(proved.holds ? 'provedOk' : 'empty')
    if (state === 'bad')
      return [
        lost.length > 0 ? t('lost', { count: lost.length }) : null,
        open.length > 0 ? t('open', { count: open.length }) : null,
        delayed.length > 0 ? t('delayed', { count: delayed.length }) : null,
        elsewhere.length > 0 ? t('elsewhere', { count: elsewhere.length }) : null,
      ]
        .filter((part) => part !== null)
        .join(' · ')
    if (proved.state === 'bad') return t('provedBad')
    if (state === 'ok' && proved.state === null) return shared.length > 0 ? t('okShared') : t('ok')
    const ofSamples = conditionsOf(document, index, conditional)
    // Missing facts can be filled in. A tick would promise something that is not known yet.
    if (ofSamples.some(({ kind }) => kind === 'fact')) return t('factsMissing')
    const [first, ...more] = joinConditions(ofSamples, proved.conditions)
    if (first === undefined) return t('ifOpen')
    const texts = [
      condition(first, document),
      ...(more.length > 0 ? [t('moreConditions', { count: more.length })] : []),
    ]
    return t('if', { condition: format.list(texts) })
  }, [document, index, assessment, proved, t, format, condition])
}
