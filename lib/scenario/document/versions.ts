import { documentSchema, type ScenarioDocument } from './document'
import { invariantSchema } from './invariants'
import { SCHEMA_VERSION } from './schema-version'

/** Raised with every change that can alter a verdict; a revision keeps the one it was saved under. */
export const ENGINE_VERSION = '1'

type Step = (document: Readonly<Record<string, unknown>>) => Record<string, unknown>

/** The steps by schema version. Each turns a document of that version into one of the next. There are none yet. */
const STEPS: ReadonlyMap<number, Step> = new Map()

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
  return documentSchema.parse(withoutUnreadInvariants(document))
}

/**
 * The first documents could hold any record under `invariants`, without a meaning. Records that are no invariants are
 * left out, so that such a document can still be read.
 */
function withoutUnreadInvariants(document: unknown): unknown {
  if (!isRecord(document) || !Array.isArray(document.invariants)) return document
  return { ...document, invariants: document.invariants.filter((one) => invariantSchema.safeParse(one).success) }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function versionOf(stored: unknown): number {
  const version = isRecord(stored) ? stored.schemaVersion : undefined
  if (typeof version !== 'number' || !Number.isInteger(version))
    throw new Error('This is no scenario document: it has no schemaVersion.')
  return version
}
