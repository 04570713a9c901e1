'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Comparison } from '#lib/matcher/compare'
import type { Survey } from '#lib/matcher/survey'
import type { Advice } from '#lib/scenario/advice'
import type { Gate } from '#lib/scenario/invariants/gates'
import type { Covered, ProverMessage, ProverProgress, ProverTask } from './prover.worker'

type Answers = {
  readonly gates: readonly Gate[]
  readonly compare: Comparison
  readonly survey: Survey
  readonly coverage: Covered
  readonly advice: readonly Advice[]
}
type TaskOf<Kind extends ProverTask['kind']> = Extract<ProverTask, { kind: Kind }>

/** What is known of a question about all senders, and of the work on it. */
export type Proof<Answer> = {
  /** the last answer; of an earlier question while `isStale` */
  readonly answer: Answer | null
  readonly isStale: boolean
  /** null while nothing is being worked on */
  readonly progress: ProverProgress | null
  /** the work was stopped by hand before there was an answer */
  readonly isStopped: boolean
  readonly failed: string | null
  readonly stop: () => void
  readonly again: () => void
}

/** Milliseconds without another edit before the worker is asked. */
const PAUSE = 150

type State<Kind extends ProverTask['kind']> = {
  readonly answer: Answers[Kind] | null
  readonly of: TaskOf<Kind> | null
  readonly progress: ProverProgress | null
  readonly stopped: TaskOf<Kind> | null
  readonly failed: string | null
}

/**
 * Asks about all senders in a worker of its own, so that the page stays at hand. A task that takes another's place ends the
 * work on it. The task must keep its identity for as long as it means the same; null asks nothing.
 */
export function useProver<Kind extends ProverTask['kind']>(task: TaskOf<Kind> | null): Proof<Answers[Kind]> {
  const [state, setState] = useState<State<Kind>>({
    answer: null,
    of: null,
    progress: null,
    stopped: null,
    failed: null,
  })
  const [round, setRound] = useState(0)
  const desk = useRef<Desk | null>(null)
  const endWork = useCallback(() => desk.current?.endWork(), [])
  useEffect(
    () => () => {
      desk.current?.close()
      desk.current = null
    },
    [],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks the same again
  useEffect(() => {
    if (task === null) return
    // Handing the task over copies it, which must not stand between a keystroke and what it changes on screen.
    const pause = setTimeout(() => {
      setState((before) => ({ ...before, progress: { done: 0, total: 0 }, stopped: null, failed: null }))
      desk.current ??= new Desk()
      desk.current.ask(task, (message) => {
        if (message.kind === 'progress') setState((before) => ({ ...before, progress: message.progress }))
        else setState((before) => settle(before, task, message))
      })
    }, PAUSE)
    return () => {
      clearTimeout(pause)
      endWork()
    }
  }, [task, round, endWork])

  const stop = useCallback(() => {
    endWork()
    setState((before) => ({ ...before, progress: null, stopped: task }))
  }, [endWork, task])
  const again = useCallback(() => setRound((before) => before + 1), [])
  const isAnswered = state.of === task
  return {
    answer: task === null ? null : state.answer,
    isStale: task !== null && !isAnswered,
    progress: isAnswered ? null : state.progress,
    isStopped: task !== null && state.stopped === task,
    failed: state.failed,
    stop,
    again,
  }
}

function settle<Kind extends ProverTask['kind']>(
  before: State<Kind>,
  task: TaskOf<Kind>,
  message: Exclude<ProverMessage, { kind: 'progress' }>,
): State<Kind> {
  if (message.kind === 'failed') return { ...before, progress: null, failed: message.detail }
  // The worker answers each kind of task with its own kind of answer (prover.worker.ts).
  return { answer: message.answer as Answers[Kind], of: task, progress: null, stopped: null, failed: null }
}

/** A worker that is kept while it has nothing to do, and ended when its work is not wanted any more. */
class Desk {
  private worker: Worker | null = null
  private listener: ((message: ProverMessage) => void) | null = null

  ask(task: ProverTask, listener: (message: ProverMessage) => void): void {
    this.endWork()
    this.worker ??= this.open()
    this.listener = listener
    this.worker.postMessage(task)
  }

  endWork(): void {
    if (this.listener !== null) this.close()
  }

  close(): void {
    this.worker?.terminate()
    this.worker = null
    this.listener = null
  }

  private open(): Worker {
    const worker = new Worker(new URL('./prover.worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<ProverMessage>) => this.hear(data))
    worker.addEventListener('error', ({ message }) => this.hear({ kind: 'failed', detail: message }))
    return worker
  }

  private hear(message: ProverMessage): void {
    const { listener } = this
    if (message.kind !== 'progress') this.listener = null
    listener?.(message)
  }
}
