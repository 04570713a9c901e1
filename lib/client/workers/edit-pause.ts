const LEAST_PAUSE = 150
const LONGEST_PAUSE = 1_000

/**
 * How long to wait for another edit before work is started (milliseconds), by kind of work. The pause is as long as the
 * work takes: work that the next letter aborts costs the page time for nothing.
 */
export class EditPause<Kind> {
  private readonly took = new Map<Kind, number>()

  before(kind: Kind): number {
    return Math.min(LONGEST_PAUSE, Math.max(LEAST_PAUSE, this.took.get(kind) ?? 0))
  }

  /** Notes the time of work that was done to its end. */
  noteDone(kind: Kind, milliseconds: number): void {
    this.took.set(kind, milliseconds)
  }

  /** Notes the time of work that was aborted: it would have taken at least as long as before. */
  noteAborted(kind: Kind, milliseconds: number): void {
    this.took.set(kind, Math.max(milliseconds, this.took.get(kind) ?? 0))
  }
}
