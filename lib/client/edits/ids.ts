/**
 * A new id that is not in `taken`. It is short, so that documents stay readable. Call it in events, not while
 * rendering.
 */
export function newId(prefix: string, taken: Iterable<{ readonly id: string }>): string {
  const used = new Set(Array.from(taken, ({ id }) => id))
  let number = used.size + 1
  while (used.has(`${prefix}${number}`)) number++
  return `${prefix}${number}`
}
