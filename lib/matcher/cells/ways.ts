import type { Choice, Leaf } from '#lib/matcher/rules/choices'
import type { Judgement } from '#lib/matcher/rules/evaluation'
import { nonDefaultChoices, type ReducedSides, type Way } from './reduced-sides'
import type { Ways } from './results'

/** The ways of a cell. A way is left out if another one has the same outcomes with a subset of its answers. */
export function waysOf(cell: ReducedSides, leaves: readonly Leaf<Judgement[]>[]): Ways {
  const outcomesOf = (judgements: readonly Judgement[]) => judgements.map(({ outcome }) => outcome)
  const fewest = new Map<string, Way[]>()
  for (const { value, path } of leaves) {
    const key = outcomesOf(value).join()
    const given = nonDefaultChoices(path).map(nameOfChoice)
    const known = fewest.get(key) ?? []
    const takesMore = (other: Way) =>
      nonDefaultChoices(other.path).every((choice) => given.includes(nameOfChoice(choice)))
    if (known.some(takesMore)) continue
    const isMore = (other: Way) => {
      const names = nonDefaultChoices(other.path).map(nameOfChoice)
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
