import { z } from 'zod'
import { titleSchema } from '#lib/scenario/document/text'
import { endpoint, scenarioParams } from './endpoint'
import { revisionShape } from './scenarios'

/** Who may read a scenario without the access key: `share-links` and `/api/share`. */

export const shareLinkRequestSchema = z.strictObject({
  role: z.enum(['read']).default('read'),
  /** whom it is for: shown to those who hold the access key, and to nobody who opens the link */
  label: titleSchema.default(''),
  expiresInDays: z.number().int().min(1).max(365).default(30),
  /** null: always the latest revision */
  revision: z.number().int().min(1).nullable().default(null),
})

export const newShareLinkSchema = z.object({
  id: z.string(),
  token: z.string(),
  url: z.string(),
  expiresAt: z.iso.datetime(),
})

const shareLinkSchema = z.object({
  id: z.string(),
  role: z.enum(['read']),
  label: z.string(),
  revision: z.number().int().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
})

export const shareLinkListSchema = z.object({ shareLinks: z.array(shareLinkSchema) })

/** A share link beside those of other scenarios. While its scenario is deleted, it opens nothing. */
const anyShareLinkSchema = shareLinkSchema.extend({
  scenario: z.object({ id: z.string(), title: z.string(), deletedAt: z.iso.datetime().nullable() }),
})

export const anyShareLinkListSchema = z.object({ shareLinks: z.array(anyShareLinkSchema) })

export const sharedScenarioSchema = z.object({ role: z.enum(['read']), ...revisionShape })

const linkParams = z.object({ id: z.string().max(100), linkId: z.string().max(100) })
const tokenParams = z.object({ token: z.string().max(200) })

export const SHARE_LINK_ENDPOINTS = {
  listShareLinks: endpoint({
    method: 'GET',
    path: '/api/scenarios/{id}/share-links',
    summary: 'The share links of a scenario with their last use, without their tokens',
    params: scenarioParams,
    answer: shareLinkListSchema,
  }),
  createShareLink: endpoint({
    method: 'POST',
    path: '/api/scenarios/{id}/share-links',
    summary: 'Make a share link; its token is shown this once',
    params: scenarioParams,
    request: shareLinkRequestSchema,
    answer: newShareLinkSchema,
    status: 201,
    mostBytes: 4096,
  }),
  revokeShareLink: endpoint({
    method: 'DELETE',
    path: '/api/scenarios/{id}/share-links/{linkId}',
    summary: 'Revoke a share link, at once',
    params: linkParams,
    status: 204,
  }),
  listAllShareLinks: endpoint({
    method: 'GET',
    path: '/api/share-links',
    summary: 'The share links of all scenarios, the newest first, without their tokens',
    answer: anyShareLinkListSchema,
  }),
  readShared: endpoint({
    method: 'GET',
    path: '/api/share',
    summary: 'The shared scenario; 404 for an unknown, a revoked and an expired token alike',
    answer: sharedScenarioSchema,
    isOpen: true,
    takesShareToken: true,
  }),
  readSharedByPath: endpoint({
    method: 'GET',
    path: '/api/share/{token}',
    summary: 'The same with the token in the address, where logs of proxies hold it; send the header instead',
    params: tokenParams,
    answer: sharedScenarioSchema,
    isOpen: true,
    isDeprecated: true,
  }),
}

export type ShareLink = z.output<typeof shareLinkSchema>
export type AnyShareLink = z.output<typeof anyShareLinkSchema>
export type NewShareLink = z.output<typeof newShareLinkSchema>
export type ShareLinkRequest = z.output<typeof shareLinkRequestSchema>
export type SharedScenario = z.output<typeof sharedScenarioSchema>
