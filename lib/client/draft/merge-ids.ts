import { isEqual } from './structural-sharing'

/** `isAmbiguous`: the sides want different orders, and `prefer` decided. */
type MergedIds = { readonly ids: readonly string[]; readonly isAmbiguous: boolean }

/**
 * The ids of both sides in one order: that of the side which moved something, with what only the other has behind the same
 * neighbour as there. Ids that a side removed are among them where the other side has them.
 */
export function mergeIds(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
  prefer: 'mine' | 'theirs',
): MergedIds {
  const [isMovedByMe, isMovedByThem] = [isMoved(base, mine), isMoved(base, theirs)]
  const isAmbiguous =
    isMovedByMe && isMovedByThem ? !isSameOrder(mine, theirs) : isInsertedAtOnePlace(base, mine, theirs)
  const isMine = isAmbiguous ? prefer === 'mine' : isMovedByMe
  const [skeleton, other] = isMine ? [mine, theirs] : [theirs, mine]
  const ids = [...skeleton]
  for (const [index, id] of other.entries()) {
    if (ids.includes(id)) continue
    const previous = other[index - 1]
    ids.splice(previous === undefined ? 0 : ids.indexOf(previous) + 1, 0, id)
  }
  return { ids, isAmbiguous }
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
  const [known, alike] = [new Set(base), new Set(other)]
  const places = new Set<string>()
  let neighbour = ''
  for (const id of side) {
    if (known.has(id)) neighbour = id
    else if (!alike.has(id)) places.add(neighbour)
  }
  return places
}
