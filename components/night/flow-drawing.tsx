import { TONE_FILLS } from '#components/verdict/tones'
import type { FlowBlock } from '#lib/client/report/flow-block'
import { FLOW_WIDTH, flowShapes } from '#lib/client/report/flow-shapes'

/** A drawn flow of a report on screen, of the same shapes as in its file. */
export function FlowDrawing({ block }: { block: FlowBlock }) {
  const { height, bands, frames, bars, texts } = flowShapes(block)
  return (
    <figure className="break-inside-avoid print:my-2">
      <svg
        role="img"
        aria-label={block.title}
        viewBox={`0 0 ${FLOW_WIDTH} ${height}`}
        className="block max-h-[24cm] w-full max-w-240"
      >
        {bands.map(({ path, tone, isDashed }, index) => (
          <path
            // A drawing is made anew as a whole: its shapes have no identity.
            // biome-ignore lint/suspicious/noArrayIndexKey: shapes have no name, and never change their order
            key={index}
            d={path}
            fill="none"
            stroke="currentColor"
            strokeWidth={6}
            strokeDasharray={isDashed ? '5 3' : undefined}
            className={`${TONE_FILLS[tone]} forced-colors:text-[CanvasText] forced-colors:[stroke-width:2]`}
          />
        ))}
        {frames.map((frame) => (
          <rect
            key={frame.y}
            {...frame}
            className="fill-surface stroke-line-strong forced-colors:fill-[Canvas] forced-colors:stroke-[CanvasText]"
          />
        ))}
        {bars.map(({ tone, ...bar }) => (
          <rect
            key={`${bar.x} ${bar.y}`}
            {...bar}
            fill="currentColor"
            className={`${tone === null ? 'text-ink-3' : TONE_FILLS[tone]} forced-colors:text-[CanvasText]`}
          />
        ))}
        {texts.map(({ x, y, text, isStrong }) => (
          <text
            key={`${x} ${y}`}
            x={x}
            y={y}
            fill="currentColor"
            className={isStrong ? 'text-[12px] font-semibold' : 'text-[11px] opacity-75'}
          >
            {text}
          </text>
        ))}
      </svg>
    </figure>
  )
}
