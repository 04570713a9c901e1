/** How much of the work is done: groups of addresses judged, of all that are to be judged. */
export type Progress = { readonly done: number; readonly total: number }

/** Rows judged between two reports of progress: about a millisecond of work. */
export const ROWS_PER_STEP = 256

/** Runs to its end what could be stopped between its steps, and gives its result. */
export function runToEnd<Result>(steps: Iterator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** The same steps, with what each reports said in another way. */
export function* mapSteps<Step, Said, Result>(
  steps: Iterator<Step, Result>,
  say: (step: Step) => Said,
): Generator<Said, Result> {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    yield say(step.value)
  }
}
