import { z } from 'zod'
import { endpoint, scenarioParams } from './endpoint'
import { revisionShape, scenarioSchema } from './scenarios'

/** The saved versions of a scenario: `/api/scenarios/{id}/revisions`. */

const revisionFacts = {
  /** SHA-256 of the document as canonical JSON: what an approval names */
  hash: z.string(),
  /** the engine that judged at the time; verdicts of another may differ */
  engineVersion: z.string(),
  /** what whoever saved said of it; '' where nothing was said */
  message: z.string(),
  /** the revision whose document this one is a copy of; null where it was edited */
  restoredFrom: z.number().int().nullable(),
  createdAt: z.iso.datetime(),
}

export const revisionSchema = z.object({ id: z.string(), ...revisionShape, ...revisionFacts })

const revisionSummarySchema = z.object({ revision: z.number().int(), ...revisionFacts })

export const revisionListSchema = z.object({ revisions: z.array(revisionSummarySchema) })

const revisionParams = z.object({
  id: z.string().max(100),
  n: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
})

export const REVISION_ENDPOINTS = {
  listRevisions: endpoint({
    method: 'GET',
    path: '/api/scenarios/{id}/revisions',
    summary: 'The revisions of a scenario, the latest first, without their documents',
    params: scenarioParams,
    answer: revisionListSchema,
  }),
  readRevision: endpoint({
    method: 'GET',
    path: '/api/scenarios/{id}/revisions/{n}',
    summary: 'One revision of a scenario, as it was saved',
    params: revisionParams,
    answer: revisionSchema,
  }),
  restoreRevision: endpoint({
    method: 'POST',
    path: '/api/scenarios/{id}/revisions/{n}/restore',
    summary:
      'Save the document of a revision as the next one, byte for byte, if nobody else saved since the one named in If-Match',
    params: revisionParams,
    answer: scenarioSchema,
    canConflict: true,
    hasTag: true,
    isConditional: true,
    takesMessage: true,
  }),
  removeRevision: endpoint({
    method: 'DELETE',
    path: '/api/scenarios/{id}/revisions/{n}',
    summary: 'Remove one revision for good, for what should never have been saved; the latest cannot be removed',
    params: revisionParams,
    status: 204,
    canConflict: true,
  }),
}

export type Revision = z.output<typeof revisionSchema>
export type RevisionSummary = z.output<typeof revisionSummarySchema>
