const V4 = String.raw`\d{1,3}(?:\.\d{1,3}){3}`
const ADDRESS = new RegExp(String.raw`(?<![\d.])${V4}`, 'g')
/** Struck through in Markdown, chats and HTML. */
const STRUCK =
  /~~([^~\r\n]{1,2000})~~|(?<![\w~])~(\d[\d./-]{6,40})~(?![\w~])|<(del|s|strike)\b[^<>]{0,300}>([\s\S]{0,2000}?)<\/\3>/gi
const ATTRIBUTES = new RegExp(
  String.raw`\b((?:start|first|from|begin|low)[\w-]{0,20})="(${V4})"(\s+)(?:end|last|to|high)[\w-]{0,20}="(${V4})"`,
  'gi',
)
const OVER_LINES = new RegExp(String.raw`\b(start-?ip\s+)(${V4})(\s+)(?:set\s+)?end-?ip\s+(${V4})(?![\w/]|\.\d)`, 'gi')
const BETWEEN = new RegExp(String.raw`\b(?:between|zwischen)\s+(${V4})\s+(?:and|und)\s+(${V4})(?![\w/]|\.\d)`, 'gi')

/**
 * The text of a list in which words say what marks said: `except` before each address that is struck through, and a dash
 * between the two ends of a range that stand in attributes or behind "between". The number of lines stays.
 */
export const withMarksAsWords = (text: string): string =>
  text
    .replace(STRUCK, (_whole, markdown?: string, chat?: string, _tag?: string, html?: string) =>
      (markdown ?? chat ?? html ?? '').replace(ADDRESS, ' except $&'),
    )
    .replace(ATTRIBUTES, '$1="$2-$4"$3')
    .replace(OVER_LINES, '$1$2-$4$3')
    .replace(BETWEEN, '$1-$2')

/** Words before an address that take it out of what stands before them, or say that it is no longer one. */
const BEFORE =
  /(?:(?:^|[\s(,;])(?:except(?:\s+for)?|excluding|excl\.?|without|minus|but\s+not|ohne|außer|ausgenommen|nicht|no\s+longer(?:\s+used?)?|nicht\s+mehr(?:\s+(?:verwenden|benutzen|verwendet|benutzt|in\s+gebrauch))?|deprecated|retired|formerly|previously|früher|ehemals|vormals|instead\s+of|statt|anstelle\s+von|replaces|ersetzt)|\((?:was|war))\s*:?\s*$/i
/** Words behind an address that say that it is no longer one. */
const BEHIND =
  /^\s*(?:[-\u2013\u2014([]\s*)?(?:(?:is|ist|wird|wurde|will be)\s+)?(?:deprecated|obsolete|retired|removed|decommissioned|no\s+longer|not\s+in\s+use(?!\s+yet)|unused|nicht\s+mehr|veraltet|entfällt|entfernt|stillgelegt|abgeschaltet|außer\s+betrieb|gelöscht)(?![\w-])(?!\s*:?\s*\d{1,3}\.\d)/i

/** Words behind an address that name the one in its place. */
const REPLACED =
  /^\s*(?:(?:is|was|wird|wurde)\s+)?(?:replaced\s+by|superseded\s+by|ersetzt\s+durch|durch\s+\S+\s+ersetzt)/i

/** Reports whether words around an address say that it is none of the list. */
export const isExcepted = (before: string, behind: string): boolean =>
  BEFORE.test(before) || BEHIND.test(behind) || REPLACED.test(behind)
