import { del, getMany, keys, set } from 'idb-keyval'
import type { Draft } from './draft'
import type { StoredDraft } from './stored-draft'

/**
 * Where drafts survive a reload and a crash: this browser's IndexedDB, one record per scenario and tab, so that two tabs of
 * one scenario never write over each other. A tab holds a lock named like its record; a record whose lock nobody holds was
 * left behind by a closed or crashed tab and may be taken over.
 */
export type DraftPlace = { readonly scenarioId: string; readonly key: string }

const TAB = 'connector-planner-tab'
const prefixOf = (scenarioId: string) => `draft:${scenarioId}:`

/** Where this tab keeps its draft, the draft that was found for it, and where drafts are that could not be read. */
export type OpenedDraft = {
  readonly place: DraftPlace
  readonly found: StoredDraft | null
  readonly unread: readonly DraftPlace[]
}

/**
 * The place for this tab's draft, and the newest draft found for the scenario that no other tab is working on. What cannot
 * be read stays where it is, for a program that can: a tab whose own draft that is gets another place.
 */
export async function openDraftPlace(scenarioId: string): Promise<OpenedDraft> {
  const place = { scenarioId, key: prefixOf(scenarioId) + (await claimTabId(scenarioId)) }
  try {
    const { drafts, unread } = await findDrafts(place)
    const isUnread = unread.some(({ key }) => key === place.key)
    const own = isUnread ? { scenarioId, key: prefixOf(scenarioId) + (await claimFreshTabId(scenarioId)) } : place
    // The tab's own draft comes before those that others left behind, of which the newest counts.
    const isOwn = ({ key }: { key: string }) => Number(key === own.key)
    const [newest] = drafts.sort((a, b) => isOwn(b) - isOwn(a) || b.draft.storedAt.localeCompare(a.draft.storedAt))
    if (newest !== undefined && newest.key !== own.key) {
      await set(own.key, newest.draft)
      await del(newest.key)
    }
    return { place: own, found: newest?.draft ?? null, unread }
  } catch {
    // A browser that keeps nothing (private mode, storage switched off): the page works, and warns before it is left.
    return { place, found: null, unread: [] }
  }
}

async function findDrafts(place: DraftPlace) {
  const free = await freeKeys(place)
  const stored = (await getMany<unknown>(free)).flatMap((value, index) => {
    const key = free[index]
    return key === undefined || value === undefined ? [] : [{ key, value }]
  })
  const drafts: { key: string; draft: StoredDraft }[] = []
  const unread: DraftPlace[] = []
  const read = stored.length === 0 ? null : await loadReading()
  for (const { key, value } of stored) {
    const draft = read?.(value) ?? null
    if (draft === null) unread.push({ scenarioId: place.scenarioId, key })
    else drafts.push({ key, draft })
  }
  return { drafts, unread }
}

/** null when that part of the program does not arrive: then nothing can be read, and everything stays where it is. */
const loadReading = () =>
  import('./stored-draft').then(
    ({ readStoredDraft }) => readStoredDraft,
    () => null,
  )

export const storeDraft = (place: DraftPlace, draft: Draft): Promise<void> =>
  set(place.key, { ...draft, scenarioId: place.scenarioId, storedAt: new Date().toISOString() } satisfies StoredDraft)

export const dropDraft = (place: DraftPlace): Promise<void> => del(place.key)

/** The tab's own id, kept over reloads. A duplicated tab inherits it while the original holds the lock, and takes a new one. */
async function claimTabId(scenarioId: string): Promise<string> {
  const known = readTabId()
  return known !== null && (await claim(prefixOf(scenarioId) + known)) ? known : claimFreshTabId(scenarioId)
}

async function claimFreshTabId(scenarioId: string): Promise<string> {
  const fresh = crypto.getRandomValues(new Uint32Array(2)).join('-')
  await claim(prefixOf(scenarioId) + fresh)
  try {
    sessionStorage.setItem(TAB, fresh)
  } catch {
    // Without session storage every load is a new tab; what it left behind is found by its free lock.
  }
  return fresh
}

function readTabId(): string | null {
  try {
    return sessionStorage.getItem(TAB)
  } catch {
    return null
  }
}

const claims = new Map<string, Promise<boolean>>()

/** Holds the lock until the tab is gone. Reports whether this tab has it; asked again, it answers the same. */
function claim(name: string): Promise<boolean> {
  const known = claims.get(name)
  if (known !== undefined) return known
  const claiming = navigator.locks === undefined ? Promise.resolve(true) : requestLock(name)
  claims.set(name, claiming)
  return claiming
}

/** After a reload the page before may hold its lock for a moment longer (milliseconds); another tab holds it for good. */
const RELEASED_WITHIN = 400

function requestLock(name: string): Promise<boolean> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), RELEASED_WITHIN)
  return new Promise((resolve) => {
    navigator.locks
      .request(name, { signal: patience.signal }, () => {
        clearTimeout(timer)
        resolve(true)
        return new Promise(() => {})
      })
      .catch(() => resolve(false))
  })
}

/** Keys of drafts of the scenario that no other tab works on. Without locks nobody can tell, so only this tab's own. */
async function freeKeys({ scenarioId }: DraftPlace): Promise<string[]> {
  const held = await heldLocks()
  const own = await ownKeys()
  const prefix = prefixOf(scenarioId)
  return (await keys<IDBValidKey>()).filter(
    (key): key is string =>
      typeof key === 'string' && key.startsWith(prefix) && (own.has(key) || (held !== null && !held.has(key))),
  )
}

/** What this page holds: its place, and one that it left because it could not read what is there. */
async function ownKeys(): Promise<ReadonlySet<string>> {
  const own = new Set<string>()
  for (const [key, claiming] of claims) if (await claiming) own.add(key)
  return own
}

async function heldLocks(): Promise<ReadonlySet<string> | null> {
  if (navigator.locks === undefined) return null
  const { held = [] } = await navigator.locks.query()
  return new Set(held.map(({ name }) => name ?? ''))
}
