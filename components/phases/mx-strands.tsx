'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { usePlan } from '#components/plan/plan-provider'
import { hasMoved, type MxStrand, shortDomain } from '#lib/client/views/mx-moves'
import { MICROSOFT } from '#lib/scenario/document/microsoft'

/** Strands that are drawn: more could not be told apart. */
const DRAWN = 4

/** The grounds that draw a strand; where a person has chosen the colours, in those. */
const LINES = {
  moved: 'bg-accent forced-colors:bg-[Highlight]',
  still: 'bg-line-strong forced-colors:bg-[CanvasText]',
}

type Props = { strands: readonly MxStrand[]; index: number }

/** The line to the next phase: one strand for each group of domains, which takes the accent where its MX moves. */
export function Strands({ strands, index, isLast }: Props & { isLast: boolean }) {
  const drawn = strands.slice(0, DRAWN)
  return (
    <span
      aria-hidden
      className={`pointer-events-none absolute top-[23px] left-9 flex h-3 flex-col justify-center gap-0.5 ${isLast ? 'right-24 group-data-[short]/matrix:right-8' : '-right-1.5'}`}
    >
      {drawn.length === 0 && <span className={`h-[1.5px] ${LINES.still}`} />}
      {drawn.map((strand) => (
        <span
          key={strand.domains.join()}
          className={`h-[1.5px] ${LINES[hasMoved(strand, index) ? 'moved' : 'still']}`}
        />
      ))}
    </span>
  )
}

/** Which MX move with the phase, and to whom. */
export function MxMoves({ strands, index }: Props) {
  const t = useTranslations('plan')
  const format = useFormatter()
  const { services } = usePlan().document
  const moving = strands.filter(({ moves }) => moves[index] !== null && moves[index] !== undefined)
  const [first, ...others] = moving
  if (first === undefined) return null
  const nameOf = (id: string) => (id === MICROSOFT ? 'Microsoft' : (services.find((one) => one.id === id)?.name ?? id))
  const targetOf = ({ moves }: MxStrand) => format.list((moves[index] ?? []).map(nameOf))
  const full = moving.map((strand) => t('mxMove', { domain: format.list(strand.domains), target: targetOf(strand) }))
  const name = shortDomain(first.domains, strands)
  const domain = first.domains.length > 1 ? t('moreDomains', { domain: name, count: first.domains.length - 1 }) : name
  return (
    <span
      title={full.join('\n')}
      className="pointer-events-none absolute top-[3px] left-[11px] max-w-[calc(100%-14px)] truncate text-xs leading-[15px] text-accent"
    >
      {others.length > 0 ? (
        t('mxMoves', { count: moving.length })
      ) : (
        <>
          <span className="group-data-[short]/matrix:hidden">{t('mxMove', { domain, target: targetOf(first) })}</span>
          <span aria-hidden className="hidden group-data-[short]/matrix:inline">
            {t('mxMoveShort', { domain })}
          </span>
        </>
      )}
    </span>
  )
}
