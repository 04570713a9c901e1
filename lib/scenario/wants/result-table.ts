import type { Outcome } from '#lib/matcher'

/** What is wanted of senders; `decide`: they should get in, and a refusal is for the team to weigh. */
export type Wish = 'accepted' | 'refused' | 'decide'

/** How a part stands, the worst first. */
export const RESULT_STATES = [
  'lost',
  'delayed',
  'open',
  'elsewhere',
  'shared',
  'decide',
  'holdsIf',
  'noFacts',
  'unproved',
  'checking',
  'holds',
  'either',
] as const
export type ResultState = (typeof RESULT_STATES)[number]

/** `certain`: under every answer; `byDefault`: under the recorded answers and the defaults; `perhaps`: under some answers. */
export const CERTAINTIES = ['certain', 'byDefault', 'perhaps'] as const
export type Certainty = (typeof CERTAINTIES)[number]

/** A state with its certainty; null where the state says all. */
export type Result = { readonly state: ResultState; readonly certainty: Certainty | null }

/** Outcomes as bits of a number, so that those of many senders are joined quickly. */
export type OutcomeSet = number
const BITS: Readonly<Record<Outcome, number>> = { accepted: 1, deferred: 2, rejected: 4, 'not-ours': 8 }
const ACCEPTED = BITS.accepted
export const NO_OUTCOME: OutcomeSet = 0
/** How many sets of outcomes there are. */
export const OUTCOME_SETS = 16

/** The set of these outcomes. */
export const outcomeSet = (outcomes: Iterable<Outcome>): OutcomeSet => {
  let set = NO_OUTCOME
  for (const outcome of outcomes) set |= BITS[outcome]
  return set
}

/** The outcomes of a set, in alphabetical order. */
export const outcomesIn = (set: OutcomeSet): Outcome[] =>
  (Object.keys(BITS) as Outcome[]).filter((outcome) => (set & BITS[outcome]) !== 0).sort()

type Share = 'all' | 'some' | 'none'
const shareOf = (set: OutcomeSet): Share => (set === ACCEPTED ? 'all' : (set & ACCEPTED) === 0 ? 'none' : 'some')

const HOLDS: Result = { state: 'holds', certainty: null }
const result = (state: ResultState, certainty: Certainty): Result => ({ state, certainty })

/**
 * The decision table: how senders stand whom the rules treat alike. `byDefault`: their outcomes under the recorded answers
 * and the defaults; `byAll`: when unrecorded answers vary too (a superset). `gettingIn` is the state of somebody who gets in
 * and should not.
 */
export function resultOf(
  wish: Wish,
  byDefault: OutcomeSet,
  byAll: OutcomeSet,
  gettingIn: 'open' | 'shared' = 'open',
): Result {
  const [usual, any] = [shareOf(byDefault), shareOf(byAll)]
  if (usual === 'some') return wish === 'decide' ? result('decide', 'perhaps') : result('holdsIf', 'perhaps')
  if (usual === 'all') return whenAccepted(wish, any === 'all', gettingIn)
  return whenRefused(wish, any === 'none', {
    isDelay: byDefault === BITS.deferred,
    isAlwaysDelay: byAll === BITS.deferred,
  })
}

function whenAccepted(wish: Wish, isCertain: boolean, gettingIn: 'open' | 'shared'): Result {
  if (wish === 'refused') return result(gettingIn, isCertain ? 'certain' : 'byDefault')
  if (isCertain) return HOLDS
  return wish === 'decide' ? result('decide', 'perhaps') : result('holdsIf', 'byDefault')
}

type Delay = { readonly isDelay: boolean; readonly isAlwaysDelay: boolean }

function whenRefused(wish: Wish, isCertain: boolean, { isDelay, isAlwaysDelay }: Delay): Result {
  if (wish === 'refused') return isCertain ? HOLDS : result('holdsIf', 'byDefault')
  if (wish === 'decide') return result('decide', isCertain ? 'certain' : 'byDefault')
  if (!isDelay) return result('lost', isCertain ? 'certain' : 'byDefault')
  return result('delayed', isAlwaysDelay ? 'certain' : 'byDefault')
}

const stateRank = (state: ResultState): number => RESULT_STATES.indexOf(state)
const certaintyRank = (certainty: Certainty | null): number =>
  certainty === null ? -1 : CERTAINTIES.indexOf(certainty)

/** Less than zero where `one` is worse than `other`: by state, then the more certain first. */
export const byWorst = (one: Result, other: Result): number =>
  stateRank(one.state) - stateRank(other.state) || certaintyRank(one.certainty) - certaintyRank(other.certainty)

/** The worst of the results; `holds` of none. */
export const worstOf = (results: readonly Result[]): Result =>
  results.reduce<Result>((worst, one) => (byWorst(one, worst) < 0 ? one : worst), results[0] ?? HOLDS)

/** Reports whether `one` is no worse than `other`, in state and in certainty. */
export const isNoWorse = (one: Result, other: Result): boolean => byWorst(one, other) >= 0

/** States that are no fault: nothing has to be done about them. */
const FINE: ReadonlySet<ResultState> = new Set(['holds', 'either', 'checking'])
/** States of which nobody can say how it stands: not fine, and no fault that somebody has seen. */
const UNKNOWN: ReadonlySet<ResultState> = new Set(['noFacts', 'unproved', 'checking'])
/** Reports whether a state says that it is not known how senders stand. */
export const isUnknownState = (state: ResultState): boolean => UNKNOWN.has(state)

/** Not all was looked at: what was not may be worse than all that was. */
export const UNPROVED: Result = { state: 'unproved', certainty: null }

/** Reports whether a state has a line in a list of the summary. */
export const isFine = (state: ResultState): boolean => FINE.has(state)
