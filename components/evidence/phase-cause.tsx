'use client'

import { ArrowRight, X } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { useConditionTexts } from '#components/verdict/conditions'
import { markOfPhase, nameOfConnector } from '#lib/client/view-names'
import type { AnsweredSender } from '#lib/exchange/evidence/answered-senders'
import type { BounceCause } from '#lib/exchange/evidence/explain-bounce'
import type { TraceEntry } from '#lib/matcher/index'
import type { Phase, ScenarioDocument } from '#lib/scenario/document'

type Props = {
  document: ScenarioDocument
  index: number
  cause: BounceCause
  answered: readonly AnsweredSender[]
  onGoTo: (phaseId: string, senderId: string) => void
  onAdd: (phaseId: string) => void
}

/** Checks and routes listed of one phase; the rest is counted. */
const CHECKS = 6
const ROUTES = 4

/** One phase that explains a bounce: how surely, by which checks, and which routes of the scenario it hits. */
export function PhaseCause({ document, index, cause, answered, onGoTo, onAdd }: Props) {
  const t = useTranslations('evidence.phases')
  const format = useFormatter()
  const { given } = useConditionTexts()
  const phase = document.phases[index]
  const { fit, failing } = cause
  if (phase === undefined || fit === 'no') return null
  return (
    <li className="rounded-xl border border-line px-3.5 py-3">
      <h4 className="font-semibold wrap-anywhere">
        {markOfPhase(index)} {phase.name}
      </h4>
      <p className={`text-sm ${fit === 'sure' ? 'text-ink-2' : 'text-ask'}`}>
        {t(`fit.${fit}`)}
        {cause.given.length > 0 && `. ${t('given', { conditions: format.list(cause.given.map(given)) })}`}.
        {fit === 'not-found' && ` ${t('notFoundNext')}`}
      </p>
      {failing.length > 0 && (
        <div className="mt-2">
          <p className="text-xs text-ink-3">{t('checks')}</p>
          <ul className="mt-1 flex flex-col gap-1">
            {failing.slice(0, CHECKS).map((entry) => (
              <FailingCheck key={`${entry.connectorId} ${entry.code}`} phase={phase} entry={entry} />
            ))}
          </ul>
          {failing.length > CHECKS && (
            <p className="mt-1 text-xs text-ink-3">{t('moreChecks', { count: failing.length - CHECKS })}</p>
          )}
        </div>
      )}
      <Routes document={document} index={index} answered={answered} onGoTo={onGoTo} />
      <Button tone="quiet" className="mt-1.5 -ml-2 !whitespace-normal text-left" onClick={() => onAdd(phase.id)}>
        {t('addHere', { phase: markOfPhase(index) })}
      </Button>
    </li>
  )
}

function FailingCheck({ phase, entry }: { phase: Phase; entry: TraceEntry }) {
  const t = useTranslations('evidence.phases')
  const codeText = useTranslations('verdicts.codeText')
  const { connectorId, code, detail } = entry
  const wanted = shorten(detail.wanted, detail.wantedCount)
  const presented = shorten(detail.presented ?? undefined)
  return (
    <li className="flex items-start gap-2 text-sm">
      <X aria-hidden className="mt-0.5 size-3.5 shrink-0 text-lost" strokeWidth={2.6} />
      <span className="min-w-0 wrap-anywhere">
        <strong className="font-medium">
          {connectorId === null ? t('general') : nameOfConnector(phase, connectorId)}:
        </strong>{' '}
        {codeText(code)}
        {(wanted !== '' || presented !== '') && (
          <span className="block font-mono text-xs text-ink-2">
            {[wanted && t('wanted', { wanted }), presented && t('got', { got: presented })].filter(Boolean).join(' · ')}
          </span>
        )}
      </span>
    </li>
  )
}

/** The first values of a comparison, with the count of the others. */
function shorten(value: string | readonly string[] | undefined, count?: number): string {
  if (value === undefined || value === '') return ''
  if (typeof value === 'string') return value
  const left = (count ?? value.length) - Math.min(2, value.length)
  return `${value.slice(0, 2).join(', ')}${left > 0 ? ` +${left}` : ''}`
}

function Routes({ document, index, answered, onGoTo }: Pick<Props, 'document' | 'index' | 'answered' | 'onGoTo'>) {
  const t = useTranslations('evidence.phases')
  if (answered.length === 0) return <p className="mt-2 text-sm text-ink-2">{t('noRoutes')}</p>
  return (
    <div className="mt-2.5">
      <p className="text-xs text-ink-3">{t('routes')}</p>
      <ul className="mt-1 flex flex-col items-start gap-1.5">
        {answered.slice(0, ROUTES).map(({ phaseId, senderId, isLost }) => {
          const name = document.senders.find(({ id }) => id === senderId)?.name || senderId
          return (
            <li key={senderId} className="flex max-w-full flex-wrap items-center gap-2">
              <Button
                className="max-w-full text-left !whitespace-normal wrap-anywhere"
                onClick={() => onGoTo(phaseId, senderId)}
              >
                {t('show', { sender: name, phase: markOfPhase(index) })}
                <ArrowRight aria-hidden className="size-4 shrink-0" />
              </Button>
              {isLost && <span className="text-sm font-medium text-lost">{t('lost')}</span>}
            </li>
          )
        })}
      </ul>
      {answered.length > ROUTES && (
        <p className="mt-1 text-xs text-ink-3">{t('moreRoutes', { count: answered.length - ROUTES })}</p>
      )}
    </div>
  )
}
