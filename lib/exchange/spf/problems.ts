/** `permerror` and `temperror` as in RFC 7208. A `note` does not affect the list. */
type SpfProblemKind = 'permerror' | 'temperror' | 'note'

/**
 * What can be wrong with a record or its look-ups, with its kind. The text stands in lib/texts, in `spf-problems.json`.
 */
export const SPF_PROBLEMS = {
  NO_RECORD: 'permerror',
  NOT_A_RECORD: 'permerror',
  SEVERAL_RECORDS: 'permerror',
  SEVERAL_PASTED: 'permerror',
  SYNTAX: 'permerror',
  PASTED_SYNTAX: 'permerror',
  PASTED_CUT: 'permerror',
  BAD_DOMAIN: 'permerror',
  NEEDS_DOMAIN: 'permerror',
  LOOP: 'permerror',
  LOOKUP_LIMIT: 'permerror',
  VOID_LIMIT: 'permerror',
  MX_LIMIT: 'permerror',
  RECORD_TOO_LONG: 'permerror',
  TOO_MANY_TERMS: 'permerror',
  TOO_MANY_ANSWERS: 'temperror',
  DNS_FAILED: 'temperror',
  TIME_UP: 'temperror',
  TOO_MANY_NETWORKS: 'note',
  BEHIND_ALL: 'note',
  VERSION_MISSING: 'note',
  LIST_OF_NETWORKS: 'note',
  INVISIBLE_CHARACTERS: 'note',
} as const satisfies Record<string, SpfProblemKind>

export type SpfProblemCode = keyof typeof SPF_PROBLEMS

export type SpfProblem = {
  code: SpfProblemCode
  kind: SpfProblemKind
  /** the term, name or number of the problem */
  value: string
  /** the domains from the requested one to the one whose record has the problem */
  path: string[]
}

/** Makes a problem of a code. `value` is the term, name or number of the problem. */
export const spfProblem = (code: SpfProblemCode, value: string, path: readonly string[]): SpfProblem => ({
  code,
  kind: SPF_PROBLEMS[code],
  value,
  path: [...path],
})
