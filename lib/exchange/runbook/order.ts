import type { Progress } from '#lib/matcher'
import type { World } from '#lib/scenario/wants/worlds'
import type { Change } from './change'
import type { Made, MadeVerdict, Proofs } from './proofs'

/** Changes that are made without a wait between them, with the proof for everything that can be seen meanwhile. */
export type Group = { readonly changes: readonly Change[]; readonly proof: GroupProof }

/**
 * `proved`: whichever of these changes have reached a server, nobody is worse off. `unsafe`: somebody is. `unproved`: there
 * was too much to look at.
 */
export type GroupProof = {
  readonly state: 'proved' | 'unsafe' | 'unproved'
  /** the changes that are not settled together, by their ids */
  readonly changes: readonly string[]
  /** sets of them that may have settled, and were looked at */
  readonly combinations: number
  /** the changes that have settled where somebody is worse off */
  readonly settled: readonly string[]
  readonly faults: MadeVerdict['faults']
  /** tenant and connectors where somebody is worse off; null where nobody is */
  readonly world: World | null
}

export type Order = {
  readonly groups: readonly Group[]
  readonly isSafe: boolean
  /** beginnings of an order that were tried */
  readonly searched: number
  /** whether every order was tried in which each change settles before the next one is made */
  readonly isExhausted: boolean
  /** the longest beginning that is safe, by the ids of its changes */
  readonly safeBeginning: readonly string[]
}

/** The most changes that may be unsettled at a time. */
export const MOST_UNSETTLED = 12
/** The most beginnings of an order that are tried, and the most sets of changes that are judged for the proof of groups. */
const MOST_SEARCHED = 400
const MOST_JUDGED_IN_GROUPS = 1000

/**
 * An order of the changes in which nobody is ever worse off of whom both phases want the same: the usual one if it is safe,
 * else the first that is found. Changes are gathered between waits as far as every subset of them is safe. Where no order is
 * found, the usual one with the proof of each change.
 */
export function* findOrderInSteps(proofs: Proofs): Generator<Progress, Order> {
  const search = new Search(proofs)
  yield* proofs.judgeInSteps(beginningsOf(proofs.changes))
  const found = yield* search.visitInSteps([])
  if (found !== null) {
    const groups = yield* gatherInSteps(proofs, found)
    return { groups, isSafe: groups.every(({ proof }) => proof.state === 'proved'), ...search.counts }
  }
  return { groups: proofs.changes.map((_, index) => alone(proofs, index)), isSafe: false, ...search.counts }
}

const idsOf = (changes: readonly Change[]): Made => new Set(changes.map(({ id }) => id))

const beginningsOf = (changes: readonly Change[]): Made[] =>
  [...changes.keys(), changes.length].map((count) => idsOf(changes.slice(0, count)))

/** Looks for a safe order, one change after the other. A set of changes that led nowhere is not tried again. */
class Search {
  private readonly visited = new Set<string>()
  private searched = 0
  private isExhausted = true
  private best: readonly Change[] = []

  constructor(private readonly proofs: Proofs) {}

  get counts(): Pick<Order, 'searched' | 'isExhausted' | 'safeBeginning'> {
    return {
      searched: this.searched,
      isExhausted: this.isExhausted,
      safeBeginning: this.best.map(({ id }) => id),
    }
  }

  *visitInSteps(made: readonly Change[]): Generator<Progress, readonly Change[] | null> {
    const { changes } = this.proofs
    if (made.length > this.best.length) this.best = made
    if (made.length === changes.length) return made
    for (const change of this.possibleNext(made)) {
      const next = [...made, change]
      const key = [...idsOf(next)].sort().join('\n')
      if (this.visited.has(key)) continue
      this.visited.add(key)
      if (this.searched >= MOST_SEARCHED) {
        this.isExhausted = false
        return null
      }
      this.searched += 1
      // With the other changes that could be next: to judge them together takes hardly longer than to judge one.
      if (!this.proofs.isJudged(idsOf(next)))
        yield* this.proofs.judgeInSteps(this.possibleNext(made).map((one) => idsOf([...made, one])))
      if (!this.proofs.isSafe(idsOf(next))) continue
      const found = yield* this.visitInSteps(next)
      if (found !== null) return found
    }
    return null
  }

  /** The changes that can be made next: not yet made, and not before the one that they come after. */
  private possibleNext(made: readonly Change[]): Change[] {
    const { changes } = this.proofs
    const [done, ids] = [idsOf(made), idsOf(changes)]
    return changes.filter(({ id, after }) => !done.has(id) && (after === null || !ids.has(after) || done.has(after)))
  }
}

/** Joins changes of one window that follow each other, as long as every subset of them is safe. */
function* gatherInSteps(proofs: Proofs, order: readonly Change[]): Generator<Progress, Group[]> {
  const groups: Change[][] = []
  let settled: readonly Change[] = []
  for (const change of order) {
    const last = groups.at(-1)
    if (last !== undefined && (yield* canJoinInSteps(proofs, settled, last, change))) last.push(change)
    else {
      settled = groups.flat()
      groups.push([change])
    }
  }
  return groups.map((changes, index) => ({ changes, proof: proofOf(proofs, groups.slice(0, index).flat(), changes) }))
}

function* canJoinInSteps(
  proofs: Proofs,
  settled: readonly Change[],
  group: readonly Change[],
  change: Change,
): Generator<Progress, boolean> {
  if (group[0]?.window !== change.window || group.length >= MOST_UNSETTLED) return false
  if (proofs.judged + 2 ** group.length > MOST_JUDGED_IN_GROUPS) return false
  const fresh = subsetsOf(group).map((own) => idsOf([...settled, ...own, change]))
  yield* proofs.judgeInSteps(fresh)
  return fresh.every((made) => proofs.isSafe(made))
}

/** All subsets, the empty one first, each in the order of the changes. */
function subsetsOf(changes: readonly Change[]): Change[][] {
  const all: Change[][] = [[]]
  for (const change of changes) all.push(...all.map((own) => [...own, change]))
  return all
}

/** The proof of one change of the usual order, where no order is safe. */
function alone(proofs: Proofs, index: number): Group {
  const settled = proofs.changes.slice(0, index)
  const changes = proofs.changes.slice(index, index + 1)
  return { changes, proof: proofOf(proofs, settled, changes) }
}

/** What was judged of these changes, whichever of them have settled. `settled`: all that were made before the last wait. */
function proofOf(proofs: Proofs, settled: readonly Change[], changes: readonly Change[]): GroupProof {
  const all = subsetsOf(changes).map((own) => [...settled, ...own])
  const verdicts = all.map((made) => ({ made, ...proofs.verdictOf(idsOf(made)) }))
  const common = { changes: changes.map(({ id }) => id), combinations: all.length }
  const unsafe = verdicts.find(({ faults }) => faults.length > 0)
  if (unsafe !== undefined) {
    const world = proofs.worldOf(idsOf(unsafe.made))
    return { ...common, state: 'unsafe', settled: unsafe.made.map(({ id }) => id), faults: unsafe.faults, world }
  }
  const isProved = verdicts.every(({ isComplete }) => isComplete)
  return { ...common, state: isProved ? 'proved' : 'unproved', settled: [], faults: [], world: null }
}
