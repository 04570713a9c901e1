import { z } from 'zod'
import { documentSchema } from '#lib/scenario/document/document'
import { sentDocumentSchema } from '#lib/scenario/versions/sent-document'
import { endpoint, scenarioParams } from './endpoint'
import { listedStateSchema } from './plan-summary'
import { removedShape } from './removed'

/** What is saved, and brought back after it was deleted: `/api/scenarios`. */

export const revisionShape = { revision: z.number().int(), document: documentSchema }

const scenarioSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  revision: z.number().int(),
  updatedAt: z.iso.datetime(),
  phases: z.number().int(),
  connectors: z.number().int(),
  senders: z.number().int(),
  deletedAt: z.iso.datetime().nullable(),
  summary: listedStateSchema,
})

export const scenarioListSchema = z.object({
  scenarios: z.array(scenarioSummarySchema),
  /** for how many days a deleted scenario can be restored */
  binDays: z.number().int(),
})

export const scenarioSchema = z.object({ id: z.string(), ...revisionShape, updatedAt: z.iso.datetime() })

/** A scenario as it was just saved. */
export const savedScenarioSchema = scenarioSchema.extend(removedShape)

const listQuery = z.object({ deleted: z.enum(['true', 'false']).default('false') })
const deletionQuery = z.object({ forGood: z.enum(['true', 'false']).default('false') })

export const SCENARIO_ENDPOINTS = {
  listScenarios: endpoint({
    method: 'GET',
    path: '/api/scenarios',
    summary: 'Every scenario, the last changed first; with deleted=true those that can be brought back',
    query: listQuery,
    answer: scenarioListSchema,
  }),
  createScenario: endpoint({
    method: 'POST',
    path: '/api/scenarios',
    summary: 'Save a new scenario as its revision 1',
    request: sentDocumentSchema,
    answer: savedScenarioSchema,
    status: 201,
    hasTag: true,
    takesMessage: true,
  }),
  readScenario: endpoint({
    method: 'GET',
    path: '/api/scenarios/{id}',
    summary: 'The latest revision of a scenario, its document in the form in which it was saved',
    params: scenarioParams,
    answer: scenarioSchema,
    hasTag: true,
  }),
  saveScenario: endpoint({
    method: 'PUT',
    path: '/api/scenarios/{id}',
    summary:
      'Save the next revision, if nobody else saved since the one named in If-Match; an unchanged document makes none',
    params: scenarioParams,
    request: sentDocumentSchema,
    answer: savedScenarioSchema,
    hasTag: true,
    isConditional: true,
    takesMessage: true,
  }),
  deleteScenario: endpoint({
    method: 'DELETE',
    path: '/api/scenarios/{id}',
    summary: 'Delete a scenario; it can be restored for a time. With forGood=true remove a deleted one now, for good',
    params: scenarioParams,
    query: deletionQuery,
    status: 204,
  }),
  restoreScenario: endpoint({
    method: 'POST',
    path: '/api/scenarios/{id}/restore',
    summary: 'Bring a deleted scenario back',
    params: scenarioParams,
    answer: scenarioSchema,
    hasTag: true,
  }),
}

export type ScenarioSummary = z.output<typeof scenarioSummarySchema>
export type SavedScenario = z.output<typeof scenarioSchema>
