import { z } from 'zod'

/** Wrong entries named of one list. Naming all of a million would keep the server busy far longer than reading them. */
const NAMED_ENTRIES = 20

type ListOf<Item extends z.ZodType> = z.ZodType<z.output<Item>[], z.input<Item>[]>

type Listed = { readonly entry: z.ZodType; readonly most: number; readonly least: number }
const LISTED = new WeakMap<z.core.$ZodType, Listed>()

/** What a list made by `listOf` holds, for those who describe it: its schema reads by hand and does not show it. */
export function listedIn(schema: z.core.$ZodType): Listed | undefined {
  for (let own: z.core.$ZodType | undefined = schema; own !== undefined; own = own._zod.parent) {
    const listed = LISTED.get(own)
    if (listed !== undefined) return listed
  }
  return undefined
}

/**
 * A list of at most so many entries, like `z.array(entry).max(most)`, but reading stops at the twentieth wrong entry, so
 * that refusing something never costs much more than taking it.
 */
export function listOf<Entry extends z.ZodType>(entry: Entry, most: number, least = 0): ListOf<Entry> {
  const list = z.unknown().transform((sent, { issues }): unknown => {
    if (!Array.isArray(sent)) issues.push({ code: 'invalid_type', expected: 'array', input: sent })
    else if (sent.length > most) issues.push({ code: 'too_big', origin: 'array', maximum: most, input: sent })
    else if (sent.length < least) issues.push({ code: 'too_small', origin: 'array', minimum: least, input: sent })
    else return readEntries(entry, sent, issues)
    return z.NEVER
  })
  LISTED.set(list, { entry, most, least })
  // The one place that says so: what readEntries returns is what the entry's schema gives back.
  return list as unknown as ListOf<Entry>
}

function readEntries(entry: z.ZodType, sent: readonly unknown[], issues: z.core.$ZodRawIssue[]): unknown[] {
  const read: unknown[] = []
  let wrong = 0
  for (const [index, one] of sent.entries()) {
    const { success, data, error } = entry.safeParse(one)
    if (success) read.push(data)
    else {
      // Spread, an issue is no longer seen as one of its union.
      for (const issue of error.issues)
        issues.push({ ...issue, input: one, path: [index, ...issue.path] } as z.core.$ZodRawIssue)
      wrong += 1
      if (wrong === NAMED_ENTRIES) break
    }
  }
  return read
}
