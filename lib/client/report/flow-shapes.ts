import type { Tone } from '#lib/client/views/plan-words'
import type { FlowBlock, FlowBox } from './flow-block'

/** The width of a drawing, in the units of its shapes; its text is 12 and 11 units high. */
export const FLOW_WIDTH = 720
const HEAD = 20
/** Left edge, width and characters to a line of each column. */
const COLUMNS = [
  { left: 0, width: 206, characters: 28 },
  { left: 292, width: 170, characters: 22 },
  { left: 540, width: 180, characters: 22 },
] as const
/** So many more characters fit a line of a note, whose letters are smaller and not bold. */
const NOTE_MORE = 5

/** A line of text: where it begins, at its base line. */
export type FlowText = { readonly x: number; readonly y: number; readonly text: string; readonly isStrong: boolean }

/** What a drawn flow is put together of, from back to front. Lengths are in the units of the drawing. */
export type FlowShapes = {
  readonly height: number
  readonly bands: readonly { readonly path: string; readonly tone: Tone; readonly isDashed: boolean }[]
  /** frames around connectors */
  readonly frames: readonly Rectangle[]
  /** bars in the colour of a tone; null is the colour of text */
  readonly bars: readonly (Rectangle & { readonly tone: Tone | null })[]
  readonly texts: readonly FlowText[]
}
type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** The shapes of a drawn flow, the same for a page and for a file. Texts that are too long for their box are cut. */
export function flowShapes({ heads, height, boxes, bands }: FlowBlock): FlowShapes {
  return {
    height: height + HEAD,
    bands: bands.map(({ column, from, to, tone, isDashed }) => {
      const [start, end] = [COLUMNS[column].left + COLUMNS[column].width, COLUMNS[column === 0 ? 1 : 2].left]
      const middle = (start + end) / 2
      const [y1, y2] = [round(from + HEAD), round(to + HEAD)]
      return { path: `M${start} ${y1}C${middle} ${y1} ${middle} ${y2} ${end} ${y2}`, tone, isDashed }
    }),
    frames: boxes.filter(({ column }) => column === 1).map(frameOf),
    bars: boxes.filter(({ column }) => column !== 1).map(barOf),
    texts: [
      ...heads.map((text, column) => ({ x: COLUMNS[column]?.left ?? 0, y: 11, text, isStrong: false })),
      ...boxes.flatMap(textsOf),
    ],
  }
}

const frameOf = ({ column, top, height }: FlowBox): Rectangle => ({
  x: COLUMNS[column].left,
  y: round(top + HEAD),
  width: COLUMNS[column].width,
  height,
})

/** At the right of whoever sends, where the bands begin, and at the left of an outcome, where they end. */
function barOf(box: FlowBox): Rectangle & { readonly tone: Tone | null } {
  const { left, width } = COLUMNS[box.column]
  return { ...frameOf(box), x: box.column === 0 ? left + width - 4 : left, width: 4, tone: box.tone }
}

/**
 * Always two lines, one of which may be empty, so that the parts of a drawing do not depend on its texts. What of a name does
 * not fit the first line stands before the note.
 */
function textsOf({ column, top, height, name, note }: FlowBox): FlowText[] {
  const { left, characters } = COLUMNS[column]
  const [first, rest] = inTwoLines(name, characters)
  const second = note === null || rest === '' ? (note ?? rest) : `${rest} · ${note}`
  const x = column === 0 ? left : left + 10
  const middle = round(top + height / 2 + HEAD)
  const isOneLine = second === ''
  return [
    { x, y: isOneLine ? middle + 4 : middle - 3, text: cut(first, characters), isStrong: true },
    {
      x,
      y: middle + 12,
      text: cut(second, note === null ? characters : characters + NOTE_MORE),
      isStrong: note === null,
    },
  ]
}

/** Breaks a text at its last blank that leaves a first line of at most so many characters; else it stays in one. */
function inTwoLines(text: string, characters: number): readonly [string, string] {
  if ([...text].length <= characters) return [text, '']
  const at = text.lastIndexOf(' ', characters)
  return at <= 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

function cut(text: string, characters: number): string {
  const all = [...text]
  return all.length <= characters ? text : `${all.slice(0, characters - 1).join('')}…`
}

const round = (value: number): number => Math.round(value * 10) / 10
