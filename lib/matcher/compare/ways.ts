import type { Choice, Leaf } from '#lib/matcher/choices'
import type { Judgement } from '#lib/matcher/evaluation'
import type { Outcome } from '#lib/matcher/verdict'
import { besideDefaults, type Cell, type Way } from './cell'
import type { GivenAnswer } from './judging'

/** Outcomes by side. */
export type Outcomes = readonly Outcome[]

/** What becomes of the senders of a cell: under the defaults, and under every consistent set of answers. */
export type Ways = {
  /** several where a question without a default decides */
  readonly byDefault: readonly Outcomes[]
  /** with the fewest answers that bring them about; those that no other answers are needed for have none */
  readonly all: readonly { readonly outcomes: Outcomes; readonly given: () => readonly GivenAnswer[] }[]
}

/** The ways, without those that take more answers than another one to the same. */
export function waysOf(cell: Cell, leaves: readonly Leaf<Judgement[]>[]): Ways {
  const outcomesOf = (judgements: readonly Judgement[]) => judgements.map(({ outcome }) => outcome)
  const fewest = new Map<string, Way[]>()
  for (const { value, path } of leaves) {
    const key = outcomesOf(value).join()
    const given = besideDefaults(path).map(nameOfChoice)
    const known = fewest.get(key) ?? []
    const takesMore = (other: Way) => besideDefaults(other.path).every((choice) => given.includes(nameOfChoice(choice)))
    if (known.some(takesMore)) continue
    const isMore = (other: Way) => {
      const names = besideDefaults(other.path).map(nameOfChoice)
      return given.every((name) => names.includes(name))
    }
    fewest.set(key, [...known.filter((other) => !isMore(other)), { judgements: value, path }])
  }
  const byDefault = new Map(cell.byDefault().map((judgements) => [outcomesOf(judgements).join(), judgements]))
  return {
    byDefault: [...byDefault.values()].map(outcomesOf),
    all: [...fewest.values()].flat().map((way) => ({
      outcomes: outcomesOf(way.judgements),
      given: once(() => cell.fewestAnswers(way, false)),
    })),
  }
}

const nameOfChoice = ({ about, option }: Choice): string => `${about}=${option}`

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
