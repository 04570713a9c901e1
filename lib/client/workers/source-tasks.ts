import type { CollectedTenant } from '#lib/exchange/collector/collector'
import type { AbsentProperties } from '#lib/exchange/connectors/absent'
import type { FreshTenant, LocatedPhase } from '#lib/exchange/locate/locate'
import type { ImportFormat } from '#lib/exchange/read/import-formats'
import type { ImportProblem } from '#lib/exchange/read/problems'
import type { StatedFacts } from '#lib/exchange/read/tenant-facts'
import type { CollectedFacts } from '#lib/scenario/document/collected'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase } from '#lib/scenario/document/document'
import type { Finding } from '#lib/scenario/findings/finding'

/** How a text was read: a format of connectors, or one of this product's own files. */
type ReadFormat = ImportFormat | 'collector' | 'scenario-file'
type Collected = {
  readonly tenant: CollectedTenant['tenant']
  readonly hasConnectors: boolean
  /** what stays with the scenario */
  readonly facts: CollectedFacts
}

/** What a text holds. */
export type SourceReading = {
  readonly format: ReadFormat
  readonly connectors: readonly ScenarioConnector[]
  readonly problems: readonly ImportProblem[]
  /** connectors of which the text does not hold every property */
  readonly absent: readonly AbsentProperties[]
  /** what the collector's file says besides; null for any other text */
  readonly collected: Collected | null
  /** what a text of connectors states about the tenant besides; null for the product's own files */
  readonly facts: StatedFacts | null
  /** the text itself, or its beginning where it is longer than `LONGEST_SHOWN` */
  readonly shown: string
  /** letters of the whole text */
  readonly length: number
}

/** A connector of the text, and what Exchange Online would refuse of it. */
type ReadConnector = { readonly connector: ScenarioConnector; readonly refusals: readonly Finding[] }

/** What the worker for pasted texts and files does. */
export type SourceTasks = {
  /** reads what a text or a file holds; connectors come one by one, so that no message takes the page long to take in */
  readonly read: {
    readonly task: string | ArrayBuffer
    readonly progress: never
    readonly part: ReadConnector
    readonly answer: Omit<SourceReading, 'connectors'>
  }
  /** finds the phase that the tenant equals */
  readonly locate: {
    readonly task: { readonly phases: Phase[]; readonly fresh: FreshTenant }
    readonly progress: never
    readonly part: never
    readonly answer: LocatedPhase
  }
}
