import { AppError, type Refusal, type RefusalOptions } from '#lib/server/errors'
import { describeError } from '#lib/server/log'
import { JOBS, type JobName, type JobResults } from './jobs'

/** How work in another thread ended, as plain data: an error would come out of it without its class. */
export type Outcome<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly detail: string; readonly options: RefusalOptions }
  | { readonly kind: 'failed'; readonly cause: string; readonly stack: readonly string[] }

/** Does a job from its first step to its last. Never throws. */
export async function doJob<Name extends JobName>(name: Name, bytes: Uint8Array): Promise<Outcome<JobResults[Name]>> {
  try {
    const steps = JOBS[name](bytes)
    let step = steps.next()
    while (!step.done) step = steps.next()
    return { kind: 'done', result: await step.value }
  } catch (error) {
    return failedWith(error)
  }
}

/** The outcome of work that threw. */
export function failedWith(error: unknown): Outcome<never> {
  if (error instanceof AppError)
    return { kind: 'refused', refusal: error.refusal, detail: error.message, options: error.options }
  const { cause, stack = [] } = describeError(error)
  return { kind: 'failed', cause, stack }
}
