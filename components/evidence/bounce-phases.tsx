'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { Notice } from '#components/ui/notice'
import type { Reading } from '#lib/client/evidence-reading'
import { markPhases } from '#lib/client/view-names'
import type { Evidence } from '#lib/exchange/evidence/evidence'
import type { ScenarioDocument } from '#lib/scenario/document'
import { PhaseCause } from './phase-cause'

type Props = {
  document: ScenarioDocument
  reading: Reading
  evidence: Evidence
  onGoTo: (phaseId: string, senderId: string) => void
  onAdd: (phaseId: string) => void
}

/** What a bounce says, which phases explain it and by which checks; or that none does, and what would. */
export function BouncePhases({ document, reading, evidence, onGoTo, onAdd }: Props) {
  const t = useTranslations('evidence')
  const { finding, otherCause, replyCode } = evidence
  if (finding === null) return null
  return (
    <section aria-labelledby="evidence-answer" className="flex flex-col gap-3">
      <h2 id="evidence-answer" className="font-semibold tracking-tight">
        {t('answer.title')}
      </h2>
      <div className="rounded-lg border border-line bg-sunken px-3.5 py-2.5">
        {replyCode !== null && (
          <p className="font-mono text-xs leading-relaxed text-ink-2 wrap-anywhere">
            {replyCode.from.line !== null && (
              <span className="mr-1.5 whitespace-nowrap">{t('line', { line: replyCode.from.line })}:</span>
            )}
            {replyCode.from.quote}
          </p>
        )}
        <p className="mt-1.5">
          {finding === 'other' ? t(`answer.other.${otherCause ?? 'not-known'}`) : t(`answer.rule.${finding}`)}
        </p>
      </div>
      {finding === 'other' ? (
        <Notice>{t('phases.notConnector')}</Notice>
      ) : reading.explained === null ? (
        <p role="status" className="text-ink-3">
          {reading.state === 'explaining' && t('explaining')}
        </p>
      ) : (
        <Phases document={document} explained={reading.explained} finding={finding} onGoTo={onGoTo} onAdd={onAdd} />
      )}
    </section>
  )
}

type PhasesProps = Pick<Props, 'document' | 'onGoTo' | 'onAdd'> & {
  explained: NonNullable<Reading['explained']>
  finding: Exclude<NonNullable<Evidence['finding']>, 'other'>
}

function Phases({ document, explained: { explanation, answered }, finding, onGoTo, onAdd }: PhasesProps) {
  const t = useTranslations('evidence.phases')
  const format = useFormatter()
  const causes = explanation.phases.map((cause, index) => ({ cause, index }))
  const fitting = causes.filter(({ cause }) => cause.fit !== 'no')
  const others = causes.filter(({ cause }) => cause.fit === 'no').map(({ index }) => index)
  if (fitting.length === 0)
    return (
      <Notice tone="ask" live>
        <strong className="font-semibold">{t('none')}</strong> {t(`noneNext.${finding}`)}
      </Notice>
    )
  return (
    <div className="flex flex-col gap-2.5">
      <div role="status" className="flex flex-wrap items-baseline gap-x-2">
        <h3 className="font-medium">{t('title')}</h3>
        <span className="text-sm text-ink-3">{t('fits', { count: fitting.length, all: causes.length })}</span>
      </div>
      <ol className="flex flex-col gap-2.5">
        {fitting.map(({ cause, index }) => (
          <PhaseCause
            key={cause.phaseId}
            document={document}
            index={index}
            cause={cause}
            answered={answered.filter(({ phaseId }) => phaseId === cause.phaseId)}
            onGoTo={onGoTo}
            onAdd={onAdd}
          />
        ))}
      </ol>
      {others.length > 0 && (
        <p className="text-sm text-ink-2">{t('others', { phases: format.list(markPhases(others)) })}</p>
      )}
    </div>
  )
}
