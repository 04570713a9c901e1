import { documentSchema, type ScenarioDocument } from '#lib/scenario/document/document'
import { SCHEMA_VERSION } from '#lib/scenario/document/schema-version'
import { documentSchema1 } from './version-1/schema'
import { translateVersion1 } from './version-1/translate'

type Step = (document: Readonly<Record<string, unknown>>) => Record<string, unknown>

/** By schema version: how a document of that version becomes one of the next. Each throws where it is none of that version. */
const STEPS: ReadonlyMap<number, Step> = new Map([
  [1, (document) => translateVersion1(documentSchema1.parse(document))],
])

/**
 * Reads a stored or exported document of any version so far, and returns it in the current form. Throws if it is
 * invalid, or of a newer version: reading that could lose what was added.
 */
export function readDocument(stored: unknown, steps = STEPS, newest: number = SCHEMA_VERSION): ScenarioDocument {
  let document = stored
  for (let version = versionOf(stored); version !== newest; version++) {
    const step = steps.get(version)
    if (version > newest)
      throw new Error(
        `The document has schema version ${version}; this program reads up to ${newest}. Use a newer one.`,
      )
    if (step === undefined || !isRecord(document))
      throw new Error(`The document has schema version ${version}, which there never was.`)
    document = { ...step(document), schemaVersion: version + 1 }
  }
  return documentSchema.parse(document)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function versionOf(stored: unknown): number {
  const version = isRecord(stored) ? stored.schemaVersion : undefined
  if (typeof version !== 'number' || !Number.isInteger(version))
    throw new Error('This is no scenario document: it has no schemaVersion.')
  return version
}
