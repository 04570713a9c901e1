import { CONNECTOR_DEFAULTS, hasInvisible, invisibleNames, withoutInvisible } from '#lib/matcher'
import { LIMITS } from '#lib/scenario/document/limits'
import type { Parameters } from '#lib/scenario/document/parameters'
import type { ImportFormat } from './import-formats'
import type { ImportProblemCode, ProblemList } from './problems'

/** A property of a connector in the text: its value, and a function to report a problem with it. */
export type FieldReader = {
  readonly name: string
  readonly origin: ImportFormat
  /** undefined if the property is missing */
  readonly value: unknown
  /** reports a problem. `steps` lead from the property to a value inside it. */
  readonly report: (
    code: ImportProblemCode,
    value: unknown,
    parameters?: Parameters,
    steps?: readonly (string | number)[],
  ) => void
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The source of a connector: the format, a function for the line of a value, and the list of problems. */
export type Source = {
  readonly origin: ImportFormat
  readonly lineOf: (steps: readonly (string | number)[]) => number
  readonly problems: ProblemList
}

/** Makes the reader of a property that the text spells `written`. */
export function fieldReader(
  name: string,
  written: string,
  value: unknown,
  { origin, lineOf, problems }: Source,
): FieldReader {
  return {
    name,
    origin,
    value,
    report: (code, reported, parameters = {}, steps = []) =>
      problems.add(code, { line: lineOf([written, ...steps]), field: name, value: reported }, parameters),
  }
}

/** A text that is compared, without its invisible characters. What was removed is said. */
export function readCompared(field: FieldReader, text: string, steps: readonly (string | number)[] = []): string {
  if (!hasInvisible(text)) return text
  const visible = withoutInvisible(text)
  field.report('INVISIBLE_CHARACTERS', visible, { characters: invisibleNames(text) }, steps)
  return visible
}

/** Reports whether a value is missing. In formats without types a missing value is an empty text. */
const isMissing = (value: unknown): boolean => value === undefined || value === null || value === ''

/** A text or number as a word; '' for anything else, such as a list, which would print like its single entry. */
const wordOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? withoutInvisible(String(value)).trim().toLowerCase() : ''

/** How PowerShell, spreadsheets in the languages of Europe, and people write true and false. */
const TRUE = new Set([
  ...['true', '$true', '1', 'wahr', 'vrai', 'verdadero', 'verdadeiro', 'vero', 'waar', 'prawda', 'sand'],
  ...['yes', 'ja', 'oui', 'sí', 'si', 'sì', 'sim', 'tak', 'on', 'ein', 'enabled', 'aktiviert'],
])
const FALSE = new Set([
  ...['false', '$false', '0', 'falsch', 'faux', 'falso', 'onwaar', 'fałsz', 'falsk', 'falskt'],
  ...['no', 'nein', 'non', 'não', 'nie', 'nee', 'nej', 'off', 'aus', 'disabled', 'deaktiviert'],
])

/** Reads a flag. `decisive`: a verdict depends on it, so a missing flag becomes a question. */
export function readFlag(field: FieldReader, assumed: boolean, { decisive }: { decisive: boolean }): boolean {
  const { value } = field
  if (typeof value === 'boolean') return value
  if (isMissing(value)) {
    if (decisive) field.report('MISSING', value, { assumed: String(assumed) })
    return assumed
  }
  const text = wordOf(value)
  if (TRUE.has(text)) return true
  if (FALSE.has(text)) return false
  field.report('NOT_TRUE_OR_FALSE', value, { assumed: String(assumed) })
  return assumed
}

/** The numbers of connector types, which some tools print instead of names. */
const TYPE_NUMBERS: Readonly<Record<string, 'OnPremises' | 'Partner'>> = { 1: 'OnPremises', 2: 'Partner' }

export function readType(field: FieldReader): 'OnPremises' | 'Partner' {
  const { value } = field
  if (isMissing(value)) field.report('MISSING', value, { assumed: CONNECTOR_DEFAULTS.connectorType })
  else {
    const text = wordOf(value)
    if (text === 'partner') return 'Partner'
    if (text === 'onpremises') return 'OnPremises'
    const assumed = Object.hasOwn(TYPE_NUMBERS, text) ? TYPE_NUMBERS[text] : undefined
    if (assumed !== undefined) {
      field.report('READ_AS', value, { assumed })
      return assumed
    }
    field.report('NOT_A_TYPE', value)
  }
  return CONNECTOR_DEFAULTS.connectorType
}

export function readText(field: FieldReader, limit: number = LIMITS.text): string {
  const { value } = field
  if (value === undefined || value === null) return ''
  if (typeof value !== 'string') {
    field.report('NOT_TEXT', value)
    return ''
  }
  if (value.includes('\uFFFD')) field.report('DAMAGED_TEXT', value)
  if (value.length > limit) field.report('TEXT_TOO_LONG', value, { limit })
  return value.slice(0, limit)
}
