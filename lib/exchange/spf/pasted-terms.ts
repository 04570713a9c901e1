const TERM = /^[-+~?]?(?:all|(?:include|exists|ip4|ip6):\S+|(?:a|mx)(?:[:/]\S+)?|ptr(?::\S+)?)$/i
const MODIFIER = /^[a-z][\w.-]*=\S*$/i
const ENDS = /^(?:[-+~?]?all|redirect=\S+)$/i
/** A term that a line end broke: its rest follows. */
const UNFINISHED = /[:./=-]$/

/** The beginning of a term that a blank parts from its value. */
const OPEN = /^(?:[-+~?]?(?:include|exists|ip4|ip6|a|mx|ptr):|redirect=)$/i

/** Reports whether a word may be a mechanism or modifier of an SPF record. */
export const isTerm = (word: string): boolean => TERM.test(word) || MODIFIER.test(word)

type Word = { readonly text: string; readonly startsLine: boolean }

function wordsOf(text: string): Word[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, i) =>
    (line.match(/\S+/g) ?? []).map((word, at) => ({
      // A full stop or bracket behind the end of the record belongs to the sentence around it, and no term ends in a comma.
      text: word.replace(/^([-+~?]?all)[.,;:)\]}'|]+$/i, '$1').replace(/(?<=.)[,;]+$/, ''),
      startsLine: i > 0 && at === 0,
    })),
  )
}

/**
 * The record of the terms at the beginning of a text: terms that a line end broke are joined, and what stands behind the
 * record is left out. A word that cannot be read, with terms behind it in its line, is a part of the record.
 */
export function gatherTerms(text: string): string {
  const words = wordsOf(text)
  const lastEnd = words.findLastIndex((word) => ENDS.test(word.text))
  const terms: string[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    const last = terms.at(-1) ?? ''
    if (word === undefined || (word.startsLine && ENDS.test(last))) break
    const next = words[at + 1]
    const isParted = /^[-+~?]$/.test(word.text) || (OPEN.test(word.text) && next?.startsLine === false)
    if (isParted && next !== undefined && isTerm(word.text + next.text)) {
      terms.push(word.text + next.text)
      at++
    } else if (word.startsLine && isBroken(last, word.text, at < lastEnd)) terms[terms.length - 1] = last + word.text
    else if (isTerm(word.text) || belongs(words, at, lastEnd)) terms.push(word.text)
    else break
  }
  return ['v=spf1', ...terms].join(' ')
}

/** Reports whether a word at the beginning of a line is the rest of the term above. */
function isBroken(last: string, word: string, goesOn: boolean): boolean {
  if (last === '' || !isTerm(last + word) || ENDS.test(last)) return false
  if (UNFINISHED.test(last) || /^[./:]/.test(word)) return true
  // Two whole terms stay apart; other words are the rest of a term only if the record goes on behind them.
  return !isTerm(word) ? goesOn && /^[\w.:/-]+$/.test(word) : !isTerm(last)
}

/** Reports whether a word that is no term stands within the record: terms follow in its line, or its end comes later. */
function belongs(words: readonly Word[], at: number, lastEnd: number): boolean {
  if (words[at]?.startsLine === true) return false
  for (let next = at + 1; next < words.length; next++) {
    const word = words[next]
    if (word === undefined) return false
    if (word.startsLine) return next <= lastEnd && isTerm((words[at]?.text ?? '') + word.text)
    if (isTerm(word.text)) return true
  }
  return false
}

/** The record of terms that stand without `v=spf1`; null if there are none that name networks or other records. */
export function termsWithoutVersion(text: string): string | null {
  const first = /(?<![\w.:-])[-+~?]?(?:ip4:|ip6:|include:|redirect=)[\w%{]/i.exec(text)
  if (first === null) return null
  const record = gatherTerms(text.slice(first.index))
  return record === 'v=spf1' ? null : record
}
