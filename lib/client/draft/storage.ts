import { del, delMany, get, getMany, keys, set } from 'idb-keyval'
import { areDraftsDiscarded, discardFurtherDrafts } from './discarding'
import type { Draft } from './draft'
import type { StoredDraft } from './stored-draft'

/**
 * The record in this browser's IndexedDB that holds a draft, so that the draft survives a reload and a crash. Each scenario
 * and tab has a record of its own, so that two tabs of one scenario never write over each other. A tab holds a lock named
 * like its record. A record whose lock nobody holds was left by a closed or crashed tab, and another tab may take it over.
 */
export type DraftSlot = { readonly scenarioId: string; readonly key: string }

const TAB = 'connector-planner-tab'
const PREFIX = 'draft:'
const prefixOf = (scenarioId: string) => `${PREFIX}${scenarioId}:`

/** The slot of this tab's draft, the draft that was found for it, and the slots of drafts that cannot be read. */
export type OpenedDraft = {
  readonly slot: DraftSlot
  readonly found: StoredDraft | null
  readonly unreadable: readonly DraftSlot[]
}

/**
 * The slot for this tab's draft, and the newest draft found for the scenario that no other tab is working on. A draft that
 * cannot be read stays in its slot, for a version of the program that can read it. If it is this tab's own, the tab gets
 * another slot.
 */
export async function openDraftSlot(scenarioId: string): Promise<OpenedDraft> {
  const slot = { scenarioId, key: prefixOf(scenarioId) + (await claimTabId(scenarioId)) }
  try {
    const { drafts, unreadable } = await findDrafts(slot)
    const isUnreadable = unreadable.some(({ key }) => key === slot.key)
    const own = isUnreadable ? { scenarioId, key: prefixOf(scenarioId) + (await claimFreshTabId(scenarioId)) } : slot
    // The tab's own draft comes first. Of the drafts that other tabs left behind, the newest comes first.
    const isOwn = ({ key }: { key: string }) => Number(key === own.key)
    const [newest] = drafts.sort((a, b) => isOwn(b) - isOwn(a) || b.draft.storedAt.localeCompare(a.draft.storedAt))
    if (newest !== undefined && newest.key !== own.key) {
      await set(own.key, newest.draft)
      await del(newest.key)
    }
    return { slot: own, found: newest?.draft ?? null, unreadable }
  } catch {
    // This browser stores nothing (private mode, or storage is off). The page works, and warns before the user leaves it.
    return { slot, found: null, unreadable: [] }
  }
}

/** The form of a new scenario counts as one draft more, of a scenario that has no id yet. */
const NEW_SCENARIO = 'new-scenario'

/** The slot of this tab's form of a new scenario, and what is stored there or was left by a closed tab; null if nothing is. */
export async function openFormSlot(): Promise<{ readonly slot: DraftSlot; readonly found: unknown }> {
  const slot = { scenarioId: NEW_SCENARIO, key: prefixOf(NEW_SCENARIO) + (await claimTabId(NEW_SCENARIO)) }
  try {
    const free = await freeKeys(slot)
    const key = free.includes(slot.key) ? slot.key : free.at(-1)
    if (key === undefined) return { slot, found: null }
    const found = await get<unknown>(key)
    if (key !== slot.key) {
      await set(slot.key, found)
      await del(key)
    }
    return { slot, found: found ?? null }
  } catch {
    return { slot, found: null }
  }
}

/** Stores the form of a new scenario. It fails where this browser stores nothing. */
export async function storeForm(slot: DraftSlot, form: object): Promise<void> {
  if (!areDraftsDiscarded()) await set(slot.key, form)
}

async function findDrafts(slot: DraftSlot) {
  const free = await freeKeys(slot)
  const stored = (await getMany<unknown>(free)).flatMap((value, index) => {
    const key = free[index]
    return key === undefined || value === undefined ? [] : [{ key, value }]
  })
  const drafts: { key: string; draft: StoredDraft }[] = []
  const unreadable: DraftSlot[] = []
  const read = stored.length === 0 ? null : await loadDraftReader()
  for (const { key, value } of stored) {
    const draft = read?.(value) ?? null
    if (draft === null) unreadable.push({ scenarioId: slot.scenarioId, key })
    else drafts.push({ key, draft })
  }
  return { drafts, unreadable }
}

/** The function that reads stored drafts; null if its module cannot be fetched. Then no draft is read, and all stay stored. */
const loadDraftReader = () =>
  import('./stored-draft').then(
    ({ readStoredDraft }) => readStoredDraft,
    () => null,
  )

export async function storeDraft(slot: DraftSlot, { document, invalidText, revision }: Draft): Promise<void> {
  if (areDraftsDiscarded()) return
  await set(slot.key, {
    document,
    raw: invalidText,
    revision,
    scenarioId: slot.scenarioId,
    storedAt: new Date().toISOString(),
  } satisfies StoredDraft)
}

export const dropDraft = (slot: DraftSlot): Promise<void> => del(slot.key)

const draftKeys = async (): Promise<string[]> =>
  (await keys<IDBValidKey>()).filter((key): key is string => typeof key === 'string' && key.startsWith(PREFIX))

/** How many drafts this browser stores, of all scenarios and tabs; 0 if it stores nothing at all. */
export const countDrafts = (): Promise<number> =>
  draftKeys().then(
    ({ length }) => length,
    () => 0,
  )

/** The ids of the scenarios of which this browser stores a draft, of any tab; none if it stores nothing at all. */
export const scenariosWithDrafts = (): Promise<ReadonlySet<string>> =>
  draftKeys().then(
    // A key ends with the id of its tab.
    (found) => new Set(found.map((key) => key.slice(PREFIX.length, key.lastIndexOf(':')))),
    () => new Set(),
  )

/** Deletes the drafts of all scenarios and tabs, and keeps this page from storing another. */
export async function deleteAllDrafts(): Promise<void> {
  discardFurtherDrafts()
  await delMany(await draftKeys())
}

/** The tab's own id, kept over reloads. A duplicated tab inherits the id but cannot get its lock, so it takes a new id. */
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
    // Without session storage every load counts as a new tab. The draft it leaves is found because its lock is free.
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

/** Requests a lock and holds it until the tab closes. Reports whether this tab has it; a second call answers the same. */
function claim(name: string): Promise<boolean> {
  const known = claims.get(name)
  if (known !== undefined) return known
  const claiming = navigator.locks === undefined ? Promise.resolve(true) : requestLock(name)
  claims.set(name, claiming)
  return claiming
}

/** Milliseconds to wait for a lock. After a reload the previous page may hold it a moment longer; another tab never lets go. */
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

/** Keys of the scenario's drafts that no other tab works on. A browser without locks cannot tell, so only this tab's own. */
async function freeKeys({ scenarioId }: DraftSlot): Promise<string[]> {
  const held = await heldLocks()
  const own = await ownKeys()
  const prefix = prefixOf(scenarioId)
  return (await keys<IDBValidKey>()).filter(
    (key): key is string =>
      typeof key === 'string' && key.startsWith(prefix) && (own.has(key) || (held !== null && !held.has(key))),
  )
}

/** The keys that this page holds locks for: its slot, and a slot that it left because the draft there cannot be read. */
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
