/** The progress of a long work: the number of units done, of all units. */
export type Progress = { readonly done: number; readonly total: number }

/** Groups of rows judged between two reports of progress: about a millisecond of work. */
export const ROWS_PER_STEP = 256

/** Runs all steps of a work, and returns its result. */
export function runToEnd<Result>(steps: Iterator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** Runs a work, and reports each of its steps in the form that `translate` gives it. */
export function* mapSteps<Step, Report, Result>(
  steps: Iterator<Step, Result>,
  translate: (step: Step) => Report,
): Generator<Report, Result> {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    yield translate(step.value)
  }
}
