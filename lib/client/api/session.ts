import { callApi } from './call-api'

/**
 * Removes the access key behind the `#` of the address, as the server prints it when it starts, from the address bar and
 * the history, now and whenever one is entered, so that nobody can read it there or bookmark it. Returns a function that
 * stops this. The sign-in page (public/sign-in.js) is what takes it.
 */
export function hideKeyInAddress(): () => void {
  const hide = () => {
    if (window.location.hash.startsWith('#key='))
      window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
  }
  hide()
  // Pasting the printed address into the address bar of an open page only changes the fragment and loads nothing.
  window.addEventListener('hashchange', hide)
  return () => window.removeEventListener('hashchange', hide)
}

/** Ends the session and deletes its cookie. */
export const signOut = () => callApi('DELETE /api/session')

const SIGNED_OUT = 'connector-planner-signed-out'

let channel: BroadcastChannel | null = null
/**
 * The one channel of this page: what it posts reaches all other tabs and not itself. A page that heard of its own sign-out
 * would reload before its drafts are deleted.
 */
const channelOfPage = (): BroadcastChannel => {
  channel ??= new BroadcastChannel(SIGNED_OUT)
  return channel
}

/** Tells the other tabs of this browser that the session has ended, and whether their drafts are being deleted. */
export function tellOtherTabs(areDraftsDeleted: boolean): void {
  channelOfPage().postMessage(areDraftsDeleted)
}

/** Calls `onSignedOut` when another tab of this browser signs out. Returns a function that stops this. */
export function watchSignedOut(onSignedOut: (areDraftsDeleted: boolean) => void): () => void {
  const listen = ({ data }: MessageEvent) => onSignedOut(data === true)
  channelOfPage().addEventListener('message', listen)
  return () => channelOfPage().removeEventListener('message', listen)
}
