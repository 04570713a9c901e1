import type { Tone } from '#lib/client/views/plan-words'
import { escaped } from './escaped'
import type { FlowBlock } from './flow-block'
import { FLOW_WIDTH, flowShapes } from './flow-shapes'

/** The light palette of the page (app/globals.css): the file is white, on screen and on paper. */
const FILLS: Readonly<Record<Tone, string>> = {
  good: '#8fcbac',
  shut: '#c2c9d5',
  lost: '#e48a7f',
  later: '#e9c668',
  open: '#e48a7f',
  shared: '#efb48a',
  taken: '#efb48a',
  ask: '#e9c668',
  decide: '#b7ace5',
  blank: '#b7ace5',
  quiet: '#cfcdc7',
}

/** What the drawings of a file look like. In forced colours all of them are drawn in the colour of text. */
export const FLOW_STYLE = `
svg{display:block;width:100%;max-height:24cm;font-size:12px}
svg text{fill:currentColor}svg text.note{font-size:11px;opacity:.75}svg text.name{font-weight:600}
svg path{fill:none;stroke:currentColor;stroke-width:6}svg path.dashed{stroke-dasharray:5 3}
svg rect{fill:currentColor}svg rect.frame{fill:#fff;stroke:#767676}
${Object.entries(FILLS)
  .map(([tone, colour]) => `.${tone}{color:${colour}}`)
  .join('')}
@media (forced-colors:active){svg .mark{color:CanvasText}svg path{stroke-width:2}svg rect.frame{fill:Canvas;stroke:CanvasText}}`.trim()

/** A drawn flow as SVG within HTML: without script, address or anything to load. */
export function flowSvg(block: FlowBlock): string {
  const { height, bands, frames, bars, texts } = flowShapes(block)
  const rectangle = ({ x, y, width, height: own }: (typeof frames)[number], className: string) =>
    `<rect class="${className}" x="${x}" y="${y}" width="${width}" height="${own}"></rect>`
  return [
    `<svg role="img" aria-label="${escaped(block.title)}" viewBox="0 0 ${FLOW_WIDTH} ${height}">`,
    ...bands.map(
      ({ path, tone, isDashed }) => `<path class="mark ${tone}${isDashed ? ' dashed' : ''}" d="${path}"></path>`,
    ),
    ...frames.map((frame) => rectangle(frame, 'frame')),
    ...bars.map(({ tone, ...bar }) => rectangle(bar, tone === null ? 'end' : `mark ${tone}`)),
    ...texts.map(
      ({ x, y, text, isStrong }) =>
        `<text class="${isStrong ? 'name' : 'note'}" x="${x}" y="${y}">${escaped(text)}</text>`,
    ),
    '</svg>',
  ].join('')
}
