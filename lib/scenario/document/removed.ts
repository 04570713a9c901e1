import { hasInvisible, invisibleNames } from '#lib/matcher'
import { formatPath } from './problem'

/** A domain, name or address that lost its invisible characters: its path, what is left of it, and what it lost (`U+200B`). */
export type Removed = { readonly path: string; readonly value: string; readonly characters: string }

/**
 * The texts of `sent` that `read` holds without their invisible characters. Texts for people keep theirs, and are not listed.
 * A list of `read` must have the order of the one that was sent.
 */
export function findRemoved(sent: unknown, read: unknown): Removed[] {
  const found: Removed[] = []
  const visit = (before: unknown, after: unknown, path: readonly PropertyKey[]): void => {
    if (typeof before === 'string') {
      const value = after ?? ''
      if (hasInvisible(before) && typeof value === 'string' && !hasInvisible(value))
        found.push({ path: formatPath(path), value, characters: invisibleNames(before) })
    } else if (Array.isArray(before) && Array.isArray(after)) {
      for (const [index, one] of before.entries()) visit(one, after[index], [...path, index])
    } else if (isRecord(before) && isRecord(after)) {
      for (const [key, one] of Object.entries(before))
        if (Object.hasOwn(after, key)) visit(one, after[key], [...path, key])
    }
  }
  visit(sent, read, [])
  return found
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
