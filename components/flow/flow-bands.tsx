'use client'

import { TONE_FILLS } from '#components/verdict/tones'
import type { Band, ToldWay } from '#lib/client/views/flow-picture'
import type { WhoKey } from '#lib/scenario/wants/who'

type Props = {
  title: string
  bands: readonly Band[]
  height: number
  selected: WhoKey | null
  /** the address of the page with the cell of this *who* selected */
  addressOf: (who: WhoKey) => string
  onSelect: (who: WhoKey) => void
  /** says the whole way of a band */
  nameOf: (who: WhoKey, way: ToldWay) => string
  /** the second half of ways: the first can be reached by keyboard */
  isSecondHalf?: boolean
}

/** The bands between two columns of the picture. Each is a link that selects the cell of its *who*. */
export function FlowBands(props: Props) {
  const { title, bands, height, selected, addressOf, onSelect, nameOf, isSecondHalf = false } = props
  return (
    <svg
      aria-hidden={isSecondHalf}
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
      className="block w-full overflow-visible"
      style={{ height }}
    >
      <title>{title}</title>
      {bands.map(({ who, way, tone, isDashed, from, to }) => (
        <a
          // Two bands of one *who* never meet both ends at the same height.
          key={`${who} ${from} ${to}`}
          href={addressOf(who)}
          aria-label={nameOf(who, way)}
          tabIndex={isSecondHalf ? -1 : undefined}
          className={`group/band outline-none transition-opacity hover:opacity-100 focus-visible:opacity-100 ${TONE_FILLS[tone]} ${selected === who ? 'forced-colors:text-[Highlight]' : 'forced-colors:text-[CanvasText]'} ${selected === null || selected === who ? '' : 'opacity-30'}`}
          onClick={(event) => {
            event.preventDefault()
            onSelect(who)
          }}
        >
          <title>{nameOf(who, way)}</title>
          <path
            d={`M0 ${from}C50 ${from} 50 ${to} 100 ${to}`}
            fill="none"
            stroke="currentColor"
            strokeDasharray={isDashed ? '5 3' : undefined}
            vectorEffect="non-scaling-stroke"
            className="[stroke-width:6] group-hover/band:[stroke-width:9] group-focus-visible/band:text-accent group-focus-visible/band:[stroke-width:9]"
          />
        </a>
      ))}
    </svg>
  )
}
