/** Characters that Windows, macOS or Linux forbid in file names, and invisible ones that could hide the extension. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu
const LONGEST_NAME = 100

/** A file name made from a title, valid on every system; `fallback` if nothing of the title is left. */
export const fileNameOf = (title: string, ending: string, fallback = 'scenario'): string =>
  `${plainName(title) || fallback}${ending}`

/** The most characters of each of several parts, so that a long one cuts none of the others off. */
const LONGEST_PART = 32

/** A file name made from several parts, of which those that are empty are left out; `fallback` if nothing is left. */
export const fileNameOfParts = (parts: readonly string[], ending: string, fallback?: string): string =>
  fileNameOf(
    parts
      .map((part) => plainName(part, LONGEST_PART))
      .filter((part) => part !== '')
      .join(' – '),
    ending,
    fallback,
  )

function plainName(text: string, longest = LONGEST_NAME): string {
  const plain = text.replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim()
  // Windows drops dots and blanks at the end of a name. Other systems hide names that begin with a dot.
  return [...plain]
    .slice(0, longest)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '')
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
