'use client'

import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { EditPause } from './edit-pause'
import { answerTo, type LastAnswer } from './last-answer'
import type { TaskTypes } from './protocol'
import type { ProverProgress, ProverTasks } from './prover-tasks'
import { WorkerClient } from './worker-client'

/** What is known of a question about all senders, and of the work on it. */
export type Proof<Answer, Part = never> = {
  /** the last answer; of an earlier question about the same subject while `isStale` */
  readonly answer: Answer | null
  readonly isStale: boolean
  /** what is known of the answer while it is being worked out, or when that was stopped, piece by piece */
  readonly parts: readonly Part[]
  /** null while nothing is being worked on */
  readonly progress: TaskProgress | null
  /** the work was stopped by hand before there was an answer */
  readonly isStopped: boolean
  readonly failed: string | null
  readonly stop: () => void
  readonly again: () => void
}

/** How far the work is. Work that waits for other work has not begun. */
export type TaskProgress = ProverProgress & { readonly isWaiting?: boolean }

type Kind = keyof ProverTasks
type ProofOf<Types extends TaskTypes> = Proof<Types['answer'], Types['part']>

type State<Types extends TaskTypes> = {
  readonly answer: LastAnswer<Types['task'], Types['answer']> | null
  readonly found: { readonly of: Types['task']; readonly parts: readonly Types['part'][] } | null
  readonly progress: TaskProgress | null
  readonly stopped: Types['task'] | null
  readonly failed: { readonly of: Types['task']; readonly reason: string } | null
}

const NOTHING = { answer: null, found: null, progress: null, stopped: null, failed: null }
const NO_PARTS: readonly never[] = []
const WAITING: TaskProgress = { done: 0, total: 0, isWaiting: true }
const STARTED: TaskProgress = { done: 0, total: 0 }

/**
 * One worker for the page, which takes its tasks one after the other: several at once would take the page's own core, and
 * the first answer would come last.
 */
const prover = new WorkerClient<ProverTasks>(
  () => new Worker(new URL('./prover.worker.ts', import.meta.url), { type: 'module' }),
)
const pauses = new EditPause<Kind>()

/** Asks the worker of the page once, in its turn. An abort ends the work. */
export const askProver = <Name extends Kind>(
  kind: Name,
  task: ProverTasks[Name]['task'],
  signal: AbortSignal,
): Promise<ProverTasks[Name]['answer']> => prover.ask(kind, task, { signal })

/**
 * Asks about all senders in a worker, so that the page stays at hand. A task that takes another's place ends the work on
 * it. The task must keep its identity for as long as it means the same; null asks nothing. `about` names the subject, such as
 * the cell that is selected: what is known of one subject is never shown of another.
 */
export function useProver<Name extends Kind>(
  kind: Name,
  task: ProverTasks[Name]['task'] | null,
  about = '',
): ProofOf<ProverTasks[Name]> {
  const [state, setState] = useState<State<ProverTasks[Name]>>(NOTHING)
  const [round, setRound] = useState(0)
  const job = useRef<AbortController | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks the same again
  useEffect(() => {
    if (task === null) return
    const own = new AbortController()
    job.current = own
    // Handing the task over copies it, which must not stand between a keystroke and what it changes on screen.
    const pause = setTimeout(() => {
      const show = (part: Partial<State<ProverTasks[Name]>>) => setState((before) => ({ ...before, ...part }))
      show({ found: null, progress: WAITING, stopped: null, failed: null })
      void prove(kind, { task, about }, own.signal, show)
    }, pauses.before(kind))
    return () => {
      clearTimeout(pause)
      own.abort()
    }
  }, [kind, task, about, round])

  const stop = useCallback(() => {
    job.current?.abort()
    setState((before) => ({ ...before, progress: null, stopped: task }))
  }, [task])
  const again = useCallback(() => setRound((before) => before + 1), [])
  return useMemo(() => {
    const { answer, isStale } = answerTo(state.answer, task, about)
    return {
      answer,
      isStale,
      parts: state.found !== null && state.found.of === task ? state.found.parts : NO_PARTS,
      progress: isStale ? state.progress : null,
      isStopped: task !== null && state.stopped === task,
      failed: state.failed !== null && state.failed.of === task ? state.failed.reason : null,
      stop,
      again,
    }
  }, [state, task, about, stop, again])
}

/** Has the worker answer, and shows how far it is. A long answer is put on screen piece by piece: typing goes before it. */
async function prove<Name extends Kind>(
  kind: Name,
  { task, about }: { readonly task: ProverTasks[Name]['task']; readonly about: string },
  signal: AbortSignal,
  show: (part: Partial<State<ProverTasks[Name]>>) => void,
): Promise<void> {
  let startedAt: number | null = null
  const taken = () => performance.now() - (startedAt ?? performance.now())
  let parts: readonly ProverTasks[Name]['part'][] = NO_PARTS
  let shown = parts
  try {
    const answer = await prover.ask(kind, task, {
      signal,
      onStart: () => {
        startedAt = performance.now()
        show({ progress: STARTED })
      },
      onPart: (part) => {
        parts = [...parts, part]
      },
      // Parts are shown with the next progress, so that quick work shows its answer alone.
      onProgress: (progress) => {
        show({ progress })
        if (parts !== shown) startTransition(() => show({ found: { of: task, parts } }))
        shown = parts
      },
    })
    pauses.noteDone(kind, taken())
    startTransition(() => show({ ...NOTHING, answer: { of: task, about, answer } }))
  } catch (error) {
    pauses.noteAborted(kind, taken())
    if (!signal.aborted) {
      const reason = error instanceof Error ? error.message : String(error)
      show({ progress: null, failed: { of: task, reason } })
    }
  }
}
