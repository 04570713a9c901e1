import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { revisionOptions } from '#lib/client/api/scenarios'
import { type RevisionChange, revisionChanges } from '#lib/client/views/revision-changes'
import type { ScenarioDocument } from '#lib/scenario/document/document'

/** A revision and the one before it; null of the first one. */
export type RevisionPair = {
  readonly scenarioId: string
  readonly revision: number
  readonly before: number | null
}

/** What is known of the documents of a pair: nothing yet, the first revision alone, or both with what differs. */
export type PairDifference =
  | { readonly state: 'waiting' | 'failed' }
  | { readonly state: 'first'; readonly after: ScenarioDocument }
  | { readonly state: 'compared'; readonly after: ScenarioDocument; readonly changes: readonly RevisionChange[] }

/** What a revision changed in the document, once both are fetched. Nothing is fetched while `isAsked` is false. */
export function useRevisionPair({ scenarioId, revision, before }: RevisionPair, isAsked: boolean): PairDifference {
  const after = useQuery({ ...revisionOptions(scenarioId, revision), enabled: isAsked })
  const old = useQuery({ ...revisionOptions(scenarioId, before ?? 0), enabled: isAsked && before !== null })
  const [was, is] = [old.data?.document, after.data?.document]
  const changes = useMemo(() => (was === undefined || is === undefined ? [] : revisionChanges(was, is)), [was, is])
  if (is === undefined) return { state: after.isError ? 'failed' : 'waiting' }
  if (before === null) return { state: 'first', after: is }
  if (was === undefined) return { state: old.isError ? 'failed' : 'waiting' }
  return { state: 'compared', after: is, changes }
}
