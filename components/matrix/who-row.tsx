'use client'

import { ChevronDown, ChevronRight } from 'lucide-react'
import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { useCellTexts } from '#components/plan/cell-texts'
import { usePlan } from '#components/plan/plan-provider'
import { ToneChip } from '#components/plan/tone-chip'
import { useWhoNames } from '#components/plan/who-texts'
import { FreeText } from '#components/shell/free-text'
import type { MatrixRow } from '#lib/client/views/matrix-rows'
import type { Phase, Service } from '#lib/scenario/document/document'

type Props = {
  phases: readonly Phase[]
  services: readonly Service[]
  row: Extract<MatrixRow, { kind: 'who' }>
  index: number
  selectedPhaseId: string | null
  tabStopPhaseId: string | null
  measure: (element: HTMLTableRowElement | null) => void
}

/** A *who* with its proved cell in every phase. */
export const WhoRow = memo(function WhoRow(props: Props) {
  const { phases, services, row, index, selectedPhaseId, tabStopPhaseId, measure } = props
  const t = useTranslations('plan')
  const { cellAt, isStale } = usePlan()
  const textsOf = useCellTexts()
  const nameOf = useWhoNames(services)
  const name = nameOf(row.who.key)
  return (
    <tr
      data-index={index}
      ref={measure}
      aria-rowindex={index + 2}
      className="*:border-t *:border-line-strong *:bg-sunken/60"
    >
      <WhoHeader row={row} index={index} name={name} />
      {phases.map((phase, column) => {
        const { tone, word, note } = textsOf(cellAt(phase.id, row.who.key))
        const isSelected = phase.id === selectedPhaseId
        const label = t('cellLabel', { who: name, phase: phase.name, word: note === null ? word : `${word}, ${note}` })
        return (
          <td key={phase.id} className="px-1 py-1 last:pr-3">
            <button
              type="button"
              aria-label={label}
              title={label}
              aria-current={isSelected ? 'true' : undefined}
              data-cell={`${index}:${column + 1}`}
              data-phase={phase.id}
              data-who={row.who.key}
              tabIndex={phase.id === tabStopPhaseId ? 0 : -1}
              className={`flex min-h-8 max-w-full items-center rounded-lg p-0.5 ${isStale(phase.id) ? 'stale' : ''} ${isSelected ? 'ring-2 ring-accent' : 'hover:ring-1 hover:ring-line-strong'}`}
            >
              <ToneChip tone={tone} word={word} note={note} />
            </button>
          </td>
        )
      })}
    </tr>
  )
})

function WhoHeader({ row, index, name }: { row: Props['row']; index: number; name: string }) {
  const t = useTranslations('plan')
  const { who, samples, isOpen } = row
  const Icon = isOpen ? ChevronDown : ChevronRight
  return (
    <th scope="row" className="sticky left-0 z-10 !bg-sunken px-4 py-1.5 text-left align-middle font-normal sm:px-4.5">
      <span className="flex items-start gap-1">
        <span className="min-w-0 flex-1 font-semibold break-words">
          <FreeText>{name}</FreeText>
        </span>
        {samples > 0 && (
          <button
            type="button"
            tabIndex={-1}
            data-cell={`${index}:0`}
            data-toggle={who.key}
            aria-expanded={isOpen}
            aria-label={t(isOpen ? 'hideSamples' : 'showSamples', { who: name })}
            className="flex shrink-0 items-center rounded-md text-xs text-ink-3 hover:text-ink"
          >
            {samples}
            <Icon aria-hidden className="size-3.5" />
          </button>
        )}
      </span>
      <WhoFacts row={row} />
    </th>
  )
}

/** How much is known of the senders of a row. */
function WhoFacts({ row: { who } }: { row: Props['row'] }) {
  const t = useTranslations('plan.facts')
  if (who.service === null) return null
  const { networks, certificateNames } = who.service
  const facts = [
    ...(networks.length > 0 ? [t('networks', { count: networks.length })] : []),
    ...(certificateNames.length > 0 ? [t('names', { count: certificateNames.length })] : []),
  ]
  return <span className="block text-xs text-ink-3">{facts.length > 0 ? facts.join(' · ') : t('unknown')}</span>
}
