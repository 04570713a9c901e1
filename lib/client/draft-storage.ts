import { del, getMany, keys, set } from 'idb-keyval'
import type { Draft } from './draft'

/**
 * Where drafts survive a reload and a crash: this browser's IndexedDB, one record per scenario and tab, so that two tabs of
 * one scenario never write over each other. A tab holds a lock named like its record; a record whose lock nobody holds was
 * left behind by a closed or crashed tab and may be taken over.
 */
export type StoredDraft = Draft & { readonly scenarioId: string; readonly storedAt: string }

export type DraftPlace = { readonly scenarioId: string; readonly key: string }

const TAB = 'connector-planner-tab'
const prefixOf = (scenarioId: string) => `draft:${scenarioId}:`

/** The place for this tab's draft, and the newest draft found for the scenario that no other tab is working on. */
export async function openDraftPlace(scenarioId: string): Promise<{ place: DraftPlace; found: StoredDraft | null }> {
  const place = { scenarioId, key: prefixOf(scenarioId) + (await claimTabId(scenarioId)) }
  try {
    const free = await freeKeys(place)
    const stored = await getMany<StoredDraft | undefined>(free)
    const found = free.flatMap((key, index) => {
      const draft = stored[index]
      return draft === undefined ? [] : [{ key, draft }]
    })
    // The tab's own draft comes before those that others left behind, of which the newest counts.
    const isOwn = ({ key }: { key: string }) => Number(key === place.key)
    found.sort((a, b) => isOwn(b) - isOwn(a) || b.draft.storedAt.localeCompare(a.draft.storedAt))
    const [newest] = found
    if (newest === undefined) return { place, found: null }
    if (newest.key !== place.key) {
      await set(place.key, newest.draft)
      await del(newest.key)
    }
    return { place, found: newest.draft }
  } catch {
    // A browser that keeps nothing (private mode, storage switched off): the page works, and warns before it is left.
    return { place, found: null }
  }
}

export const storeDraft = (place: DraftPlace, draft: Draft): Promise<void> =>
  set(place.key, { ...draft, scenarioId: place.scenarioId, storedAt: new Date().toISOString() } satisfies StoredDraft)

export const dropDraft = (place: DraftPlace): Promise<void> => del(place.key)

/** The tab's own id, kept over reloads. A duplicated tab inherits it while the original holds the lock, and takes a new one. */
async function claimTabId(scenarioId: string): Promise<string> {
  const known = readTabId()
  if (known !== null && (await claim(prefixOf(scenarioId) + known))) return known
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
async function freeKeys({ scenarioId, key }: DraftPlace): Promise<string[]> {
  const held = await heldLocks()
  const prefix = prefixOf(scenarioId)
  return (await keys<string>()).filter(
    (each) => each === key || (String(each).startsWith(prefix) && held !== null && !held.has(each)),
  )
}

async function heldLocks(): Promise<ReadonlySet<string> | null> {
  if (navigator.locks === undefined) return null
  const { held = [] } = await navigator.locks.query()
  return new Set(held.map(({ name }) => name ?? ''))
}
