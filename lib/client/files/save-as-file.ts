/** Characters that Windows, macOS or Linux forbid in file names, and invisible ones that could hide the extension. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu
const LONGEST_NAME = 100

/** A file name made from a title, valid on every system; `fallback` if nothing of the title is left. */
export function fileNameOf(title: string, ending: string, fallback = 'scenario'): string {
  const plain = title.replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim()
  // Windows drops dots and blanks at the end of a name. Other systems hide names that begin with a dot.
  const name = [...plain]
    .slice(0, LONGEST_NAME)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '')
  return `${name || fallback}${ending}`
}

/** Milliseconds after which the URL is revoked. The browser must have begun to read it by then. */
const KEPT_FOR = 60_000

/** Lets the browser save a text as a file. */
export function saveAsFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = window.document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEPT_FOR)
}
