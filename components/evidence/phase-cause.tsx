'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { useConditionTexts } from '#components/verdict/conditions'
import { phaseNumber } from '#lib/client/views/names'
import type { BounceCause } from '#lib/exchange/evidence/explain-bounce'
import { explain } from '#lib/matcher'
import { FailingChecks } from './failing-checks'
import { useFactNames } from './model-texts'
import { SampleLinks, type SampleLinksProps } from './sample-links'

type PhaseCauseProps = SampleLinksProps & {
  cause: BounceCause
  onAdd: (phaseId: string) => void
}

/** One phase that explains a bounce: how surely, by which checks, and which sample senders get the reply. */
export function PhaseCause({ document, index, cause, answered, onGoTo, onAdd }: PhaseCauseProps) {
  const t = useTranslations('evidence.phases')
  const phase = document.phases[index]
  const { fit, failing } = cause
  if (phase === undefined || fit === 'no') return null
  // If the bounce alone does not settle it, show the checks of a sample sender instead of a made-up one.
  const [first] = answered
  const sample = fit === 'sure' ? undefined : document.senders.find(({ id }) => id === first?.senderId)
  const trace = sample === undefined ? failing : explain(phase.tenant, phase.connectors, sample, document.answers).trace
  return (
    <div className="flex flex-col gap-2.5">
      <CauseFit cause={cause} isExampleNeeded={sample === undefined} />
      {first?.isLost && sample !== undefined && (
        <p className="font-medium text-lost wrap-anywhere">{t('lostHere', { sender: sample.name })}</p>
      )}
      <FailingChecks
        phase={phase}
        title={sample === undefined ? t('checks') : t('checksOf', { sender: sample.name })}
        trace={trace}
      />
      <SampleLinks document={document} index={index} answered={answered} onGoTo={onGoTo} />
      <Button tone="quiet" className="-mx-2 self-start text-left !whitespace-normal" onClick={() => onAdd(phase.id)}>
        {t('addHere', { phase: phaseNumber(index) })}
      </Button>
    </div>
  )
}

/**
 * How surely the phase explains the bounce, and what is missing to tell. If no sample sender gets the reply, it names conditions under which one
 * would.
 */
function CauseFit({ cause: { fit, given, open }, isExampleNeeded }: { cause: BounceCause; isExampleNeeded: boolean }) {
  const t = useTranslations('evidence.phases')
  const format = useFormatter()
  const texts = useConditionTexts()
  const factNames = useFactNames()
  if (fit === 'no') return null
  const example =
    isExampleNeeded && given.length > 0 ? t('given', { conditions: format.list(given.map(texts.given)) }) : null
  return (
    <p className="text-sm text-ink-2 wrap-anywhere">
      {t(`fit.${fit}`)}.{open.length > 0 && ` ${t('open', { facts: factNames(open) })}`}
      {example !== null && ` ${example}.`}
      {fit === 'not-found' && ` ${t('notFoundNext')}`}
    </p>
  )
}
