import type { z } from 'zod'
import { normalizeDomain } from '#lib/matcher'
import { requirement } from './requirement'

export type Context = z.core.$RefinementCtx
export type Path = (string | number)[]

/** Adds a problem for every domain that stands twice in the list. */
export function checkOncePerDomain(
  list: readonly { domain: string }[],
  path: Path,
  message: string,
  context: Context,
): void {
  const domains = new Set<string>()
  for (const [i, { domain }] of list.entries()) {
    const key = normalizeDomain(domain)
    if (domains.has(key)) context.addIssue({ code: 'custom', path: [...path, i, 'domain'], input: domain, message })
    domains.add(key)
  }
}

/** Adds a problem for every id that stands twice in the list; returns the ids. */
export function checkUnique(list: readonly { id: string }[], path: Path, context: Context): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const [i, { id }] of list.entries()) {
    if (ids.has(id))
      context.addIssue({
        code: 'custom',
        path: [...path, i, 'id'],
        input: id,
        message: requirement('ID_ONCE'),
      })
    ids.add(id)
  }
  return ids
}
