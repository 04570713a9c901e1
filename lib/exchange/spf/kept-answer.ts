import type { SpfAnswer } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import type { FlattenedSpf } from './flattened-spf'

/**
 * The part of an answer to store, to compare a later answer with it. Null for a pasted record without its domain,
 * because it cannot be looked up again.
 */
export function answerToKeep(found: Omit<FlattenedSpf, 'problems'>): SpfAnswer | null {
  const { domain, askedAt, networks, isComplete, steps } = found
  if (domain === null || !steps.some(({ record }) => record !== null)) return null
  const records = new Map(
    steps.flatMap((step) => (step.record === null ? [] : [[step.domain ?? domain, step.record] as const])),
  )
  const left = new Map(found.cannotGoIn.map(({ reason, value }) => [`${reason} ${value}`, { reason, value }]))
  return {
    domain,
    askedAt,
    networks,
    cannotGoIn: [...left.values()].filter(({ value }) => value.length <= LIMITS.text).slice(0, LIMITS.networks),
    records: [...records].map(([at, record]) => ({ domain: at, record })).slice(0, LIMITS.spfRecords),
    isComplete,
  }
}
