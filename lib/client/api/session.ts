import { callApi } from './call-api'

const IN_ADDRESS = /^#key=(.+)$/

/**
 * The access key behind the `#` of the address, as the server prints it at its start; null where there is none. It is
 * taken out of the address bar and the history at once, so that nobody reads it over a shoulder or from a bookmark.
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

/** Calls with the access key of the address now and whenever one comes into it; returns what stops that. */
export function watchKeyInAddress(onKey: (key: string) => void): () => void {
  const look = () => {
    const key = takeKeyFromAddress()
    if (key !== null) onKey(key)
  }
  look()
  // Pasting the printed address over that of an open page changes nothing but the fragment, and loads nothing.
  window.addEventListener('hashchange', look)
  return () => window.removeEventListener('hashchange', look)
}

/** Ends the session: the cookie is gone afterwards. */
export const signOut = () => callApi('DELETE /api/session')

/** Trades the access key for the session cookie. `ApiError` 401 for a wrong key, 429 after too many. */
export const signIn = (key: string) => callApi('POST /api/session', { body: { key: key.trim() } })
