import { z } from 'zod'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import type { Parameters } from '#lib/scenario/document/parameters'
import { type FoundProblem, findProblems } from '#lib/scenario/document/problem'
import { findRemoved, type Removed } from '#lib/scenario/document/removed'
import type { Requirement } from '#lib/scenario/document/requirement'
import { SCHEMA_VERSION } from '#lib/scenario/document/schema-version'
import { findTooLarge } from '#lib/scenario/document/too-large'
import { readDocument } from '#lib/scenario/versions/versions'
import { depthOfJson } from './scenario-file-depth'

/** The members that identify a scenario file. */
const MARK = { product: 'connector-planner', file: 'scenario' } as const
const FILE_VERSION = 1
const DEEPEST = 64

/** What can be wrong with a scenario file. The text of each code stands in lib/texts, in `scenario-file-problems.json`. */
export const FILE_PROBLEMS = [
  'EMPTY_FILE',
  'FILE_TOO_LARGE',
  'FILE_TOO_DEEP',
  'FILE_NOT_JSON',
  'NO_SCENARIO_FILE',
  'CONNECTORS_FILE',
  'COLLECTOR_FILE',
  'NEWER_FILE',
  'UNKNOWN_VERSION',
  'BEYOND_LIMIT',
  'WRONG_VALUE',
] as const
type FileProblemCode = (typeof FILE_PROBLEMS)[number]

export type FileProblem = {
  readonly code: FileProblemCode
  /** the path in the document; '' for the file as a whole */
  readonly path: string
  readonly value: unknown
  /** what the texts of the code, in any language, are filled with, beside the detail that `wanted` is */
  readonly parameters: Parameters
  /** what would be right; null for the file as a whole */
  readonly wanted: Requirement | null
}

export type ImportedScenario = {
  /** null if there is a problem, because verdicts on half a scenario would be misleading */
  readonly document: ScenarioDocument | null
  readonly problems: readonly FileProblem[]
  /** the texts that lost their invisible characters */
  readonly removed: readonly Removed[]
}

/** Writes the whole document into one file, and nothing of the server. `importScenario` reads it. */
export function exportScenario(document: ScenarioDocument): string {
  return `${JSON.stringify({ ...MARK, fileVersion: FILE_VERSION, document }, null, 2)}\n`
}

/** Reads a scenario file of this version of the program or an older one. Never throws: errors become problems. */
export function importScenario(text: string): ImportedScenario {
  const { document: sent, problems } = readEnvelope(text.replace(/^\uFEFF/, ''))
  if (problems.length > 0) return failed(problems)
  const tooLarge = findTooLarge(sent)
  if (tooLarge.length > 0) return failed(tooLarge.map((one) => wrong('BEYOND_LIMIT', one)))
  try {
    const document = readDocument(sent)
    return { document, problems: [], removed: findRemoved(sent, document) }
  } catch (error) {
    if (error instanceof z.core.$ZodError)
      return failed(findProblems(error, sent).map((one) => wrong('WRONG_VALUE', one)))
    // The version never existed, or the document does not have the shape of its version.
    return failed(refuse('UNKNOWN_VERSION', versionOf(sent)).problems)
  }
}

const failed = (problems: readonly FileProblem[]): ImportedScenario => ({ document: null, problems, removed: [] })

type Envelope = { readonly document: unknown; readonly problems: readonly FileProblem[] }

function readEnvelope(text: string): Envelope {
  if (text.trim() === '') return refuse('EMPTY_FILE')
  if (text.length > LIMITS.bodyBytes) return refuse('FILE_TOO_LARGE', null, { limit: LIMITS.bodyBytes })
  if (depthOfJson(text, DEEPEST) > DEEPEST) return refuse('FILE_TOO_DEEP', null, { limit: DEEPEST })
  const root = parseJson(text)
  if (root === undefined) return refuse('FILE_NOT_JSON')
  if (isExport(root)) return refuse('CONNECTORS_FILE')
  if (!isRecord(root) || root.product !== MARK.product) return refuse('NO_SCENARIO_FILE')
  if (root.file === 'collector') return refuse('COLLECTOR_FILE')
  if (root.file !== MARK.file || !isRecord(root.document)) return refuse('NO_SCENARIO_FILE')
  if (root.fileVersion !== FILE_VERSION) return refuse('NEWER_FILE', root.fileVersion)
  const version = versionOf(root.document)
  if (typeof version !== 'number' || !Number.isInteger(version)) return refuse('UNKNOWN_VERSION', version)
  if (version > SCHEMA_VERSION) return refuse('NEWER_FILE', version)
  return { document: root.document, problems: [] }
}

/** Reports whether the file is an export of connectors (`ConvertTo-Json`), which users may choose by mistake. */
const isExport = (root: unknown): boolean => {
  const first = Array.isArray(root) ? root[0] : isRecord(root) && Array.isArray(root.value) ? root.value[0] : root
  return isRecord(first) && 'SenderDomains' in first
}

/** The value of a JSON text; undefined if it is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const versionOf = (document: unknown): unknown => (isRecord(document) ? (document.schemaVersion ?? null) : null)

const refuse = (code: FileProblemCode, value: unknown = null, parameters: Parameters = {}) => ({
  document: null,
  problems: [problem(code, '', value, parameters, null)],
})

/** A problem within the document. */
const wrong = (code: FileProblemCode, { path, value, wanted }: FoundProblem): FileProblem =>
  problem(code, path, value, {}, wanted)

function problem(
  code: FileProblemCode,
  path: string,
  value: unknown,
  own: Parameters,
  wanted: Requirement | null,
): FileProblem {
  const parameters = { path, value: typeof value === 'string' ? value : JSON.stringify(value ?? null), ...own }
  return { code, path, value: value ?? null, parameters, wanted }
}
