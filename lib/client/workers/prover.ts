'use client'

import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Comparison, Survey } from '#lib/matcher'
import type { Finding } from '#lib/scenario/findings/finding'
import type { Advice } from '#lib/scenario/wants/advice'
import type { Gate } from '#lib/scenario/wants/gates'
import type { Covered, ProverMessage, ProverProgress, ProverTask } from './prover.worker'

type Answers = {
  readonly gates: readonly Gate[]
  readonly compare: Comparison
  readonly survey: Survey
  readonly coverage: Covered
  readonly findings: readonly Finding[]
  readonly advice: readonly Advice[]
}
type TaskOf<Kind extends ProverTask['kind']> = Extract<ProverTask, { kind: Kind }>

/** What is known of a question about all senders, and of the work on it. */
export type Proof<Answer> = {
  /** the last answer; of an earlier question while `isStale` */
  readonly answer: Answer | null
  readonly isStale: boolean
  /** what is known of the answer while it is being worked out, or when that was stopped; null where nothing is */
  readonly part: Answer | null
  /** null while nothing is being worked on */
  readonly progress: ProverProgress | null
  /** the work was stopped by hand before there was an answer */
  readonly isStopped: boolean
  readonly failed: string | null
  readonly stop: () => void
  readonly again: () => void
}

/**
 * Milliseconds without another edit before the worker is asked: as many as the work takes, since work that the next letter
 * ends takes time from the page for nothing.
 */
const LEAST_PAUSE = 150
const LONGEST_PAUSE = 1_000

type State<Kind extends ProverTask['kind']> = {
  readonly answer: Answers[Kind] | null
  readonly of: TaskOf<Kind> | null
  readonly part: { readonly answer: Answers[Kind]; readonly of: TaskOf<Kind> } | null
  readonly progress: ProverProgress | null
  readonly stopped: TaskOf<Kind> | null
  readonly failed: string | null
}

/**
 * Asks about all senders in a worker, so that the page stays at hand. A task that takes another's place ends the work on
 * it. The task must keep its identity for as long as it means the same; null asks nothing.
 */
export function useProver<Kind extends ProverTask['kind']>(task: TaskOf<Kind> | null): Proof<Answers[Kind]> {
  const [state, setState] = useState<State<Kind>>({
    answer: null,
    of: null,
    part: null,
    progress: null,
    stopped: null,
    failed: null,
  })
  const [round, setRound] = useState(0)
  const withdraw = useRef<() => void>(nothing)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks the same again
  useEffect(() => {
    if (task === null) return
    // Handing the task over copies it, which must not stand between a keystroke and what it changes on screen.
    const pause = setTimeout(() => {
      setState((before) => ({ ...before, part: null, progress: WAITING, stopped: null, failed: null }))
      withdraw.current = desk.ask(task, (message) => {
        if (message.kind === 'progress') setState((before) => ({ ...before, progress: message.progress }))
        // A long answer is put on screen piece by piece: typing goes before it.
        else startTransition(() => setState((before) => settle(before, task, message)))
      })
    }, desk.pause(task.kind))
    return () => {
      clearTimeout(pause)
      withdraw.current()
      withdraw.current = nothing
    }
  }, [task, round])

  const stop = useCallback(() => {
    withdraw.current()
    setState((before) => ({ ...before, progress: null, stopped: task }))
  }, [task])
  const again = useCallback(() => setRound((before) => before + 1), [])
  return useMemo(() => {
    const isAnswered = state.of === task
    return {
      answer: task === null ? null : state.answer,
      isStale: task !== null && !isAnswered,
      part: state.part?.of === task ? state.part.answer : null,
      progress: isAnswered ? null : state.progress,
      isStopped: task !== null && state.stopped === task,
      failed: state.failed,
      stop,
      again,
    }
  }, [state, task, stop, again])
}

const nothing = () => {}

const WAITING: ProverProgress = { done: 0, total: 0, isWaiting: true }

function settle<Kind extends ProverTask['kind']>(
  before: State<Kind>,
  task: TaskOf<Kind>,
  message: Exclude<ProverMessage, { kind: 'progress' }>,
): State<Kind> {
  if (message.kind === 'failed') return { ...before, progress: null, failed: message.detail }
  // The worker answers each kind of task with its own kind of answer (prover.worker.ts).
  if (message.kind === 'part') return { ...before, part: { answer: message.part as Answers[Kind], of: task } }
  return { answer: message.answer as Answers[Kind], of: task, part: null, progress: null, stopped: null, failed: null }
}

type Job = { readonly task: ProverTask; readonly hear: (message: ProverMessage) => void }

/**
 * One worker for the page, which takes its tasks one after the other: several at once would take the page's own core, and
 * the first answer would come last. It stays while it has nothing to do, and ends when what it works on is not wanted any more.
 */
class Desk {
  private worker: Worker | null = null
  private current: Job | null = null
  private waiting: readonly Job[] = []
  private begun = 0
  /** milliseconds that the last task of each kind took, or had taken when it was withdrawn */
  private readonly took = new Map<ProverTask['kind'], number>()

  /** Puts a task in line and answers how to withdraw it; after that nothing is heard of it. */
  ask(task: ProverTask, hear: Job['hear']): () => void {
    const job = { task, hear }
    this.waiting = [...this.waiting, job]
    this.begin()
    return () => this.withdraw(job)
  }

  /** Milliseconds to wait for another edit before such a task is asked. */
  pause(kind: ProverTask['kind']): number {
    return Math.min(LONGEST_PAUSE, Math.max(LEAST_PAUSE, this.took.get(kind) ?? 0))
  }

  private begin(): void {
    if (this.current !== null) return
    const [next, ...rest] = this.waiting
    if (next === undefined) return
    this.current = next
    this.waiting = rest
    this.begun = performance.now()
    this.worker ??= this.open()
    this.worker.postMessage(next.task)
    next.hear({ kind: 'progress', progress: { done: 0, total: 0 } })
  }

  private withdraw(job: Job): void {
    this.waiting = this.waiting.filter((one) => one !== job)
    if (this.current === job) this.end(job)
  }

  private clock(kind: ProverTask['kind'], least = 0): void {
    this.took.set(kind, Math.max(least, performance.now() - this.begun))
  }

  private end({ task: { kind } }: Job): void {
    // Work that was ended early would have taken at least as long as before.
    this.clock(kind, this.took.get(kind))
    this.worker?.terminate()
    this.worker = null
    this.current = null
    this.begin()
  }

  private open(): Worker {
    const worker = new Worker(new URL('./prover.worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<ProverMessage>) => this.tell(data))
    worker.addEventListener('error', ({ message }) => {
      const { current } = this
      if (current === null) return
      current.hear({ kind: 'failed', detail: message })
      this.end(current)
    })
    return worker
  }

  private tell(message: ProverMessage): void {
    const { current } = this
    if (current === null) return
    current.hear(message)
    if (message.kind === 'progress' || message.kind === 'part') return
    this.clock(current.task.kind)
    this.current = null
    this.begin()
  }
}

const desk = new Desk()
