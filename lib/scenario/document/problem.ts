import type { z } from 'zod'
import { type Requirement, type RequirementCode, readRequirement } from './requirement'

/** A problem of a request or document: its path, the value there, and the code of what is required. */
export type FoundProblem = { readonly path: string; readonly value: unknown; readonly wanted: Requirement }

/** Problems that are listed in one answer. The others are counted in `detail`. */
export const LISTED_PROBLEMS = 50
const LONGEST_VALUE = 200

/** `connectors[0].senderIPAddresses[2]` */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`),
    '',
  )
}

/** The problems of a failed parse, with the values at their paths in what was sent. */
export function findProblems(error: z.core.$ZodError, sent: unknown): FoundProblem[] {
  return error.issues
    .slice(0, LISTED_PROBLEMS)
    .flatMap(spread)
    .slice(0, LISTED_PROBLEMS)
    .map((issue) => ({
      path: formatPath(issue.path),
      value: excerpt(valueAt(sent, issue.path)),
      wanted: describe(issue),
    }))
}

type Issue = z.core.$ZodIssue

/**
 * Splits an issue: one for each unknown key; for a value that fits no form of a union, the issues of the first form.
 */
function spread(issue: Issue): Issue[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.slice(0, LISTED_PROBLEMS).map((key) => ({ ...issue, keys: [key], path: [...issue.path, key] }))
  const form = issue.code === 'invalid_union' ? issue.errors[0] : undefined
  if (form === undefined) return [issue]
  return form.flatMap((inner) => spread({ ...inner, path: [...issue.path, ...inner.path] }))
}

/** What would be right. The messages of our own checks are codes already (requirement.ts). */
function describe(issue: Issue): Requirement {
  const want = (code: RequirementCode, parameters: Requirement['parameters'] = {}): Requirement => ({
    code,
    parameters,
  })
  if (issue.code === 'unrecognized_keys') return want('KNOWN_PROPERTY')
  if (issue.code === 'invalid_value')
    return want('ONE_OF', { values: issue.values.map((value) => JSON.stringify(value)).join(', ') })
  if (issue.code === 'invalid_type') {
    const code = TYPES[issue.expected]
    if (code !== undefined) return want(code)
  }
  if (issue.code === 'too_big')
    return want(issue.origin === 'number' ? 'SMALLER' : 'SHORTER', { most: Number(issue.maximum) })
  if (issue.code === 'too_small')
    return issue.minimum === 1 && issue.origin !== 'number'
      ? want('NOT_EMPTY')
      : want('AT_LEAST', { least: Number(issue.minimum) })
  if (issue.code === 'invalid_union' && issue.discriminator !== undefined)
    return want('ONE_FORM', { name: issue.discriminator })
  return readRequirement(issue.message)
}

const TYPES: Record<string, RequirementCode> = {
  array: 'LIST',
  boolean: 'BOOLEAN',
  int: 'INTEGER',
  number: 'NUMBER',
  object: 'OBJECT',
  record: 'OBJECT',
  string: 'TEXT',
  tuple: 'PAIR',
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}

/** Shortens a value to send it back. */
function excerpt(value: unknown): unknown {
  // JSON cannot represent infinity, which 1e400 is read as.
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  if (typeof value === 'string') return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value
  if (typeof value !== 'object' || value === null) return value ?? null
  const text = JSON.stringify(value)
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : value
}
