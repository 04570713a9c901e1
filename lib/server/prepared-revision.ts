import { createHash } from 'node:crypto'
import { canonicalJson } from '#lib/scenario/document/canonical'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { Removed } from '#lib/scenario/document/removed'
import { ENGINE_VERSION } from '#lib/server/engine-version'

/** What a save stores of a document: its canonical text, the hash of that text, and the figures that the list shows. */
export type PreparedRevision = {
  readonly text: string
  /** SHA-256 of the text, in hexadecimal */
  readonly hash: string
  readonly engineVersion: string
  readonly summary: {
    readonly title: string
    readonly description: string
    readonly phases: number
    /** those of the phase that has most */
    readonly connectors: number
    readonly senders: number
  }
  /** the texts of the document that lost their invisible characters, for the answer */
  readonly removed: readonly Removed[]
}

/** Prepares a valid document for the store. */
export function prepareRevision(document: ScenarioDocument, removed: readonly Removed[] = []): PreparedRevision {
  const { title, description, phases, senders } = document
  const connectors = phases.reduce((most, phase) => Math.max(most, phase.connectors.length), 0)
  const text = canonicalJson(document)
  return {
    text,
    hash: createHash('sha256').update(text).digest('hex'),
    engineVersion: ENGINE_VERSION,
    summary: { title, description, phases: phases.length, connectors, senders: senders.length },
    removed,
  }
}
