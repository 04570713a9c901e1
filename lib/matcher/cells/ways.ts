import type { Choice, Leaf } from '#lib/matcher/rules/choices'
import type { Judgement } from '#lib/matcher/rules/evaluation'
import { type CellJudge, nonDefaultChoices, type Way } from './cell-judge'
import type { Ways } from './results'

/**
 * The ways of a cell. One way covers another if it has the same outcomes with a subset of the answers; what is covered is left
 * out.
 */
export function waysOf(cellJudge: CellJudge, leaves: readonly Leaf<Judgement[]>[]): Ways {
  const outcomesOf = (judgements: readonly Judgement[]) => judgements.map(({ outcome }) => outcome)
  const fewest = new Map<string, Way[]>()
  for (const { value, path } of leaves) {
    const key = outcomesOf(value).join()
    const given = nonDefaultChoices(path).map(nameOfChoice)
    const known = fewest.get(key) ?? []
    const namesOf = (other: Way) => nonDefaultChoices(other.path).map(nameOfChoice)
    const isCoveredBy = (other: Way) => namesOf(other).every((name) => given.includes(name))
    if (known.some(isCoveredBy)) continue
    const covers = (other: Way) => given.every((name) => namesOf(other).includes(name))
    fewest.set(key, [...known.filter((other) => !covers(other)), { judgements: value, path }])
  }
  const byDefault = new Map(cellJudge.underDefaults().map((judgements) => [outcomesOf(judgements).join(), judgements]))
  return {
    byDefault: [...byDefault.values()].map(outcomesOf),
    all: [...fewest.values()].flat().map((way) => ({
      outcomes: outcomesOf(way.judgements),
      given: once(() => cellJudge.fewestAnswers(way, false)),
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
