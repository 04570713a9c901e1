import { z } from 'zod'

/** One thing wrong in what was sent: where, what stood there, and what would be right. */
export const problemSchema = z.object({ path: z.string(), value: z.unknown(), message: z.string() })
export type Problem = z.output<typeof problemSchema>

/** Problems listed in one answer; the rest is counted in `detail`. */
const LISTED_PROBLEMS = 50
const LONGEST_VALUE = 200

/** `connectors[0].senderIPAddresses[2]` */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`), '')
}

/** The problems of a failed parse, with the offending values looked up in what was sent. */
export function problemsOf(error: z.core.$ZodError, sent: unknown): Problem[] {
  return error.issues.slice(0, LISTED_PROBLEMS).map(({ path, message }) => ({ path: formatPath(path), value: excerpt(valueAt(sent, path)), message }))
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}

/** A value short enough to send back. */
function excerpt(value: unknown): unknown {
  if (typeof value === 'string') return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value
  if (typeof value !== 'object' || value === null) return value ?? null
  const text = JSON.stringify(value)
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : value
}
