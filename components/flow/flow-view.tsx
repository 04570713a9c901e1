'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { FreeText } from '#components/shell/free-text'
import { useMedia } from '#components/ui/media'
import { useViewing } from '#components/viewing/viewing'
import { layOutFlow } from '#lib/client/views/flow-picture'
import { phaseNumber } from '#lib/client/views/names'
import { useProver } from '#lib/client/workers/use-prover'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { WhoKey } from '#lib/scenario/wants/who'
import { FlowFigure } from './flow-figure'
import { FlowList } from './flow-list'

type Props = {
  document: ScenarioDocument
  /** the rows that filter and search leave, in their order */
  whos: readonly WhoKey[]
}

/** The flow of the phase on screen as a picture, and beside it the same in words; a stepper leads through the phases. */
export function FlowView({ document, whos }: Props) {
  const t = useTranslations('plan.flow')
  const { phaseIndex } = useViewing()
  const phase = document.phases[phaseIndex]
  const task = useMemo(() => ({ document, phaseIndex }), [document, phaseIndex])
  const { answer, isStale, failed } = useProver('flow', task, phase?.id)
  const isPhone = useMedia('(width < 54rem)')
  const picture = useMemo(() => {
    const rows = whos.flatMap((who) => answer?.find((one) => one.who === who) ?? [])
    return layOutFlow(rows, phase?.connectors ?? [])
  }, [answer, whos, phase])
  if (phase === undefined) return null
  const isCut = answer?.some((one) => one.isCut) ?? false
  return (
    <figure
      id="cells"
      tabIndex={-1}
      aria-labelledby="flow-title"
      className={`pt-3 pb-4 outline-none ${isStale && answer !== null ? 'stale' : ''}`}
    >
      <FlowHead document={document} phaseIndex={phaseIndex} />
      {failed !== null ? (
        <p role="alert" className="py-6 text-ink-2">
          {t('failed', { reason: failed })}
        </p>
      ) : answer === null ? (
        <p role="status" className="py-6 text-ink-2">
          {t('working')}
        </p>
      ) : isPhone ? (
        <FlowList phase={phase} services={document.services} picture={picture} />
      ) : (
        <FlowFigure phase={phase} services={document.services} picture={picture} />
      )}
      {isCut && <p className="pt-2 text-sm text-ink-2">{t('cut')}</p>}
    </figure>
  )
}

/** The title with the phase, and the steps to those before and after it. */
function FlowHead({ document, phaseIndex }: { document: ScenarioDocument; phaseIndex: number }) {
  const t = useTranslations('plan.flow')
  return (
    <figcaption className="mb-3 flex items-center gap-x-2">
      <Step document={document} to={phaseIndex - 1} direction="before" />
      <h2 id="flow-title" className="min-w-0 text-lg leading-6 font-semibold tracking-tight">
        <span className="sr-only">{t('title', { phase: '' })}</span>
        {phaseNumber(phaseIndex)} <FreeText>{document.phases[phaseIndex]?.name ?? ''}</FreeText>
      </h2>
      <Step document={document} to={phaseIndex + 1} direction="after" />
      <span className="ml-auto shrink-0 pl-4 text-sm text-ink-2 max-phone:hidden">{t('hint')}</span>
    </figcaption>
  )
}

function Step(props: { document: ScenarioDocument; to: number; direction: 'before' | 'after' }) {
  const { document, to, direction } = props
  const t = useTranslations('plan.flow')
  const { select } = useViewing()
  const phase = document.phases[to]
  const label = t(direction, { phase: phase === undefined ? '–' : `${phaseNumber(to)} ${phase.name}` })
  const Icon = direction === 'before' ? ChevronLeft : ChevronRight
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={phase === undefined}
      className="grid size-7 shrink-0 place-items-center rounded-md text-ink-2 hover:bg-sunken hover:text-ink disabled:opacity-40 max-phone:size-8"
      onClick={() => phase !== undefined && select(phase.id, null)}
    >
      <Icon aria-hidden className="size-4.5" />
    </button>
  )
}
