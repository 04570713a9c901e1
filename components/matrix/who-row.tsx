'use client'

import { ChevronRight } from 'lucide-react'
import { memo, type Ref } from 'react'
import { useTranslations } from 'use-intl'
import { type CellTexts, useCellTexts } from '#components/plan/cell-texts'
import { usePlan } from '#components/plan/plan-provider'
import { useWhoNames } from '#components/plan/who-texts'
import { FreeText } from '#components/shell/free-text'
import { useMedia } from '#components/ui/media'
import { ToneIcon } from '#components/verdict/tones'
import type { MatrixRow } from '#lib/client/views/matrix-rows'
import { worstPart } from '#lib/client/views/plan-words'
import type { Phase, Service } from '#lib/scenario/document/document'
import type { ShownCell } from '#lib/scenario/wants/plan-memory'
import { FOOTNOTE } from './legend'
import { MatrixCell } from './matrix-cell'

type Props = {
  phases: readonly Phase[]
  services: readonly Service[]
  row: Extract<MatrixRow, { kind: 'who' }>
  index: number
  /** the phase on screen, whose column is marked */
  phaseId: string
  isSelected: boolean
  isTabStop: boolean
  measure: Ref<HTMLTableRowElement> | undefined
}

/** A *who* with its proved cell in every phase; one cell over all phases where facts are missing in all of them. */
export const WhoRow = memo(function WhoRow(props: Props) {
  const { phases, services, row, index, phaseId, isSelected, isTabStop, measure } = props
  const t = useTranslations('plan')
  const { cellAt, isStale } = usePlan()
  const textsOf = useCellTexts()
  const name = useWhoNames(services)(row.who.key)
  const cells = phases.map(({ id }) => cellAt(id, row.who.key))
  const texts = cells.map(textsOf)
  const marks = phases.flatMap(({ id }, column) => {
    const tone = texts[column]?.tone
    return tone === undefined ? [] : [{ phaseId: id, tone }]
  })
  const missing = missingInAll(cells)
  const labelOf = (phase: Phase, shown: CellTexts) => {
    const of = `${name}\n${phase.name}`
    const known = labels.get(shown)
    if (known?.of === of) return known.label
    const { word, note } = shown
    const label = t('cellLabel', {
      who: name,
      phase: phase.name,
      word: note === null ? word : `${word}, ${note}`,
    })
    labels.set(shown, { of, label })
    return label
  }
  return (
    <tr data-index={index} ref={measure} aria-rowindex={index + 2} className="h-9 max-slim:h-13.5">
      <WhoHeader row={row} index={index} name={name} marks={marks} />
      {missing !== null ? (
        <BlankCell
          missing={t(`blankShort.${missing}`)}
          label={t('cellLabel', {
            who: name,
            phase: phases.find(({ id }) => id === phaseId)?.name ?? '',
            word: t('cell.noFacts'),
          })}
          {...{ index, phaseId, isSelected, isTabStop }}
          who={row.who.key}
          count={phases.length}
        />
      ) : (
        phases.map((phase, column) => {
          const shown = texts[column]
          if (shown === undefined) return null
          const isHere = phase.id === phaseId
          return (
            <td
              key={phase.id}
              className={`border-b border-line p-0.5 ${isHere ? 'bg-accent-soft/60' : 'max-slim:hidden'}`}
            >
              <MatrixCell
                tone={shown.tone}
                word={marked(shown.word, shown)}
                short={marked(shown.short, shown)}
                label={labelOf(phase, shown)}
                row={index}
                column={column + 1}
                phaseId={phase.id}
                who={row.who.key}
                isSelected={isSelected && isHere}
                isTabStop={isTabStop && isHere}
                isStale={isStale(phase.id)}
              />
            </td>
          )
        })
      )}
    </tr>
  )
})

/** The labels of cells by their texts, which stay the same objects while nothing else is to be said. */
const labels = new WeakMap<CellTexts, { readonly of: string; readonly label: string }>()

