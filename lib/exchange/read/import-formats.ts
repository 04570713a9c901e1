/** What an import of connectors can recognise; `unknown` for all else. */
export const IMPORT_FORMATS = [
  'json',
  'format-list',
  'format-table',
  'csv',
  'clixml',
  'microsoft365dsc',
  'unknown',
] as const
export type ImportFormat = (typeof IMPORT_FORMATS)[number]

/** `question`: a decisive fact is not in the text; something had to be assumed, and a person must say whether it is so. */
export const IMPORT_SEVERITIES = ['error', 'question', 'warning', 'info'] as const
export type ImportSeverity = (typeof IMPORT_SEVERITIES)[number]
