import { type Outcome, REPLIES, type Reply } from '#lib/matcher/model/verdict'
import type { Leaf } from '#lib/matcher/rules/choices'
import type { Judgement } from '#lib/matcher/rules/evaluation'
import { Numbering } from './numbering'

/** A verdict without who admits and how well it is known. Equal short verdicts before and after are no change. */
export type ShortVerdict = {
  readonly outcome: Outcome | 'uncertain'
  readonly possible: readonly Outcome[]
  readonly reply: Reply | null
}

/**
 * The ladder: every answer that a sender can get, from the least to the most accepting. With everything else fixed, the
 * answer to a trusted certificate is the highest of the answers to its single names (the join law, docs/rules.md §5).
 * Therefore single names stand for all certificates.
 */
const LADDER: readonly { readonly outcome: Outcome; readonly reply: Reply | null }[] = [
  { outcome: 'not-ours', reply: REPLIES.notOurs },
  { outcome: 'rejected', reply: REPLIES.directSend },
  { outcome: 'rejected', reply: REPLIES.locked },
  { outcome: 'deferred', reply: REPLIES.noTls },
  { outcome: 'accepted', reply: null },
]

/** The rung of `accepted`. */
export const ACCEPTED = LADDER.length - 1

/** The place of a judgement on the ladder of answers. */
export const rungOf = ({ outcome, reply }: Pick<Judgement, 'outcome' | 'reply'>): number =>
  LADDER.findIndex((rung) => rung.outcome === outcome && rung.reply?.enhancedCode === reply?.enhancedCode)

/**
 * A branch: one set of answers to the questions without a default, as `question=option`, and the rung that follows from
 * it.
 */
export type Branch = { readonly choices: readonly string[]; readonly rung: number }

export const branchesOf = (leaves: readonly Leaf<Judgement>[]): Branch[] =>
  leaves.map(({ value, path }) => ({
    choices: path.map(({ about, option }) => `${about}=${option}`),
    rung: rungOf(value),
  }))

/**
 * The branches of two names on one certificate: each consistent pair of their branches, at the higher rung. Names of an
 * untrusted chain admit nobody; such a name can only change the answer to no name (`none`) into that of docs/rules.md
 * §2.7, which may be lower. There the rung of the name that makes the change holds.
 */
export function joinBranches(
  one: readonly Branch[],
  other: readonly Branch[],
  none: readonly Branch[] | null,
): Branch[] {
  const pairs = one.flatMap((first) =>
    other.flatMap((second) => {
      const choices = joinChoices(first.choices, second.choices)
      return choices === null ? [] : [{ choices, first: first.rung, second: second.rung }]
    }),
  )
  if (none === null) return pairs.map(({ choices, first, second }) => ({ choices, rung: Math.max(first, second) }))
  return pairs.flatMap((pair) =>
    none.flatMap(({ choices: also, rung }) => {
      const choices = joinChoices(pair.choices, also)
      return choices === null ? [] : [{ choices, rung: pair.first === rung ? pair.second : pair.first }]
    }),
  )
}

/** The choices of both; null if they contradict each other. */
function joinChoices(one: readonly string[], other: readonly string[]): string[] | null {
  return other.some((choice) => one.includes(oppositeOf(choice))) ? null : [...new Set([...one, ...other])]
}

/** The other answer of a choice; every question has two. */
const oppositeOf = (choice: string): string => `${choice.slice(0, -1)}${choice.endsWith('0') ? 1 : 0}`

/** One short verdict of all branches: uncertain if their outcomes differ. */
export function shortOf(branches: readonly Branch[]): ShortVerdict {
  const possible = [...new Set(branches.map(({ rung }) => LADDER[rung]?.outcome ?? 'rejected'))].sort()
  const [only, ...others] = possible
  if (only === undefined || others.length > 0) return { outcome: 'uncertain', possible, reply: null }
  return { outcome: only, possible, reply: LADDER[branches[0]?.rung ?? 0]?.reply ?? null }
}

export const shortOfRung = (rung: number): ShortVerdict => shortOf([{ choices: [], rung }])

const keyOf = ({ outcome, possible, reply }: ShortVerdict): string =>
  `${outcome} ${possible.join()} ${reply?.enhancedCode ?? ''}`

export const isSameShortVerdict = (one: ShortVerdict, other: ShortVerdict): boolean => keyOf(one) === keyOf(other)

/** The short verdicts by side: before and after, or only one for a survey, which has one side. */
export type Pair = readonly ShortVerdict[]

/** Numbers the distinct pairs. Two equal short verdicts have the number -1: no change. */
export class PairNumbers {
  private readonly pairs = new Numbering<Pair>()

  numberOf(pair: Pair): number {
    const keys = pair.map(keyOf)
    return keys.length > 1 && keys.every((key) => key === keys[0]) ? -1 : this.pairs.add(keys.join(' → '), pair)
  }

  pairOf(number: number): Pair {
    return this.pairs.values[number] ?? []
  }
}
