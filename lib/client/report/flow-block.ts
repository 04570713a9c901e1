import type { Band, FlowPicture } from '#lib/client/views/flow-picture'
import type { Tone } from '#lib/client/views/plan-words'

/** A box of a drawn flow: what it names, and beneath it a note. A name without a note takes both lines. */
export type FlowBox = {
  readonly column: 0 | 1 | 2
  readonly top: number
  readonly height: number
  readonly name: string
  readonly note: string | null
  /** the colour at its right edge; null for none */
  readonly tone: Tone | null
}

/** A band from a column to the next one. */
export type FlowBand = Pick<Band, 'tone' | 'isDashed' | 'from' | 'to'> & { readonly column: 0 | 1 }

/** The flow of a phase as it is drawn in a report: with all its words, and none of them cut. */
export type FlowBlock = {
  readonly kind: 'flow'
  /** what is drawn, for whoever cannot see it */
  readonly title: string
  readonly heads: readonly [string, string, string]
  readonly height: number
  readonly boxes: readonly FlowBox[]
  readonly bands: readonly FlowBand[]
}

type BoxWords = { readonly name: string; readonly note: string | null }

/** How a flow is worded. */
export type FlowWords = Pick<FlowBlock, 'title' | 'heads'> & {
  readonly who: (box: FlowPicture['whos'][number]) => BoxWords & { readonly tone: Tone }
  readonly connector: (box: FlowPicture['connectors'][number]) => BoxWords
  readonly ending: (box: FlowPicture['endings'][number]) => string
}

/** A laid out flow with its words. */
export function flowBlock(picture: FlowPicture, { title, heads, ...say }: FlowWords): FlowBlock {
  const bandsOf = (column: FlowBand['column'], bands: readonly Band[]): FlowBand[] =>
    bands.map(({ tone, isDashed, from, to }) => ({ column, tone, isDashed, from, to }))
  return {
    kind: 'flow',
    title,
    heads,
    height: picture.height,
    boxes: [
      ...picture.whos.map((box) => ({ column: 0 as const, top: box.top, height: box.height, ...say.who(box) })),
      ...picture.connectors.map((box) => ({
        column: 1 as const,
        top: box.top,
        height: box.height,
        tone: null,
        ...say.connector(box),
      })),
      ...picture.endings.map((box) => ({
        column: 2 as const,
        top: box.top,
        height: box.height,
        tone: null,
        name: say.ending(box),
        note: null,
      })),
    ],
    bands: [...bandsOf(0, picture.toConnector), ...bandsOf(1, picture.toEnding)],
  }
}

/** The same drawing with its texts changed. */
export const mapFlowTexts = (block: FlowBlock, change: (text: string) => string): FlowBlock => ({
  ...block,
  title: change(block.title),
  heads: [change(block.heads[0]), change(block.heads[1]), change(block.heads[2])],
  boxes: block.boxes.map((box) => ({
    ...box,
    name: change(box.name),
    note: box.note === null ? null : change(box.note),
  })),
})
