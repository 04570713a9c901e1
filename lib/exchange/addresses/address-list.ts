import { parseNetwork } from '#lib/matcher'
import { type Columns, readAddress } from './address-forms'
import { withPairsJoined } from './json-pairs'
import { isExcepted, withMarksAsWords } from './marked-words'
import { isMarkup, plainText } from './plain-text'
import type { AddressReason } from './reasons'

export type LeftOut = { readonly value: string; readonly line: number; readonly reason: AddressReason }
export type FoundNetwork = {
  /** an address, a network with its prefix length, or a range `a-b`; IPv6 only where it was asked for */
  readonly network: string
  /** as the text writes it */
  readonly written: string
  readonly line: number
}
export type AddressList = { readonly networks: readonly FoundNetwork[]; readonly leftOut: readonly LeftOut[] }

type Options = {
  /** IPv6 networks are kept; a connector takes none, but a service may have some */
  readonly withIpv6?: boolean
  readonly most?: number
}

const MOST_NETWORKS = 10_000
const MOST_LEFT_OUT = 500
const LONGEST_VALUE = 100

const ADDRESS = /\d{1,3}(?:\.\d{1,3}){2}\.(?:\d{1,3}|\*)/g
const IPV6 = /(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4})(?:\/\d{1,3})?(?![\w:])/gi
/** A number in dots that is no address: too many parts, too few, or parts that are too large. */
const NUMBER = /(?<![\w.:-])\d+(?:\.\d+){2,}(?:\/\d+)?/g
const SPF_TERM = /(?<![\w.-])[-+?~]?(?:include|redirect|exists|ptr|mx|a)[:=][\w%{}.-]+/gi
/** `nslookup` prints the DNS server that it asked above the answer. */
const SERVER_LINE = /^\s*(?:Server|Serveur|Servidor)\s?:\s+\S/i
const ADDRESS_LINE = /^\s*(?:Address(?:es)?|Adresse)\s?:\s/i
/** A line that is drawn between the header of a table and its rows. */
const RULE = /^[\s|+]*[-=]{3}[-=\s|+:]*$/
/** What may stand around an entry of a list. */
const AROUND_ENTRY = /^[\s"'`“”„‘’@(){}[\]]+|[\s"'`“”„‘’(){}[\]]+$/g
const DOMAIN_NAME = /(?:[a-z0-9_-]+\.)+[a-z]{2,}/i

/**
 * The networks in any list that a person has in hand (docs/formats.md §9): separated by anything, quoted, in JSON or a
 * table with other columns, with netmasks, ranges, bullets and comments. What looks like an address and is none, and
 * lines without any, are left out with the reason.
 */
export function readAddressList(text: string, { withIpv6 = false, most = MOST_NETWORKS }: Options = {}): AddressList {
  const isJson = /^\s*[[{]\s*["[{\]]/.test(text)
  const plain = plainText(withMarksAsWords(text))
  const lines = (isJson ? withPairsJoined(plain) : plain).split(/\r\n|\n|\r/)
  const isStructured = isJson || isMarkup(text)
  const scan = new ListScan(withIpv6, most, isStructured, lines.filter((line) => line.trim() !== '').length === 1)
  let line = 0
  for (const written of lines) scan.read(written, ++line)
  return scan.result()
}

class ListScan {
  readonly #networks = new Map<string, FoundNetwork>()
  readonly #leftOut: LeftOut[] = []
  readonly #withIpv6: boolean
  readonly #most: number
  /** JSON and markup have words of their own, and no comments */
  readonly #isStructured: boolean
  readonly #isOneLine: boolean
  #columns: Columns | null = null
  /** the line above names the server that was asked */
  #isBehindServer = false
  /** whether a line of words with separators was read, which names the columns of those below */
  #isTable = false
  /** the place of such a line among what is left out, while nothing was read below it */
  #header: { readonly at: number; readonly columns: number } | null = null

  constructor(withIpv6: boolean, most: number, isStructured: boolean, isOneLine: boolean) {
    this.#withIpv6 = withIpv6
    this.#most = most
    this.#isStructured = isStructured
    this.#isOneLine = isOneLine
  }

  result = (): AddressList => ({ networks: [...this.#networks.values()], leftOut: this.#leftOut })

  read(whole: string, line: number): void {
    const isAnswerer = this.#isBehindServer && ADDRESS_LINE.test(whole)
    this.#isBehindServer = SERVER_LINE.test(whole)
    if (isAnswerer) for (const { 0: value } of whole.matchAll(ADDRESS)) this.#leave(value, line, 'DNS_SERVER')
    else this.#readLine(whole, line)
  }

  #readLine(whole: string, line: number): void {
    const before = this.#networks.size + this.#leftOut.length
    const open = this.#isStructured ? whole : this.#withoutBlockComments(whole, line)
    const comment = this.#isStructured ? -1 : startOfComment(open)
    const text = comment < 0 ? open : open.slice(0, comment)
    const found = this.#readAddresses(this.#readIpv6(text, line), line)
    if (comment >= 0)
      for (const { 0: value } of open.slice(comment).matchAll(ADDRESS)) this.#leave(value, line, 'COMMENT')
    if (/[\d}\])"'][ ]?(?:\.\.\.|\u2026)\s*[)}\]]?\s*$/.test(text) || /,\s*(?:\.\.\.|\u2026)\s*[)}\]]?\s*$/.test(text))
      this.#leave('…', line, 'CUT')
    if (found || before < this.#networks.size + this.#leftOut.length) {
      this.#takeHeaderBack(columnsIn(text))
      this.#readEntries(text, line)
    } else this.#readWords(text, line)
  }

  /** The line without what stands between the marks of a comment. */
  #withoutBlockComments(text: string, line: number): string {
    if (!text.includes('/*')) return text
    return text.replace(/\/\*.*?\*\//g, (comment) => {
      for (const { 0: value } of comment.matchAll(ADDRESS)) this.#leave(value, line, 'COMMENT')
      return ' '
    })
  }

  /** Words in as many columns as the row with an address below them, or above a line, are the header of a table. */
  #takeHeaderBack(columns: number | null): void {
    if (this.#header !== null && (columns ?? this.#header.columns) === this.#header.columns)
      this.#leftOut.splice(this.#header.at, 1)
    this.#header = null
  }

  /** Leaves out the words among the entries of a list of single words, so that no wrong entry hides another. */
  #readEntries(text: string, line: number): void {
    const entries = text.split(/[,;]/).map((entry) => entry.replace(AROUND_ENTRY, ''))
    if (entries.length < 2 || this.#isStructured || this.#isTable || entries.some((entry) => /\s/.test(entry))) return
    const words = entries.filter((entry) => /[a-z]/i.test(entry) && !/\d\.\d/.test(entry) && !/^\w+:/.test(entry))
    // A row of a table without a header has one address beside its words.
    if (!this.#isOneLine && entries.filter((entry) => /\d\.\d/.test(entry)).length < 2) return
    for (const word of words) this.#leave(word, line, DOMAIN_NAME.test(word) ? 'NAME' : 'TEXT')
  }

  #add(network: string, written: string, line: number): void {
    if (this.#networks.size < this.#most) {
      const known = this.#networks.get(network)
      if (known === undefined) this.#networks.set(network, { network, written: written.trim(), line })
    } else if (!this.#leftOut.some(({ reason }) => reason === 'TOO_MANY')) this.#leave(network, line, 'TOO_MANY')
  }

  #leave(value: string, line: number, reason: AddressReason): void {
    if (this.#leftOut.length < MOST_LEFT_OUT)
      this.#leftOut.push({ value: value.trim().slice(0, LONGEST_VALUE), line, reason })
  }

  /** Takes the IPv6 networks out of a line, which is returned with blanks in their places. */
  #readIpv6(text: string, line: number): string {
    if (!text.includes(':')) return text
    // `ip6:` and `IPv6:` are labels, of which the colon is no part of the address.
    const labelled = text.replace(/\b(?:ip6|ipv6):/gi, (label) => `${label.slice(0, -1)} `)
    return labelled.replace(IPV6, (written: string, at: number) => {
      const network = parseNetwork(written)
      if (network === null) return written
      const label = labelled.slice(Math.max(0, at - 5), at)
      if (/[-~?]ip6 $/i.test(label)) this.#leave(written, line, 'NOT_PASS')
      else if (network.family === 4 || this.#withIpv6) this.#add(written.toLowerCase(), written, line)
      else this.#leave(written, line, 'IPV6')
      return ' '.repeat(written.length)
    })
  }

  /** Reads the IPv4 addresses of a line with what belongs to each. Reports whether there are any. */
  #readAddresses(text: string, line: number): boolean {
    let end = 0
    let count = 0
    for (const { 0: address, index } of text.matchAll(ADDRESS)) {
      if (index < end) continue
      this.#readNumbers(text.slice(end, index), line)
      count++
      end = index + address.length
      const rest = text.slice(end, end + 200)
      const read = this.#isWord(text, index, end) ? null : readAddress(address, rest, this.#columns)
      const length = read?.length ?? /^[\w./:\\%-]*/.exec(rest)?.[0].length ?? 0
      const written = text.slice(index, end + length)
      end += length
      const value = wordAt(text, index, end)
      if (read === null) this.#leave(value, line, isDotted(value) ? 'NOT_AN_ADDRESS' : 'PART')
      else if ('reason' in read) this.#leave(written, line, read.reason)
      else if (isExcepted(text.slice(Math.max(0, index - 40), index), text.slice(end, end + 60)))
        this.#leave(written, line, 'EXCLUDED')
      else if (/(?:[-~?]ip4:|!)$/i.test(text.slice(Math.max(0, index - 5), index)))
        this.#leave(written, line, 'NOT_PASS')
      else this.#add(read.network, written, line)
    }
    this.#readNumbers(text.slice(end), line)
    for (const { 0: term } of text.matchAll(SPF_TERM)) if (/v=spf1/i.test(text)) this.#leave(term, line, 'SPF_TERM')
    return count > 0
  }

  /** Reports whether the address is a part of a longer word: a name, a path, a version. */
  #isWord(text: string, start: number, end: number): boolean {
    const before = text.slice(Math.max(0, start - 2), start)
    if (/[\w.@]$/.test(before) || /\/$/.test(before) || /(?:[\w.)]|[-\u2010-\u2015])[-\u2010-\u2015]$/.test(before))
      return true
    if (/\b(?:version|ver\.?|build|release|firmware)[\s:="']*$/i.test(text.slice(Math.max(0, start - 20), start)))
      return true
    return /^(?:\w|\.\w|-[a-z]|[\\%])/i.test(text.slice(end, end + 2))
  }

  #readNumbers(text: string, line: number): void {
    for (const { 0: value } of text.matchAll(NUMBER))
      if (!/\b(?:19|20)\d\d\b/.test(value)) this.#leave(value, line, 'NOT_AN_ADDRESS')
  }

  /** Reads a line without addresses: the header of a table, a name, or words. */
  #readWords(text: string, line: number): void {
    if (isHeaderOf(text, /(?:start|first|from|von|begin|erste)/i, /(?:end|last|to|bis|letzte)/i))
      this.#columns = 'range'
    else if (/(?:prefix|cidr|bits|mask|präfix)/i.test(text)) this.#columns = 'prefix'
    const columns = columnsIn(text)
    this.#isTable ||= columns > 1
    if (RULE.test(text)) this.#takeHeaderBack(null)
    const words = text.replace(/[-=_*+|#;,.\s"'`@(){}[\]<>:]+/g, ' ').trim()
    if (words === '' || this.#isStructured || /^v?=?spf1$/i.test(words)) return
    const isName = DOMAIN_NAME.test(text.slice(0, 1000))
    const at = this.#leftOut.length
    this.#leave(text, line, isName ? 'NAME' : 'TEXT')
    this.#header = columns > 1 && !isName && at < this.#leftOut.length ? { at, columns } : null
  }
}

const columnsIn = (text: string): number => text.trim().split(/[,;|\t]| {2,}/).length

const isHeaderOf = (text: string, one: RegExp, other: RegExp): boolean =>
  /[,;|\t]| {2,}/.test(text.trim()) && one.test(text) && other.test(text.replace(one, ''))

const isDotted = (text: string): boolean => /^[\d.*/-]+$/.test(text)

/** The word in which an address stands. */
function wordAt(text: string, start: number, end: number): string {
  const before = /[\w.@:/-]*$/.exec(text.slice(Math.max(0, start - 60), start))?.[0] ?? ''
  return before + text.slice(start, end)
}

/** The offset of a comment: behind `#` or `//` at the start or after a blank, or a line that starts with `;`. */
function startOfComment(text: string): number {
  const found = /(?:^|\s)(?:#|\/\/)|^\s*(?:;|REM\s)/i.exec(text)
  return found === null ? -1 : found.index
}
