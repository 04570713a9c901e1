import { isExchangeLabel } from './properties'

/** Marks of quoted mail, and the prompts of PowerShell within a command of several lines. */
const QUOTED = /^[ \t]*(?:>[ \t]?)+/
/** Characters that are not seen and have no width, at the beginning of a line. */
const UNSEEN = /^[\u200b-\u200f\u2060\ufeff]+/

/** Time and name that chats put before each line: `[10:15] Anna: `. */
const SAID = /^\[[\d.:/, ]{4,25}(?: ?[AP]M)?\] [^:\r\n]{1,40}: /i
/** Bullets, line numbers and bars before a label. */
const DECORATION = /^[ \t]*(?:[*\u2022\u00b7\u2013-][ \t]+|\d{1,4}[.:)]?[ \t]+|\|[ \t]?)/
const BOLD_LABEL = /^(\*\*|__|`)(\w+)\1(?=[ \t]*:)/
const LABEL = /^(?:\*\*|__|`)?([A-Za-z]\w+)(?:\*\*|__|`)?[ \t]*:/
/** Fences of a page around what was printed. */
const PRE = /<\/?(?:pre|code)\b[^<>\r\n]{0,200}>/gi
/** Lines of one kind that tell a disguise. A single one may be a part of a value. */
const FEWEST = 3

/**
 * The text without what mails, chats and documents put before its lines: quotation marks (`> `), names, bullets, numbers
 * and unseen characters. The number of lines stays, so that line numbers stay right.
 */
export function withoutQuotation(text: string): string {
  const steps = [
    [/^[\u200b-\u200f\u2060\ufeff]/m.test(text), UNSEEN],
    [count(text, /^[ \t]*>/gm) > 1 || /^>> /m.test(text), QUOTED],
    [count(text, new RegExp(SAID.source, 'gim')) > 1, SAID],
    [isDecorated(text), DECORATION],
  ] as const
  let plain = /^[ \t]*<(?:pre|code)\b/im.test(text) ? text.replace(PRE, '') : text
  for (const [isThere, mark] of steps)
    if (isThere) plain = plain.replace(/^[^\r\n]{1,300}/gm, (line) => line.replace(mark, ''))
  return /^(?:\*\*|__|`)\w/m.test(plain)
    ? plain.replace(/^[^\r\n]{1,300}/gm, (line) => line.replace(BOLD_LABEL, '$2'))
    : plain
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** Reports whether labels of Exchange stand behind bullets or numbers. */
function isDecorated(text: string): boolean {
  let found = 0
  for (const [line] of text.matchAll(/^[ \t]*(?:[*\u2022\u00b7\u2013|-]|\d)[^\r\n]{1,200}/gm)) {
    const bare = line.replace(DECORATION, '')
    const label = bare === line ? undefined : LABEL.exec(bare)?.[1]
    if (label !== undefined && isExchangeLabel(label) && ++found >= FEWEST) return true
  }
  return false
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
