const LONGEST = 40

/** A short readable id made from a name. It is not in `taken`, and is added to it. */
export function makeSlug(name: string, taken: Set<string>): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
  const slug = words.slice(0, LONGEST).replace(/-+$/, '') || 'x'
  let free = slug
  for (let n = 2; taken.has(free); n++) free = `${slug}-${n}`
  taken.add(free)
  return free
}
