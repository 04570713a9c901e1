import { isExchangeLabel } from './properties'

/** Marks of quoted mail, and the prompts of PowerShell within a command of several lines. */
const QUOTED = /^[ \t]*(?:>[ \t]?)+/
/** Characters that are not seen and have no width, at the beginning of a line. */
const UNSEEN = /^[\u200b-\u200f\u2060\ufeff]+/

/** Time and name that chats put before each line: `[10:15] Anna: `. */
const SAID = /^\[[\d.:/, ]{4,25}(?: ?[AP]M)?\] [^:\r\n]{1,40}: /i
/** The time that pipelines and log viewers put before each line. */
const STAMP = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?[ \t]/
/** Codes of colours whose escape character a copy lost. */
const BARE_COLOURS = /\[\d{1,3}(?:;\d{1,3}){0,4}m/g
/** Bullets, line numbers and bars before a label. */
const DECORATION = /^[ \t]*(?:[*\u2022\u00b7\u2013-][ \t]+|\d{1,4}[.:)]?[ \t]+|\|[ \t]?)/
const BOLD_LABEL = /^(\*\*|__|`)(\w+)\1(?=[ \t]*:)/
const LABEL = /^(?:\*\*|__|`)?([A-Za-z]\w+)(?:\*\*|__|`)?[ \t]*:/
/** JSON or a list of Format-List as the source of a web page has it, and JSON as it is. */
const ESCAPED = /&(?:quot|#34|#x22);\w+&(?:quot|#34|#x22);\s*:|\w[ \t\u00a0]*:[ \t]*&(?:lcub|lbrace|#123|#x7b);/i
const PLAIN = /"\w+"\s*:/
const ENTITY = /&(?:#(\d{1,4})|#x([0-9a-f]{1,4})|(quot|apos|amp|lt|gt|nbsp|lcub|rcub|lbrace|rbrace));/gi
const CHARACTERS: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lcub: '{',
  lbrace: '{',
  rcub: '}',
  rbrace: '}',
}
/** Fences of a page around what was printed. */
const PRE = /<\/?(?:pre|code)\b[^<>\r\n]{0,200}>/gi
/** Lines of one kind that tell a disguise. A single one may be a part of a value, unless it is the first of the text. */
const FEWEST = 3

/**
 * The text without what mails, chats and documents put before its lines: quotation marks (`> `), names, bullets, numbers
 * and unseen characters. The number of lines stays, so that line numbers stay right.
 */
export function withoutQuotation(pasted: string): string {
  const text = ESCAPED.test(pasted) && !PLAIN.test(pasted) ? pasted.replace(ENTITY, characterOf) : pasted
  const steps = [
    [/^[\u200b-\u200f\u2060\ufeff]/m.test(text), UNSEEN],
    [count(text, /^[ \t]*>/gm) > 1 || /^>> /m.test(text), QUOTED],
    [isStamped(text), STAMP],
    [SAID.test(text.trimStart()) || count(text, new RegExp(SAID.source, 'gim')) > 1, SAID],
    [isDecorated(text), DECORATION],
  ] as const
  let plain = /^[ \t]*<(?:pre|code)\b/im.test(text) ? text.replace(PRE, '') : text
  if (count(plain, /^\[\d{1,3}(?:;\d{1,3}){0,4}m\w/gm) >= FEWEST) plain = plain.replace(BARE_COLOURS, '')
  for (const [isThere, mark] of steps)
    if (isThere) plain = plain.replace(/^[^\r\n]{1,300}/gm, (line) => line.replace(mark, ''))
  return /^(?:\*\*|__|`)\w/m.test(plain)
    ? plain.replace(/^[^\r\n]{1,300}/gm, (line) => line.replace(BOLD_LABEL, '$2'))
    : plain
}

function characterOf(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return CHARACTERS[name.toLowerCase()] ?? whole
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  // A line end would move the lines below.
  return code < 32 ? whole : String.fromCharCode(code)
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** Reports whether most lines begin with a time. */
function isStamped(text: string): boolean {
  const stamps = count(text, new RegExp(STAMP.source, 'gm'))
  return stamps >= FEWEST && 2 * stamps > count(text, /^[ \t]*\S/gm)
}

/** Reports whether labels of Exchange stand behind bullets or numbers: most of them, since a dash in YAML begins an object. */
function isDecorated(text: string): boolean {
  let found = 0
  let others = 0
  for (const [line] of text.matchAll(/^[^\r\n]{1,200}/gm)) {
    const bare = line.replace(DECORATION, '')
    const label = LABEL.exec(bare.trimStart())?.[1]
    if (label === undefined || !isExchangeLabel(label)) continue
    if (bare === line) others++
    else if (++found >= MOST_LABELS) break
  }
  return found >= FEWEST && found > others
}

const MOST_LABELS = 200

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
