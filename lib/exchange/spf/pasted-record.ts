import { readAddressList } from '#lib/exchange/addresses/address-list'
import { plainText } from '#lib/exchange/addresses/plain-text'
import { isJsonText, recordsInJson } from './json-records'
import { gatherTerms, isTerm, termsWithoutVersion } from './pasted-terms'
import type { SpfProblemCode } from './problems'
import { quotedStrings } from './quoted-strings'

/** A record that a text holds, and the name at which the text says it stands. */
export type PastedRecord = { readonly text: string; readonly name: string | null }

export type PastedSpf = {
  readonly records: readonly PastedRecord[]
  /** the networks of a text that is a list and no record; null for any other text */
  readonly list: readonly string[] | null
  /** what was mended or doubtful */
  readonly notes: readonly SpfProblemCode[]
}

/** The strings of a record in braces, as `Resolve-DnsName` prints them: `{v=spf1 …, …}`. Macros have braces too. */
const BRACED = /\{\s*(v=spf1\s(?:%\{[^{}]*\}|[^{}])*)\}/gi
const QUOTES = /[\u00ab\u00bb\u201c-\u201f\u2033\uff02]/g
const SINGLE_QUOTES = /[\u2018-\u201b\u2032]/g
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g
/** Marks of a quoted mail. */
const QUOTED_MAIL = /^[ \t]*(?:>[ \t]*)+/gm
/** A line that quoted-printable mail breaks (RFC 2045 §6.7), and not one that breaks behind `redirect=`. */
const SOFT_BREAK = /(?<!redirect|exp)=\r?\n/gi
const MARKS = /[`*]+/g
/** The name in a line of a zone file, of dig or of Resolve-DnsName. */
const NAMED = /^\s*((?:[\w-]+\.)+[\w-]+\.?)\s+(?:\d+\s+)?(?:IN\s+)?(?:TXT|SPF)\b/i

/**
 * The SPF records in a pasted text: alone, among other words, in a line of a zone file, `dig`, `nslookup`, in output of
 * `Resolve-DnsName`, a table, or JSON of DNS over HTTPS (docs/formats.md §4). What word processors and mails change is
 * read as what it was. Strings in quotes are joined without a blank (RFC 7208 §3.3).
 */
export function readPastedSpf(pasted: string): PastedSpf {
  const ofJson = isJsonText(pasted) ? recordsInJson(pasted) : []
  if (ofJson.length > 0) return { records: unique(ofJson), list: null, notes: [] }
  const text = straighten(pasted)
  const records = unique(findRecords(text))
  if (records.length > 0) return { records, list: null, notes: text.includes('…') ? ['PASTED_CUT'] : [] }
  const terms = termsWithoutVersion(text)
  if (terms !== null) return { records: [{ text: terms, name: null }], list: null, notes: ['VERSION_MISSING'] }
  const { networks } = readAddressList(pasted)
  return { records: [], list: networks.length === 0 ? null : networks.map(({ network }) => network), notes: [] }
}

/** The text with plain quotes, dashes and blanks, without marks of code and emphasis. */
const straighten = (pasted: string): string =>
  plainText(pasted.replace(QUOTED_MAIL, '').replace(SOFT_BREAK, ''))
    .replace(QUOTES, '"')
    .replace(SINGLE_QUOTES, "'")
    .replace(DASHES, '-')
    .replace(MARKS, '')
    .replace(/\.{3}(?=\s*(?:\}|$))/gm, '…')
    .replace(/\bv\s*=\s*spf1\b/gi, (version) => version.replace(/\s/g, ''))

function findRecords(text: string): PastedRecord[] {
  const lines = text.split(/\r\n|\n|\r/)
  const braced = [...text.matchAll(BRACED)].map(({ 1: strings = '', index }) => ({
    text: tidy(strings.replaceAll(', ', '')),
    name: nameIn(text.slice(text.lastIndexOf('\n', index) + 1, index)),
  }))
  if (braced.length > 0) return braced
  const quoted = lines.some((line) => line.includes('"')) ? readQuoted(lines) : []
  return quoted.length > 0 ? quoted : readBare(text.replaceAll('"', ' '))
}

const nameIn = (line: string): string | null => NAMED.exec(line)?.[1]?.replace(/\.$/, '').toLowerCase() ?? null

function readQuoted(lines: readonly string[]): PastedRecord[] {
  const records: PastedRecord[] = []
  let isOpen = false
  for (const line of lines) {
    const strings = quotedStrings(line)
    if (strings.length === 0) {
      // Words begin another answer, as those of nslookup do: what stands below is none of this record.
      isOpen &&= line.trim() === ''
      continue
    }
    const joined = strings.join('')
    const last = records.at(-1)
    if (/^v=spf1(?: |$)/i.test(joined)) {
      records.push({ text: joined, name: nameIn(line) })
      isOpen = true
    } else if (isOpen && last !== undefined && line.trimStart().startsWith('"'))
      records[records.length - 1] = { ...last, text: last.text + joined }
    else isOpen = false
  }
  return records.map((record) => ({ ...record, text: tidy(record.text) }))
}

function readBare(text: string): PastedRecord[] {
  const starts = [...text.matchAll(/(?<![\w.])v=spf1[,;]?(?=\s|$)/gi)].map(({ index }) => index)
  const found = starts.map((start, i) => {
    const rest = text.slice(start + 'v=spf1'.length, starts[i + 1] ?? text.length).replace(/^[,;]/, '')
    return { rest, text: gatherTerms(rest), name: nameIn(text.slice(text.lastIndexOf('\n', start) + 1, start)) }
  })
  // A sentence names the version beside the record. Alone, a word that is no term is a part of the record.
  const records = found.filter((record) => record.text !== 'v=spf1')
  const [only, ...others] = found
  if (records.length > 0 || only === undefined) return records
  const word = /^[^\S\n]*(\S+)/.exec(only.rest)?.[1]
  return word === undefined || others.length > 0 ? found : [{ ...only, text: `v=spf1 ${word}` }]
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Each record once: tables and tools show one several times. */
const unique = (records: readonly PastedRecord[]): PastedRecord[] => [
  ...new Map(records.map((record) => [JSON.stringify([record.name, record.text]), record])).values(),
]

/** Reports whether a pasted text can be read without asking DNS. */
export function needsNoLookUp(pasted: string): boolean {
  const { records } = readPastedSpf(pasted)
  return records.every(({ text }) =>
    text
      .split(' ')
      .every(
        (term) =>
          !isTerm(term) || /^(?:[-+~?]?(?:all|ip[46]:.*|exists:.*|ptr.*)|(?!redirect)[a-z][\w.-]*=.*)$/i.test(term),
      ),
  )
}
