/** The last answer that a worker gave, to which task, and about what. */
export type LastAnswer<Task, Answer> = { readonly of: Task; readonly about: string; readonly answer: Answer }

/** What may be shown of the last answer: nothing where it is about another subject; stale where the task has changed since. */
export function answerTo<Task extends object, Answer>(
  last: LastAnswer<Task, Answer> | null,
  task: Task | null,
  about: string,
): { readonly answer: Answer | null; readonly isStale: boolean } {
  if (task === null) return { answer: null, isStale: false }
  const known = last?.about === about ? last : null
  return { answer: known?.answer ?? null, isStale: known?.of !== task }
}
