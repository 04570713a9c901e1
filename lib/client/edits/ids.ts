/** A new id, unlike those in use: short, so that documents stay readable. Made in an event, never while rendering. */
export function newId(prefix: string, taken: Iterable<{ readonly id: string }>): string {
  const used = new Set(Array.from(taken, ({ id }) => id))
  let number = used.size + 1
  while (used.has(`${prefix}${number}`)) number++
  return `${prefix}${number}`
}
