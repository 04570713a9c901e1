import { expect, it } from 'vitest'
import type { Outcome } from '#lib/matcher'
import {
  byWorst,
  CERTAINTIES,
  type Certainty,
  outcomeSet,
  outcomesIn,
  RESULT_STATES,
  type Result,
  resultOf,
  type Wish,
  worstOf,
} from './result-table'

const REFUSALS: readonly Outcome[] = ['rejected', 'deferred', 'not-ours']
const WISHES: readonly Wish[] = ['accepted', 'refused', 'decide']

/** The rows of the decision table: the outcomes by default, the outcomes under all answers, and what each wish comes to. */
const ROWS: readonly (readonly [string, string, Readonly<Record<Wish, string>>])[] = [
  ['accepted', 'accepted', { accepted: 'holds', refused: 'open certain', decide: 'holds' }],
  ['accepted', 'mixed', { accepted: 'holdsIf byDefault', refused: 'open byDefault', decide: 'decide perhaps' }],
  ['mixed', 'mixed', { accepted: 'holdsIf perhaps', refused: 'holdsIf perhaps', decide: 'decide perhaps' }],
  ['refused', 'mixed', { accepted: 'lost byDefault', refused: 'holdsIf byDefault', decide: 'decide byDefault' }],
  ['refused', 'refused', { accepted: 'lost certain', refused: 'holds', decide: 'decide certain' }],
]

const kindOf = (outcomes: readonly Outcome[]): string =>
  outcomes.every((one) => one === 'accepted') ? 'accepted' : outcomes.includes('accepted') ? 'mixed' : 'refused'

const subsets = (outcomes: readonly Outcome[]): Outcome[][] =>
  Array.from({ length: 2 ** outcomes.length }, (_, bits) => outcomes.filter((_outcome, at) => (bits >> at) % 2 === 1))

const ALL_SETS = subsets(['accepted', ...REFUSALS]).filter((set) => set.length > 0)
const PAIRS = ALL_SETS.flatMap((byDefault) =>
  ALL_SETS.filter((byAll) => byDefault.every((one) => byAll.includes(one))).map((byAll) => [byDefault, byAll] as const),
)

const write = ({ state, certainty }: Result): string => (certainty === null ? state : `${state} ${certainty}`)

it('the table is walked in full: every set of outcomes by default within every set under all answers', () => {
  expect(PAIRS).toHaveLength(3 ** 4 - 2 ** 4)
  for (const [byDefault, byAll] of PAIRS) {
    const row = ROWS.find(([usual, any]) => usual === kindOf(byDefault) && any === kindOf(byAll))
    for (const wish of WISHES) {
      const found = write(resultOf(wish, outcomeSet(byDefault), outcomeSet(byAll)))
      const isDelay = wish === 'accepted' && byDefault.every((one) => one === 'deferred')
      const isCertain = byAll.every((one) => one === 'deferred')
      const wanted = isDelay ? `delayed ${isCertain ? 'certain' : 'byDefault'}` : row?.[2][wish]
      expect(found, `${wish}: ${byDefault.join()} of ${byAll.join()}`).toBe(wanted)
    }
  }
})

it('getting in through a shared service is called shared, and nothing else changes', () => {
  for (const [byDefault, byAll] of PAIRS)
    for (const wish of WISHES) {
      const [usual, any] = [outcomeSet(byDefault), outcomeSet(byAll)]
      const open = write(resultOf(wish, usual, any))
      expect(write(resultOf(wish, usual, any, 'shared'))).toBe(open.replace(/^open/, 'shared'))
    }
})

it('a set of outcomes holds what was put in', () => {
  for (const set of ALL_SETS) expect(outcomesIn(outcomeSet(set))).toEqual([...set].sort())
})

it('results are ordered by state, and among equals the more certain is the worse', () => {
  const certainties: (Certainty | null)[] = [...CERTAINTIES, null]
  const all = RESULT_STATES.flatMap((state) => certainties.map((certainty) => ({ state, certainty })))
  for (const one of all)
    for (const other of all) expect(Math.sign(byWorst(one, other)) + Math.sign(byWorst(other, one))).toBe(0)
  expect(
    worstOf([
      { state: 'lost', certainty: 'byDefault' },
      { state: 'lost', certainty: 'certain' },
    ]),
  ).toEqual({
    state: 'lost',
    certainty: 'certain',
  })
  expect(
    worstOf([
      { state: 'open', certainty: 'certain' },
      { state: 'lost', certainty: 'perhaps' },
    ]).state,
  ).toBe('lost')
  expect(worstOf([])).toEqual({ state: 'holds', certainty: null })
})
