/** The formats that an import of connectors can recognise; `unknown` for all others. */
export const IMPORT_FORMATS = [
  'json',
  'format-list',
  'format-table',
  'csv',
  'clixml',
  'microsoft365dsc',
  'powershell',
  'table',
  'yaml',
  'html',
  'unknown',
] as const
export type ImportFormat = (typeof IMPORT_FORMATS)[number]

/** `question`: a decisive fact is missing, a value was assumed, and the user must confirm or change it. */
export const IMPORT_SEVERITIES = ['error', 'question', 'warning', 'info'] as const
export type ImportSeverity = (typeof IMPORT_SEVERITIES)[number]
