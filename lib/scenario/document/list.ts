import { z } from 'zod'

/** Wrong entries that are named for one list. Naming a million would take the server much longer than reading them. */
const NAMED_ENTRIES = 20

type ListOf<Item extends z.ZodType> = z.ZodType<z.output<Item>[], z.input<Item>[]>

type Listed = { readonly entry: z.ZodType; readonly most: number; readonly least: number }
const LISTED = new WeakMap<z.core.$ZodType, Listed>()

/** The entry schema and limits of a list made by `listOf`, for documentation: its schema is opaque. */
export function listedIn(schema: z.core.$ZodType): Listed | undefined {
  for (let own: z.core.$ZodType | undefined = schema; own !== undefined; own = own._zod.parent) {
    const listed = LISTED.get(own)
    if (listed !== undefined) return listed
  }
  return undefined
}

/**
 * A list of at most `most` entries, like `z.array(entry).max(most)`. Reading stops at the twentieth wrong entry, so
 * that refusing a list never costs much more than accepting it.
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
  // `readEntries` returns what the entry's schema gives back; the compiler cannot derive it.
  return list as unknown as ListOf<Entry>
}

function readEntries(entry: z.ZodType, sent: readonly unknown[], issues: z.core.$ZodRawIssue[]): unknown[] {
  const read: unknown[] = []
  let wrong = 0
  for (const [index, one] of sent.entries()) {
    const { success, data, error } = entry.safeParse(one)
    if (success) read.push(data)
    else {
      // The compiler cannot see that a spread issue still belongs to its union.
      for (const issue of error.issues)
        issues.push({ ...issue, input: one, path: [index, ...issue.path] } as z.core.$ZodRawIssue)
      wrong += 1
      if (wrong === NAMED_ENTRIES) break
    }
  }
  return read
}
