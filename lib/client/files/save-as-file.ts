/** What no file name of Windows, macOS or Linux may hold, and what would hide its ending. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu
const LONGEST_NAME = 100

/** A file name made from a title, readable on every system; `fallback` where nothing of the title is left. */
export function fileNameOf(title: string, ending: string, fallback = 'scenario'): string {
  const plain = title.replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim()
  // Windows drops dots and blanks at the end of a name, and hides names that begin with one elsewhere.
  const name = [...plain]
    .slice(0, LONGEST_NAME)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '')
  return `${name || fallback}${ending}`
}

/** How long a browser may take to begin reading what it is to save, in milliseconds. */
const KEPT_FOR = 60_000

/** Has the browser save a text as a file. */
export function saveAsFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = window.document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEPT_FOR)
}
