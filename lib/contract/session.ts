import { z } from 'zod'
import { endpoint } from './endpoint'

/** Signing in and out: `/api/session`. */

export const sessionRequestSchema = z.strictObject({ key: z.string().min(1).max(500) })

export const SESSION_ENDPOINTS = {
  signIn: endpoint({
    method: 'POST',
    path: '/api/session',
    summary: 'Start a session: trade the access key for its cookie',
    request: sessionRequestSchema,
    status: 204,
    isOpen: true,
    mostBytes: 4096,
  }),
  signOut: endpoint({
    method: 'DELETE',
    path: '/api/session',
    summary: 'End the session of the cookie',
    status: 204,
    isOpen: true,
  }),
}
