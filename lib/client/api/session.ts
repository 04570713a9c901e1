import { callApi } from './call-api'

const IN_ADDRESS = /^#key=(.+)$/

/**
 * The access key behind the `#` of the address, as the server prints it when it starts; null if there is none. It is
 * removed from the address bar and the history at once, so that nobody can read it there or bookmark it.
 */
function takeKeyFromAddress(): string | null {
  const match = IN_ADDRESS.exec(window.location.hash)
  if (match === null) return null
  window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
  try {
    return decodeURIComponent(match[1] ?? '')
  } catch {
    return match[1] ?? null
  }
}

/**
 * Calls `onKey` with the access key of the address, now and whenever one is entered. Returns a function that stops
 * this.
 */
export function watchKeyInAddress(onKey: (key: string) => void): () => void {
  const look = () => {
    const key = takeKeyFromAddress()
    if (key !== null) onKey(key)
  }
  look()
  // Pasting the printed address into the address bar of an open page only changes the fragment and loads nothing.
  window.addEventListener('hashchange', look)
  return () => window.removeEventListener('hashchange', look)
}

/** Ends the session and deletes its cookie. */
export const signOut = () => callApi('DELETE /api/session')

const SIGNED_OUT = 'connector-planner-signed-out'

/** Tells the other tabs of this browser that the session has ended, and whether their drafts are being deleted. */
export function tellOtherTabs(areDraftsDeleted: boolean): void {
  const channel = new BroadcastChannel(SIGNED_OUT)
  channel.postMessage(areDraftsDeleted)
  channel.close()
}

/** Calls `onSignedOut` when another tab of this browser signs out. Returns a function that stops this. */
export function watchSignedOut(onSignedOut: (areDraftsDeleted: boolean) => void): () => void {
  const channel = new BroadcastChannel(SIGNED_OUT)
  channel.addEventListener('message', ({ data }) => onSignedOut(data === true))
  return () => channel.close()
}

/** Exchanges the access key for a session cookie. `ApiError` 401 for a wrong key, 429 after too many attempts. */
export const signIn = (key: string) => callApi('POST /api/session', { body: { key: key.trim() } })
