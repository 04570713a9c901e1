import type { z } from 'zod'
import type { Parameters } from '#lib/scenario/document/parameters'
import type { ImportSeverity } from './import-formats'

/** The command that exports connectors without loss. */
export const IMPORT_COMMAND = 'Get-InboundConnector | ConvertTo-Json -Depth 5'

/** Every problem an import can report, with its severity. Its text stands in lib/texts, in `import-problems.json`. */
export const IMPORT_PROBLEMS = {
  EMPTY_TEXT: 'error',
  TOO_LARGE: 'error',
  FORMAT_TABLE: 'error',
  MICROSOFT365DSC: 'error',
  UNKNOWN_FORMAT: 'error',
  HTML: 'error',
  WORKBOOK: 'error',
  INTERPOLATED: 'error',
  ADMIN_CENTER: 'error',
  NOT_CONNECTED: 'error',
  BARE_COMMAND: 'error',
  COMMAND_WITHOUT_OUTPUT: 'info',
  NO_INBOUND: 'error',
  LEFT_OUT: 'info',
  FACTS_FOUND: 'info',
  TO_BE_REMOVED: 'info',
  WRONG_ENCODING: 'error',
  INVALID_JSON: 'error',
  BROKEN_TEXT: 'error',
  COMMA_LEFT_OUT: 'info',
  INVALID_XML: 'error',
  INVALID_YAML: 'error',
  DOCTYPE: 'error',
  REFERENCES: 'error',
  TOO_DEEP: 'error',
  QUOTES: 'error',
  ROW_LENGTH: 'error',
  DUPLICATE_PROPERTY: 'error',
  TOO_MANY_PROPERTIES: 'error',
  SEVERAL_TEXTS: 'info',
  PRINTED_AGAIN: 'warning',
  CHANGED_BELOW: 'info',
  REMOVED: 'info',
  LINE_NOT_READ: 'warning',
  NOT_ALIGNED: 'warning',
  BLANKS_SHORTENED: 'info',
  OTHER_LINES: 'info',
  OBJECT_CUT: 'error',
  NO_CONNECTORS: 'info',
  NOT_A_CONNECTOR: 'error',
  TOO_MANY_CONNECTORS: 'error',
  MORE_PROBLEMS: 'warning',
  MISSING: 'question',
  NOT_IN_TEXT: 'warning',
  IN_BRANCH: 'warning',
  DEFAULTS_OF_NEW: 'info',
  READ_AS: 'question',
  NAME_MISSING: 'warning',
  LIST_CUT: 'error',
  LIST_TOO_LONG: 'error',
  NOT_TRUE_OR_FALSE: 'error',
  NOT_A_TYPE: 'error',
  NOT_TEXT: 'error',
  ENDS_HERE: 'warning',
  ENDS_EARLY: 'warning',
  DAMAGED_TEXT: 'warning',
  WRAPPED: 'warning',
  BLANKS_CUT: 'info',
  SPLIT: 'info',
  KEPT_AS_TEXT: 'info',
  TEXT_TOO_LONG: 'warning',
  NOT_A_NETWORK: 'error',
  NOT_A_DOMAIN: 'error',
  INVISIBLE_CHARACTERS: 'info',
  COST: 'info',
  NOT_COLLECTOR: 'error',
  NEWER_COLLECTOR: 'error',
  NOT_COLLECTED: 'warning',
  PROPERTY_DROPPED: 'warning',
} as const satisfies Record<string, ImportSeverity>

export type ImportProblemCode = keyof typeof IMPORT_PROBLEMS

export type ImportProblem = {
  /** the imported connector; null for the text as a whole */
  readonly connectorId: string | null
  /** the line in the pasted text, from 1 */
  readonly line: number
  /** the property in Exchange Online's spelling; '' for the text as a whole */
  readonly field: string
  readonly value: z.core.util.JSONType
  readonly severity: ImportSeverity
  readonly code: ImportProblemCode
  /** what the texts of the code, in any language, are filled with */
  readonly parameters: Parameters
}

const LISTED_PROBLEMS = 500
const LONGEST_EXCERPT = 80

type ProblemPosition = { readonly line: number; readonly field?: string; readonly value?: unknown }

/** Makes a list that collects problems in order. Problems beyond its limit are counted. */
export function problemList() {
  const problems: ImportProblem[] = []
  let left = 0
  /** lines before the part of the text that is being read */
  let shift = 0
  const make = (code: ImportProblemCode, place: ProblemPosition, parameters: Parameters): ImportProblem => {
    const { field = '', value = null } = place
    const line = place.line + shift
    const short = excerpt(value)
    const filled = { command: IMPORT_COMMAND, field, value: String(short), ...parameters }
    return {
      connectorId: null,
      line,
      field,
      value: short,
      severity: IMPORT_PROBLEMS[code],
      code,
      parameters: filled,
    }
  }
  return {
    add(code: ImportProblemCode, place: ProblemPosition, parameters: Parameters = {}): void {
      if (problems.length < LISTED_PROBLEMS) problems.push(make(code, place, parameters))
      else left++
    },
    count: (): number => problems.length,
    /** Sets how many lines stand before the part of the text whose lines are counted from now on. */
    startAt(lines: number): void {
      shift = lines
    },
    /** Sets the connector of the problems from index `start` on. */
    own(start: number, connectorId: string): void {
      for (const [index, problem] of problems.entries())
        if (index >= start) problems[index] = { ...problem, connectorId }
    },
    list(): ImportProblem[] {
      return left === 0 ? problems : [...problems, make('MORE_PROBLEMS', { line: 1 - shift }, { count: left })]
    },
  }
}

export type ProblemList = ReturnType<typeof problemList>

/** Shortens a value for display. */
function excerpt(value: unknown): z.core.util.JSONType {
  if (typeof value === 'boolean' || typeof value === 'number' || value === null) return value
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > LONGEST_EXCERPT ? `${text.slice(0, LONGEST_EXCERPT)}…` : text
}
