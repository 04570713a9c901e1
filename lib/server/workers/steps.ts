/** Work on a request, a step at a time, so that it can be stopped between two. */
export type Steps<Result> = Generator<unknown, Result>

/** Makes steps of work that cannot be stopped on its way, so what it takes must be limited in size. */
export function inOneStep<Request, Answer>(work: (request: Request) => Answer): (request: Request) => Steps<Answer> {
  return function* oneStep(request) {
    yield
    return work(request)
  }
}
