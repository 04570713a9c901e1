import type { z } from 'zod'
import { fillIn, type Parameters } from '#lib/scenario/document/message-text'
import type { ImportSeverity } from './import-formats'

/** What makes Exchange Online print the form that loses nothing. */
export const IMPORT_COMMAND = 'Get-InboundConnector | ConvertTo-Json -Depth 5'

type ProblemKind = { readonly severity: ImportSeverity; readonly text: string }

/** Every problem an import can report, with its English text; the German catalogue has the same codes. */
export const IMPORT_PROBLEMS = {
  EMPTY_TEXT: { severity: 'error', text: 'There is no text. Paste the output of: {command}' },
  TOO_LARGE: {
    severity: 'error',
    text: 'The text has more than {limit} characters. Import fewer connectors at a time.',
  },
  FORMAT_TABLE: {
    severity: 'error',
    text: 'This looks like the table on the screen, which leaves out most properties. Run instead: {command}',
  },
  MICROSOFT365DSC: {
    severity: 'error',
    text: 'This looks like a Microsoft365DSC configuration, which is not read here. Run instead: {command}',
  },
  UNKNOWN_FORMAT: {
    severity: 'error',
    text: 'This is none of the formats that can be read. Paste the output of: {command}',
  },
  WRONG_ENCODING: {
    severity: 'error',
    text: 'The text was read in the wrong encoding. Choose the file itself, or save it as UTF-8.',
  },
  INVALID_JSON: {
    severity: 'error',
    text: 'The JSON breaks off or is wrong here. Copy all of the output, from the first bracket to the last.',
  },
  INVALID_XML: {
    severity: 'error',
    text: 'The XML breaks off or is wrong here. What stands before it is read. Choose the whole file.',
  },
  DOCTYPE: {
    severity: 'error',
    text: 'A document type is not read: Export-Clixml writes none. Export the file again.',
  },
  REFERENCES: {
    severity: 'error',
    text: 'The objects of the file refer to each other too often or in a circle. Run instead: {command}',
  },
  TOO_DEEP: { severity: 'error', text: 'The text is nested more than {limit} levels deep.' },
  QUOTES: {
    severity: 'error',
    text: 'The quotes of this row do not pair, so it is left out. Copy all of the file.',
  },
  ROW_LENGTH: {
    severity: 'error',
    text: 'The row has {cells} cells where the header has {columns}, so it is left out. A value that holds the separator must stand in quotes.',
  },
  DUPLICATE_PROPERTY: { severity: 'error', text: '{field} stands here twice. The first one is taken.' },
  TOO_MANY_PROPERTIES: {
    severity: 'error',
    text: 'The object has too many properties: {count} behind the first {limit} are left out.',
  },
  SEVERAL_TEXTS: { severity: 'info', text: 'The text holds {count} outputs one after another. All of them are read.' },
  LINE_NOT_READ: { severity: 'warning', text: 'This line belongs to no property and is left out: {value}' },
  NOT_ALIGNED: {
    severity: 'warning',
    text: '{field} is not aligned with the lines before it. Check that it is no part of another value.',
  },
  OBJECT_CUT: {
    severity: 'error',
    text: 'This connector ends earlier than the first one; the text is probably cut. Copy all of the output.',
  },
  NO_CONNECTORS: { severity: 'info', text: 'There is no connector in the text.' },
  NOT_A_CONNECTOR: { severity: 'error', text: 'This is no connector: it has neither Name nor SenderDomains.' },
  TOO_MANY_CONNECTORS: { severity: 'error', text: 'There are more than {limit} connectors; the rest is left out.' },
  MORE_PROBLEMS: { severity: 'warning', text: '{count} more problems are not listed.' },
  MISSING: { severity: 'question', text: '{field} is missing. It is taken as {assumed}; is that so?' },
  READ_AS: { severity: 'question', text: '{value} is read as {assumed}; is that so?' },
  NAME_MISSING: { severity: 'warning', text: 'The connector has no name.' },
  LIST_CUT: { severity: 'error', text: 'The list is not complete, so it is left out. Run: {command}' },
  LIST_TOO_LONG: { severity: 'error', text: 'The list has more than {limit} entries, so it is left out.' },
  NOT_TRUE_OR_FALSE: {
    severity: 'error',
    text: '{value} is neither true nor false: write True or False. {field} is taken as {assumed}.',
  },
  NOT_A_TYPE: { severity: 'error', text: '{value} is neither Partner nor OnPremises. Partner is taken.' },
  NOT_TEXT: { severity: 'error', text: '{value} is no text, so it is left out.' },
  ENDS_HERE: { severity: 'warning', text: 'The text ends in this line. Check that {value} is all of it.' },
  ENDS_EARLY: {
    severity: 'warning',
    text: 'The output ends before {last}, which Exchange Online prints last, so the text is probably cut. Copy all of it.',
  },
  DAMAGED_TEXT: {
    severity: 'warning',
    text: '{value} holds characters that were lost. Choose the file itself, or save it as UTF-8.',
  },
  WRAPPED: {
    severity: 'warning',
    text: '{field} runs over several lines, so blanks and line breaks in it may differ. It is read as {value}',
  },
  BLANKS_CUT: { severity: 'info', text: 'Blanks around {value} are left out.' },
  SPLIT: { severity: 'info', text: '{field} is read as {count} entries.' },
  KEPT_AS_TEXT: {
    severity: 'info',
    text: 'This format keeps no types: {count} other properties are kept as the text that stands here.',
  },
  TEXT_TOO_LONG: { severity: 'warning', text: 'The text is longer than {limit} characters and is cut.' },
  NOT_A_NETWORK: {
    severity: 'error',
    text: '{value} is no IPv4 address or network, so it is left out. Write it as 198.51.100.7 or 198.51.100.0/24.',
  },
  NOT_A_DOMAIN: {
    severity: 'error',
    text: '{value} is no domain, so it is left out. Write it as contoso.com, *.contoso.com or *.',
  },
  COST: { severity: 'info', text: '{value} has a cost other than 1. It is kept, and ignored in verdicts.' },
  NOT_COLLECTOR: {
    severity: 'error',
    text: 'This is no file of the collector. Run the script and choose the file that it writes.',
  },
  NEWER_COLLECTOR: {
    severity: 'error',
    text: 'The file has version {value} of the collector, which is not known here. Run the script that is shown here.',
  },
  NOT_COLLECTED: { severity: 'warning', text: '{field} could not be collected: {value}' },
  PROPERTY_DROPPED: { severity: 'warning', text: '{field} is too much to keep, so it is left out.' },
} as const satisfies Record<string, ProblemKind>

