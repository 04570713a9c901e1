import { z } from 'zod'
import { jsonSchema } from '#lib/scenario/document/json'
import { endpoint } from './endpoint'

/** What the server says of itself: `/api/health` and `/api/openapi.json`. */

export const healthSchema = z.object({ status: z.enum(['ok']) })

export const SERVER_ENDPOINTS = {
  live: endpoint({
    method: 'GET',
    path: '/api/health/live',
    summary: 'Whether the server runs',
    answer: healthSchema,
    isOpen: true,
  }),
  ready: endpoint({
    method: 'GET',
    path: '/api/health/ready',
    summary: 'Whether the database answers; 503 when it does not',
    answer: healthSchema,
    isOpen: true,
  }),
  openapi: endpoint({
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This description',
    answer: z.record(z.string(), jsonSchema),
  }),
}
