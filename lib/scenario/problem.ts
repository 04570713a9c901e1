import { z } from 'zod'

/** One thing wrong in what was sent: where, what stood there, and what would be right. */
export const problemSchema = z.object({ path: z.string(), value: z.unknown(), message: z.string() })
export type Problem = z.output<typeof problemSchema>

/** Problems listed in one answer; the rest is counted in `detail`. */
export const LISTED_PROBLEMS = 50
const LONGEST_VALUE = 200

/** `connectors[0].senderIPAddresses[2]` */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`),
    '',
  )
}

/** The problems of a failed parse, with the offending values looked up in what was sent. */
export function problemsOf(error: z.core.$ZodError, sent: unknown): Problem[] {
  return error.issues
    .slice(0, LISTED_PROBLEMS)
    .flatMap(spread)
    .slice(0, LISTED_PROBLEMS)
    .map((issue) => ({
      path: formatPath(issue.path),
      value: excerpt(valueAt(sent, issue.path)),
      message: describe(issue),
    }))
}

type Issue = z.core.$ZodIssue

/** One issue for each unknown key, at its own path; for a value that fits none of several forms, what the first would want. */
function spread(issue: Issue): Issue[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.slice(0, LISTED_PROBLEMS).map((key) => ({ ...issue, keys: [key], path: [...issue.path, key] }))
  const form = issue.code === 'invalid_union' ? issue.errors[0] : undefined
  if (form === undefined) return [issue]
  return form.flatMap((inner) => spread({ ...inner, path: [...issue.path, ...inner.path] }))
}

/** What would be right, in words. Messages of our own checks are such words already. */
function describe(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') return 'there is no such property; leave it out or check its spelling'
  if (issue.code === 'invalid_value') return `one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`
  if (issue.code === 'invalid_type') return `${nounOf(issue.expected)} is expected here`
  if (issue.code === 'too_big') return `too ${issue.origin === 'number' ? 'large' : 'long'}: at most ${issue.maximum}`
  if (issue.code === 'too_small')
    return issue.minimum === 1 && issue.origin !== 'number' ? 'must not be empty' : `at least ${issue.minimum}`
  if (issue.code === 'invalid_union' && issue.discriminator !== undefined)
    return `one of the forms that ${issue.discriminator} tells apart`
  return issue.message
}

const NOUNS: Record<string, string> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  record: 'an object',
  string: 'a text',
  tuple: 'a pair',
}

const nounOf = (type: string): string => NOUNS[type] ?? type

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
  // JSON has no infinity, though it can be read from 1e400.
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  if (typeof value === 'string') return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value
  if (typeof value !== 'object' || value === null) return value ?? null
  const text = JSON.stringify(value)
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : value
}