export type ImportProblemCode = keyof typeof IMPORT_PROBLEMS

export type ImportProblem = {
  /** the imported connector it is about; null for the text as a whole */
  readonly connectorId: string | null
  /** counted from 1, in the text as it was pasted */
  readonly line: number
  /** property of the connector as Exchange Online spells it; '' for the text as a whole */
  readonly field: string
  readonly value: z.core.util.JSONType
  readonly message: string
  readonly severity: ImportSeverity
  readonly code: ImportProblemCode
  /** what the texts of the code, in any language, are filled with */
  readonly parameters: Parameters
}

const LISTED_PROBLEMS = 500
const LONGEST_EXCERPT = 80

type ProblemPosition = { readonly line: number; readonly field?: string; readonly value?: unknown }

/** Collects problems in the order they were met, and counts those beyond the listed. */
export function problemList() {
  const problems: ImportProblem[] = []
  let left = 0
  const make = (code: ImportProblemCode, place: ProblemPosition, parameters: Parameters): ImportProblem => {
    const { severity, text } = IMPORT_PROBLEMS[code]
    const { line, field = '', value = null } = place
    const short = excerpt(value)
    const filled = { command: IMPORT_COMMAND, field, value: String(short), ...parameters }
    return {
      connectorId: null,
      line,
      field,
      value: short,
      message: fillIn(text, filled),
      severity,
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
    /** Names the connector whose reading brought the problems from `start` on. */
    own(start: number, connectorId: string): void {
      for (const [index, problem] of problems.entries())
        if (index >= start) problems[index] = { ...problem, connectorId }
    },
    list(): ImportProblem[] {
      return left === 0 ? problems : [...problems, make('MORE_PROBLEMS', { line: 1 }, { count: left })]
    },
  }
}

export type ProblemList = ReturnType<typeof problemList>

/** A value short enough to be shown. */
function excerpt(value: unknown): z.core.util.JSONType {
  if (typeof value === 'boolean' || typeof value === 'number' || value === null) return value
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > LONGEST_EXCERPT ? `${text.slice(0, LONGEST_EXCERPT)}…` : text
}
