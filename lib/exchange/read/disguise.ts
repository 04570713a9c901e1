/** Marks of quoted mail, and the prompts of PowerShell within a command of several lines. */
const QUOTED = /^[ \t]*(?:>[ \t]?)+/
/** Characters that are not seen and have no width, at the beginning of a line. */
const UNSEEN = /^[\u200b-\u200f\u2060\ufeff]+/

/**
 * The text without what mails and chats put before its lines: quotation marks (`> `) and unseen characters. The number
 * of lines stays, so that line numbers stay right.
 */
export function withoutQuotation(text: string): string {
  const isQuoted = (text.match(/^[ \t]*>/gm)?.length ?? 0) > 1 || /^>> /m.test(text)
  const isUnseen = /^[\u200b-\u200f\u2060\ufeff]/m.test(text)
  if (!isQuoted && !isUnseen) return text
  return text.replace(/^[^\r\n]{1,200}/gm, (line) => {
    const seen = line.replace(UNSEEN, '')
    return isQuoted ? seen.replace(QUOTED, '') : seen
  })
}

const OTHER_BLANKS = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
const LABEL_OF_OTHER_BLANKS =
  /^[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]*\w+[^:\r\n\w]*[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000][^:\r\n\w]*:/m

/**
 * Returns a function for the plain form of a line: where the copy put other blanks between labels and colons, they are
 * ordinary ones everywhere.
 */
export function blankReader(text: string): (line: string) => string {
  return LABEL_OF_OTHER_BLANKS.test(text) ? (line) => line.replace(OTHER_BLANKS, ' ') : (line) => line
}
