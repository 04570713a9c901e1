import 'server-only'
import type { AnyShareLink, ShareLink } from '#lib/contract/share-links'
import type { Prisma } from '#lib/server/generated/prisma/client'
import { reading, writing, writingIfFree } from './access'
import { storable } from './storable'

export type NewShareLink = {
  readonly id: string
  readonly scenarioId: string
  readonly tokenHash: string
  readonly role: ShareLink['role']
  readonly label: string
  readonly revision: number | null
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** What a token opens. */
type SharedTarget = {
  readonly linkId: string
  readonly scenarioId: string
  readonly role: ShareLink['role']
  readonly revision: number
}

const LISTED = {
  id: true,
  role: true,
  label: true,
  revision: true,
  createdAt: true,
  expiresAt: true,
  revokedAt: true,
  lastUsedAt: true,
} as const satisfies Prisma.ShareLinkSelect

/** Stores a link, of whose token only the hash is known. */
export async function insertShareLink(link: NewShareLink): Promise<void> {
  const data = { ...link, label: storable(link.label) }
  await writing((database) => database.shareLink.create({ data, select: { id: true } }))
}

const NEWEST_FIRST = [{ createdAt: 'desc' }, { id: 'asc' }] satisfies Prisma.ShareLinkOrderByWithRelationInput[]

type Row = Prisma.ShareLinkGetPayload<{ select: typeof LISTED }>

/** The share links of a scenario, the newest first. */
export async function listShareLinks(scenarioId: string): Promise<ShareLink[]> {
  const query = { where: { scenarioId }, orderBy: NEWEST_FIRST, select: LISTED }
  const rows = await reading((database) => database.shareLink.findMany(query))
  return rows.map(readRow)
}

/** The share links of all scenarios, deleted ones too, the newest first. Reads no document. */
export async function listAllShareLinks(): Promise<AnyShareLink[]> {
  const scenario = { select: { id: true, title: true, deletedAt: true } }
  const query = { orderBy: NEWEST_FIRST, select: { ...LISTED, scenario } }
  const rows = await reading((database) => database.shareLink.findMany(query))
  return rows.map((row) => ({
    ...readRow(row),
    scenario: { ...row.scenario, deletedAt: row.scenario.deletedAt?.toISOString() ?? null },
  }))
}

const readRow = ({ id, label, revision, ...row }: Row): ShareLink => ({
  id,
  label,
  revision,
  role: readRole(row.role),
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  revokedAt: row.revokedAt?.toISOString() ?? null,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
})

/** Revokes a link of the scenario; reports whether there was one. Revoking twice keeps the first time. */
export async function markRevoked(scenarioId: string, id: string, at: Date): Promise<boolean> {
  const query = { where: { id, scenarioId }, select: { revokedAt: true } }
  const link = await reading((database) => database.shareLink.findFirst(query))
  if (link === null) return false
  const change = { where: { id, revokedAt: null }, data: { revokedAt: at } }
  if (link.revokedAt === null) await writing((database) => database.shareLink.updateMany(change))
  return true
}

/** What the token with this hash opens now: null when unknown, revoked, expired, or its scenario is deleted. */
export async function findSharedTarget(tokenHash: string, now: Date): Promise<SharedTarget | null> {
  const link = await reading((database) =>
    database.shareLink.findFirst({
      where: { tokenHash, revokedAt: null, expiresAt: { gt: now }, scenario: { deletedAt: null } },
      select: { id: true, scenarioId: true, role: true, revision: true, scenario: { select: { revision: true } } },
    }),
  )
  if (link === null) return null
  return {
    linkId: link.id,
    scenarioId: link.scenarioId,
    role: readRole(link.role),
    revision: link.revision ?? link.scenario.revision,
  }
}

/** Notes when a link was last used, unless the database is busy or full: whoever reads needs no such note. */
export async function noteUse(linkId: string, at: Date): Promise<void> {
  const change = { where: { id: linkId }, data: { lastUsedAt: at } }
  await writingIfFree((database) => database.shareLink.updateMany(change))
}

function readRole(text: string): ShareLink['role'] {
  if (text !== 'read') throw new Error(`A share link has the unknown role ${text}.`)
  return text
}