/** A word with the sign of its footnote, which the legend explains. */
const marked = (word: string, { isMarked }: CellTexts): string => (isMarked ? `${word} ${FOOTNOTE}` : word)

/** The fact that is missing in every cell of a row; null where something can be said of one of them. */
function missingInAll(cells: readonly (ShownCell | null)[]) {
  const isBlank = cells.length > 0 && cells.every((cell) => cell?.state === 'noFacts')
  return isBlank ? (worstPart(cells[0]?.parts ?? [])?.missing ?? null) : null
}

type BlankProps = Pick<Props, 'index' | 'phaseId' | 'isSelected' | 'isTabStop'> & {
  missing: string
  label: string
  who: string
  count: number
}

/** The cells of a row of which nothing can be said, as one: what to enter. */
function BlankCell({ missing, label, index, phaseId, who, count, isSelected, isTabStop }: BlankProps) {
  const t = useTranslations('plan')
  // On a phone the row has one cell, of the phase on screen.
  const isPhone = useMedia('(width < 40rem)')
  return (
    <td colSpan={isPhone ? 1 : count} className="border-b border-line p-0.5">
      <MatrixCell
        tone="blank"
        word={t('blankRow', { missing, count })}
        short={missing}
        label={label}
        row={index}
        column={1}
        phaseId={phaseId}
        who={who}
        isSelected={isSelected}
        isTabStop={isTabStop}
      />
    </td>
  )
}

type HeaderProps = {
  row: Props['row']
  index: number
  name: string
  marks: readonly { readonly phaseId: string; readonly tone: CellTexts['tone'] }[]
}

/** The name of a row, a button for its samples, and how much is known of its senders; on a phone all its marks. */
function WhoHeader({ row, index, name, marks }: HeaderProps) {
  const t = useTranslations('plan')
  const { who, samples, isOpen } = row
  return (
    <th
      scope="row"
      className="sticky left-0 z-[1] border-b border-line bg-paper pr-2.5 text-left align-middle font-normal max-slim:static max-slim:max-w-[calc(100vw-10rem)]"
    >
      <span className="flex min-w-0 items-center gap-0.5">
        {samples > 0 ? (
          <button
            type="button"
            tabIndex={-1}
            data-cell={`${index}:0`}
            data-toggle={who.key}
            aria-expanded={isOpen}
            aria-label={t(isOpen ? 'hideSamples' : 'showSamples', { who: name })}
            className="-ml-1.5 grid h-7 w-6 shrink-0 place-items-center rounded-md text-ink-3 hover:bg-sunken hover:text-ink"
          >
            <ChevronRight aria-hidden className={`size-3.5 transition-transform ${isOpen ? 'rotate-90' : ''}`} />
          </button>
        ) : (
          <span className="-ml-1.5 w-6 shrink-0" />
        )}
        <span title={name} className="min-w-0 truncate font-medium">
          <FreeText>{name}</FreeText>
        </span>
        <WhoFacts row={row} />
      </span>
      <span aria-hidden className="flex gap-1 pl-5 slim:hidden">
        {marks.map(({ phaseId, tone }) => (
          <ToneIcon key={phaseId} tone={tone} className="size-3" />
        ))}
      </span>
    </th>
  )
}

/** How much is known of the senders of a row. */
function WhoFacts({ row: { who } }: { row: Props['row'] }) {
  const t = useTranslations('plan.facts')
  if (who.kind !== 'service') return null
  const { networks, certificateNames } = who.service
  const fact =
    networks.length > 0
      ? t('networks', { count: networks.length })
      : certificateNames.length > 0
        ? t('names', { count: certificateNames.length })
        : t('unknown')
  return (
    <span className="ml-auto shrink-0 pl-2 text-xs text-ink-3 group-data-[narrow]/matrix:hidden max-slim:hidden">
      {fact}
    </span>
  )
}
