const LEAST_PAUSE = 150
const LONGEST_PAUSE = 1_000

/**
 * How long to wait for another edit before work is asked for (milliseconds), by kind of work: as long as the work takes,
 * since work that the next letter ends takes time from the page for nothing.
 */
export class EditPause<Kind> {
  private readonly took = new Map<Kind, number>()

  before(kind: Kind): number {
    return Math.min(LONGEST_PAUSE, Math.max(LEAST_PAUSE, this.took.get(kind) ?? 0))
  }

  /** Work was done to its end. */
  noteDone(kind: Kind, milliseconds: number): void {
    this.took.set(kind, milliseconds)
  }

  /** Work was ended early: it would have taken at least as long as before. */
  noteEnded(kind: Kind, milliseconds: number): void {
    this.took.set(kind, Math.max(milliseconds, this.took.get(kind) ?? 0))
  }
}
