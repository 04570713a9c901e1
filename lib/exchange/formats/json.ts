import { walkJson } from '#lib/exchange/import/json-lines'
import type { ProblemList } from '#lib/exchange/import/problems'
import { objectsIn, type Reading } from '#lib/exchange/import/read-object'

const DEEPEST_JSON = 64

/** A JSON text as value, with the line of each value in it; null, with a problem, if it is none. */
export function* parseJsonText(
  text: string,
  problems: ProblemList,
): Generator<void, { root: unknown; lines: ReadonlyMap<string, number> } | null> {
  const { lines, fault, depth } = yield* walkJson(text, DEEPEST_JSON)
  if (depth > DEEPEST_JSON) {
    problems.add('TOO_DEEP', { line: 1 }, { limit: DEEPEST_JSON })
    return null
  }
  try {
    return { root: JSON.parse(text), lines }
  } catch {
    problems.add('INVALID_JSON', { line: fault ?? 1 })
    return null
  }
}

/**
 * Reads what `ConvertTo-Json` of PowerShell 7 or Windows PowerShell 5.1 printed, and what tools made of it (docs/rules.md
 * §4.1): one object or a list, bare or under a wrapper key, `[null]` for none.
 */
export function* readJson(text: string, problems: ProblemList): Reading {
  const parsed = yield* parseJsonText(text, problems)
  return parsed === null ? [] : objectsIn(parsed.root, parsed.lines, problems)
}
