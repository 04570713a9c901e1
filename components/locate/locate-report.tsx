'use client'

import { CircleCheck, MapPin } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { phaseNumber } from '#lib/client/views/names'
import type { FreshTenant, LocatedPhase, PhaseComparison } from '#lib/exchange/locate/locate'
import type { Phase } from '#lib/scenario/document/document'
import { Differences, Ignored } from './differences'

type Props = {
  phases: readonly Phase[]
  located: LocatedPhase
  /** what the export holds of the tenant */
  fresh: FreshTenant | null
  onGoTo: (phaseId: string) => void
  onTakeOver: (phaseId: string) => void
}

/** The phase that the tenant is in, or the nearest one with its differences, and the other phases below. */
export function LocateReport({ phases, located: { equal, phases: compared }, fresh, ...way }: Props) {
  const t = useTranslations('import.locate')
  const [nearest] = compared
  if (nearest === undefined) return null
  const nameOf = (phaseId: string) => {
    const index = phases.findIndex(({ id }) => id === phaseId)
    return `${phaseNumber(index)} ${phases[index]?.name ?? ''}`
  }
  const isEqual = equal.length > 0
  const others = compared.filter(({ phaseId, differences }) => phaseId !== nearest.phaseId && differences.length > 0)
  const answer = isEqual
    ? t('equal', { count: equal.length, phases: equal.map(nameOf).join(', ') })
    : t('nearest', { phase: nameOf(nearest.phaseId), count: nearest.differences.length })
  const Icon = isEqual ? CircleCheck : MapPin
  return (
    <>
      <section aria-label={t('title')} className="rounded-xl border border-line">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3.5 py-3">
          <Icon aria-hidden className={`size-5 shrink-0 ${isEqual ? 'text-good' : 'text-accent'}`} />
          <p role="status" className="min-w-0 flex-1 basis-60 font-semibold tracking-tight wrap-anywhere">
            {answer}
          </p>
          {isEqual ? (
            <div className="flex flex-wrap gap-2">
              {equal.map((phaseId) => (
                <Button key={phaseId} onClick={() => way.onGoTo(phaseId)}>
                  {equal.length === 1 ? t('goTo') : `${t('goTo')} ${nameOf(phaseId)}`}
                </Button>
              ))}
            </div>
          ) : (
            <PhaseActions phaseId={nearest.phaseId} {...way} />
          )}
        </div>
        {nearest.differences.length > 0 && (
          <div className="border-t border-line">
            <Differences comparison={nearest} label={answer} nameOf={nameOf} />
          </div>
        )}
        {nearest.ignored.length > 0 && (
          <div className="border-t border-line px-3.5 py-2">
            <Ignored comparison={nearest} />
          </div>
        )}
      </section>
      <div className="-mt-3 flex flex-col gap-1 text-xs text-ink-3 empty:hidden">
        {nearest.notCompared.length > 0 && (
          <p className="text-ask">
            {t('notCompared', { properties: [...new Set(nearest.notCompared.map(placeOf))].join(', ') })}
          </p>
        )}
        {fresh?.connectors === null && <p className="text-ask">{t('noConnectors')}</p>}
        {fresh?.acceptedDomains === null && <p>{t('missingFacts')}</p>}
      </div>
      {others.length > 0 && (
        <section>
          <h2 className="font-semibold tracking-tight">{t('otherPhases')}</h2>
          <ul className="mt-2 divide-y divide-line rounded-xl border border-line">
            {others.map((comparison) => (
              <Other key={comparison.phaseId} comparison={comparison} nameOf={nameOf} {...way} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

const placeOf = ({ name, property }: PhaseComparison['notCompared'][number]): string => `${property} (${name})`

type PhaseActionsProps = Pick<Props, 'onGoTo' | 'onTakeOver'>

function PhaseActions({ phaseId, onGoTo, onTakeOver }: PhaseActionsProps & { phaseId: string }) {
  const t = useTranslations('import.locate')
  return (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => onGoTo(phaseId)}>{t('goTo')}</Button>
      <Button onClick={() => onTakeOver(phaseId)}>{t('takeOver')}</Button>
    </div>
  )
}

type OtherProps = PhaseActionsProps & { comparison: PhaseComparison; nameOf: (phaseId: string) => string }

function Other({ comparison, nameOf, ...way }: OtherProps) {
  const t = useTranslations('import.locate')
  const name = nameOf(comparison.phaseId)
  return (
    <li>
      <details>
        <summary className="cursor-pointer px-3.5 py-2">
          <span className="font-medium wrap-anywhere">{name}</span>{' '}
          <span className="text-sm text-ink-2">{t('count', { count: comparison.differences.length })}</span>
        </summary>
        <Differences comparison={comparison} label={name} nameOf={nameOf} />
        <div className="px-3.5 pt-1 pb-3">
          <PhaseActions phaseId={comparison.phaseId} {...way} />
        </div>
      </details>
    </li>
  )
}
