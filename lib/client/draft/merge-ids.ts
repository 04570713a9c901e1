import { isEqual } from './structural-sharing'

/** A list of ids in the document that both edits were made from, and in each edit. */
export type ThreeIds = {
  readonly base: readonly string[]
  readonly mine: readonly string[]
  readonly theirs: readonly string[]
}

/** Reports whether the two edits want different orders, so that somebody has to choose. */
export function isOrderContested({ base, mine, theirs }: ThreeIds): boolean {
  if (isMoved(base, mine) && isMoved(base, theirs)) return !isSameOrder(mine, theirs)
  return isInsertedAtOnePlace(base, mine, theirs)
}

/**
 * The ids of both sides in one order: that of the side which moved something, or of `prefer` where the order is contested,
 * with what only the other has behind the same neighbour as there. Ids that a side removed are among them where the other
 * side has them.
 */
export function mergeIds(three: ThreeIds, prefer: 'mine' | 'theirs'): string[] {
  const { base, mine, theirs } = three
  const isMine = isOrderContested(three) ? prefer === 'mine' : isMoved(base, mine)
  const [skeleton, other] = isMine ? [mine, theirs] : [theirs, mine]
  const ids = [...skeleton]
  for (const [index, id] of other.entries()) {
    if (ids.includes(id)) continue
    const previous = other[index - 1]
    ids.splice(previous === undefined ? 0 : ids.indexOf(previous) + 1, 0, id)
  }
  return ids
}

/** Reports whether ids that both lists have stand in another order. */
const isMoved = (before: readonly string[], after: readonly string[]): boolean => !isSameOrder(before, after)

function isSameOrder(one: readonly string[], other: readonly string[]): boolean {
  const [inOne, inOther] = [new Set(one), new Set(other)]
  return isEqual(
    one.filter((id) => inOther.has(id)),
    other.filter((id) => inOne.has(id)),
  )
}

/** Reports whether both sides put something new behind the same neighbour, so that either could come first. */
function isInsertedAtOnePlace(base: readonly string[], mine: readonly string[], theirs: readonly string[]): boolean {
  const [byMe, byThem] = [placesOfNew(base, mine, theirs), placesOfNew(base, theirs, mine)]
  return [...byMe].some((place) => byThem.has(place))
}

/** The known neighbours behind which a side alone has something new; '' is the start of the list. */
function placesOfNew(base: readonly string[], side: readonly string[], other: readonly string[]): Set<string> {
  const [known, inOther] = [new Set(base), new Set(other)]
  const places = new Set<string>()
  let neighbour = ''
  for (const id of side) {
    if (known.has(id)) neighbour = id
    else if (!inOther.has(id)) places.add(neighbour)
  }
  return places
}
