import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import type { AnyShareLink, NewShareLink, ShareLink, ShareLinkRequest } from '#lib/contract/share-links'
import { AppError } from '#lib/server/errors'
import { type JsonText, withDocument } from '#lib/server/json-text'
import { settings } from '#lib/server/settings'
import { findRevision } from '#lib/server/store/revisions'
import * as store from '#lib/server/store/share-links'
import { findLatest, newId } from './scenarios'

const DAY = 24 * 60 * 60 * 1000
/** Too many to guess, so that a fast hash is as safe as a slow one. */
const TOKEN_BYTES = 32

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Makes a share link. Its token is in this answer and nowhere else: the database holds only a hash. */
export async function createShareLink(
  scenarioId: string,
  { role, label, revision, expiresInDays }: ShareLinkRequest,
): Promise<NewShareLink> {
  const { revision: latest } = await findLatest(scenarioId)
  if (revision !== null && revision > latest)
    throw new AppError('invalid', 'There is no such revision.', {
      problems: [{ path: 'revision', value: revision, message: `at most ${latest}, or null for always the latest` }],
    })
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const id = newId()
  const createdAt = new Date()
  const expiresAt = new Date(createdAt.getTime() + expiresInDays * DAY)
  const known = { id, scenarioId, role, label: label.trim(), revision, createdAt, expiresAt }
  await store.insertShareLink({ ...known, tokenHash: hashOf(token) })
  const { publicUrl, localUrl } = settings()
  // Behind the #, the token reaches no log and no referrer.
  return { id, token, url: `${publicUrl ?? localUrl}/s#${token}`, expiresAt: expiresAt.toISOString() }
}

/** The share links of a scenario, revoked ones too; 404 when there is no such scenario. */
export async function listShareLinks(scenarioId: string): Promise<ShareLink[]> {
  await findLatest(scenarioId)
  return store.listShareLinks(scenarioId)
}

/** The share links of all scenarios, the newest first, revoked ones and those of deleted scenarios too. */
export const listAllShareLinks = (): Promise<AnyShareLink[]> => store.listAllShareLinks()

/** Revokes a link, at once; also of a deleted scenario, which would be shared again once it is brought back. */
export async function revokeShareLink(scenarioId: string, linkId: string): Promise<void> {
  if (!(await store.markRevoked(scenarioId, linkId, new Date())))
    throw new AppError('not-found', 'This scenario has no such share link.')
}

/**
 * What a token opens; null for an unknown, a revoked and an expired one alike. Reading changes nothing but the time of last
 * use, since mail gateways open links too.
 */
export async function readShared(token: string): Promise<JsonText | null> {
  const now = new Date()
  const target = await store.findSharedTarget(hashOf(token), now)
  const revision = target === null ? null : await findRevision(target.scenarioId, target.revision)
  if (target === null || revision === null) return null
  await store.noteUse(target.linkId, now)
  return withDocument({ role: target.role, revision: revision.revision }, revision.text)
}
