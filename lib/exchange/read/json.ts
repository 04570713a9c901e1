import { walkJson } from './json-lines'
import type { PlacedNote } from './notes'
import type { ObjectKind } from './object-kinds'
import type { ProblemList } from './problems'
import { type ObjectReader, objectsIn } from './read-object'

const DEEPEST_JSON = 64

type JsonTexts = {
  readonly roots: readonly unknown[]
  /** lines by JSON pointer, which starts with the number of the text: `/0` for the first */
  readonly lines: ReadonlyMap<string, number>
  readonly notes: readonly PlacedNote[]
}

/** Parses JSON texts in sequence, with the line of each value. A text that ends early becomes a problem. */
export function* parseJsonTexts(text: string, problems: ProblemList): Generator<void, JsonTexts> {
  const { roots, lines, notes, fault, isBrokenText, depth } = yield* walkJson(text, DEEPEST_JSON, { isCopy: true })
  if (depth > DEEPEST_JSON) problems.add('TOO_DEEP', { line: 1 }, { limit: DEEPEST_JSON })
  else if (fault !== null) problems.add(isBrokenText ? 'BROKEN_TEXT' : 'INVALID_JSON', { line: fault })
  return { roots, lines, notes }
}

/**
 * Reads what `ConvertTo-Json` of PowerShell 7 or Windows PowerShell 5.1 printed, and what tools made of it
 * (docs/formats.md §2.1, §2.2): objects and lists under any keys, `[null]` for none. Several outputs may follow each
 * other. `stated` is the kind of object that the command above the output prints.
 */
export function* readJson(text: string, problems: ProblemList, stated: ObjectKind | null = null): ObjectReader {
  const { roots, lines, notes } = yield* parseJsonTexts(text, problems)
  if (roots.length > 1) problems.add('SEVERAL_TEXTS', { line: 1 }, { count: roots.length })
  if (roots.length === 0) return []
  return roots.length === 1
    ? objectsIn(roots[0], lines, problems, { start: '/0', notes, stated })
    : objectsIn(roots, lines, problems, { notes, stated })
}
