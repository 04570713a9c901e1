'use client'

import { useTranslations } from 'use-intl'
import { FreeText } from '#components/shell/free-text'
import { ToneIcon } from '#components/verdict/tones'
import type { ToldWay } from '#lib/client/views/flow-picture'
import type { Phase } from '#lib/scenario/document/document'
import { useFlowTexts } from './flow-texts'

/** The ways of one *who*, each with the connector that decides and the outcome. */
export function Ways({ ways, phase }: { ways: readonly ToldWay[]; phase: Phase }) {
  const t = useTranslations('plan.flow')
  const texts = useFlowTexts()(phase.connectors)
  if (ways.length === 0) return <p className="pl-1.5 text-xs text-ink-3">{t('noWay')}</p>
  return (
    <ul className="pl-1.5 text-sm text-ink-2">
      {texts.ways(ways).map(([text, way]) => (
        <li key={`${text} ${way.tone}`} className="flex items-baseline gap-1.5">
          <ToneIcon tone={way.tone} className="size-3 translate-y-px" />
          <FreeText>{text}</FreeText>
        </li>
      ))}
    </ul>
  )
}
