/** Characters of a line by which it is told. */
export const HEAD = 5000

/** A text of which lines are looked at by the offset where they start. */
export class TextLines {
  constructor(readonly text: string) {}

  /** The beginning of the line at this offset, without its line break. */
  lineAt(at: number): string {
    const end = this.endOfLine(at)
    return this.text.slice(at, Math.min(end, at + HEAD)).replace(/\r$/, '')
  }

  /** The offset of the line break, or the end of the text. */
  endOfLine(at: number): number {
    const lf = this.text.indexOf('\n', at)
    return lf === -1 ? this.text.length : lf
  }

  /** The beginning of the line below the one at this offset. */
  lineBelow = (at: number): string => this.lineAt(this.endOfLine(at) + 1)
}
