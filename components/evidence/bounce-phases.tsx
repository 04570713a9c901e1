'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { Disclosure } from '#components/ui/disclosure'
import { Notice } from '#components/ui/notice'
import { phaseNumber, phaseNumbers } from '#lib/client/views/names'
import type { Explaining } from '#lib/client/workers/use-evidence'
import { CAUSES_OF_CONNECTORS, type Evidence } from '#lib/exchange/evidence/evidence'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { PhaseCause } from './phase-cause'

type Props = {
  document: ScenarioDocument
  explaining: Explaining
  evidence: Evidence
  onGoTo: (phaseId: string, senderId: string) => void
  onAdd: (phaseId: string) => void
}

/** The reply of a bounce, and the phases and checks that explain it; or what would explain it, if no phase does. */
export function BouncePhases({ document, explaining, evidence, onGoTo, onAdd }: Props) {
  const t = useTranslations('evidence')
  const { replyRule, otherCause, replyCode } = evidence
  if (replyRule === null) return null
  return (
    <section aria-labelledby="evidence-answer" className="flex flex-col gap-3">
      <h2 id="evidence-answer" className="font-semibold tracking-tight">
        {t('answer.title')}
      </h2>
      <div className="rounded-lg border border-line bg-sunken px-3.5 py-2.5">
        {replyCode !== null && (
          <p className="font-mono text-xs leading-relaxed text-ink-2 wrap-anywhere">
            {replyCode.from.line !== null && (
              <span className="whitespace-nowrap">{t('line', { line: replyCode.from.line })}: </span>
            )}
            {replyCode.from.quote}
          </p>
        )}
        <p className="mt-1.5">
          {replyRule === 'other' ? t(`answer.other.${otherCause ?? 'not-known'}`) : t(`answer.rule.${replyRule}`)}
        </p>
      </div>
      {replyRule === 'other' ? (
        !CAUSES_OF_CONNECTORS.has(otherCause) && <Notice>{t('phases.notConnector')}</Notice>
      ) : explaining.explained === null ? (
        <p role="status" className="text-ink-3">
          {explaining.state === 'explaining' &&
            t('explaining', { phase: explaining.phases + 1, all: document.phases.length })}
        </p>
      ) : (
        <Phases
          document={document}
          explained={explaining.explained}
          replyRule={replyRule}
          onGoTo={onGoTo}
          onAdd={onAdd}
        />
      )}
    </section>
  )
}

type PhasesProps = Pick<Props, 'document' | 'onGoTo' | 'onAdd'> & {
  explained: NonNullable<Explaining['explained']>
  replyRule: Exclude<NonNullable<Evidence['replyRule']>, 'other'>
}

function Phases({ document, explained: { explanation, answered }, replyRule, onGoTo, onAdd }: PhasesProps) {
  const t = useTranslations('evidence.phases')
  const format = useFormatter()
  const causes = explanation.phases.map((cause, index) => ({
    cause,
    index,
    answered: answered.filter(({ phaseId }) => phaseId === cause.phaseId),
  }))
  const fitting = causes.filter(({ cause }) => cause.fit !== 'no')
  const others = causes.filter(({ cause }) => cause.fit === 'no').map(({ index }) => index)
  // A phase is likely if it surely gives the reply, or if a sample that must get in gets it. Other phases are folded.
  const likely = fitting.filter((one) => one.cause.fit === 'sure' || one.answered.some(({ isLost }) => isLost))
  const open = likely.length > 0 ? likely : fitting.slice(0, 1)
  const folded = fitting.filter((one) => !open.includes(one))
  const causeOf = (one: (typeof fitting)[number]) => (
    <PhaseCause {...one} document={document} onGoTo={onGoTo} onAdd={onAdd} />
  )
  const nameOf = (index: number) => `${phaseNumber(index)} ${document.phases[index]?.name ?? ''}`.trim()
  if (fitting.length === 0)
    return (
      <Notice tone="ask" live>
        <strong className="font-semibold">{t('none')}</strong> {t(`noneNext.${replyRule}`)}
      </Notice>
    )
  return (
    <div className="flex flex-col gap-2.5">
      <div role="status" className="flex flex-wrap items-baseline gap-x-2">
        <h3 className="font-medium">{t('title')}</h3>
        <span className="text-sm text-ink-3">{t('fits', { count: fitting.length, all: causes.length })}</span>
      </div>
      {open.map((one) => (
        <section
          key={one.cause.phaseId}
          aria-label={nameOf(one.index)}
          className="rounded-xl border border-line-strong px-3.5 py-3"
        >
          <h4 className="mb-1 font-semibold wrap-anywhere">{nameOf(one.index)}</h4>
          {causeOf(one)}
        </section>
      ))}
      {folded.map((one) => (
        <Disclosure key={one.cause.phaseId} label={nameOf(one.index)} note={t('perhaps')}>
          {causeOf(one)}
        </Disclosure>
      ))}
      {others.length > 0 && (
        <p className="text-sm text-ink-2">{t('others', { phases: format.list(phaseNumbers(others)) })}</p>
      )}
    </div>
  )
}
