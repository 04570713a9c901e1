import { readAddressList } from '#lib/exchange/addresses/address-list'
import { type FieldReader, isRecord, readCompared } from '#lib/exchange/read/field-reader'
import { IMPORT_COMMAND } from '#lib/exchange/read/problems'
import { SENDER_DOMAIN_FORM } from '#lib/exchange/read/sender-domain-form'
import { parseNetwork } from '#lib/matcher'
import { readDomainPattern } from '#lib/scenario/document/forms'
import { LIMITS } from '#lib/scenario/document/limits'

/** What PowerShell prints in place of a list, or at its end, if it does not print all entries. */
const TYPE_NAME = /^(?:Deserialized\.)?(?:System|Microsoft)\.[\w.]*(?:\[|`|$)|MultiValuedProperty/
const CUT = /(?:\.\.\.|…)\}?$/
/** An entry of a list that was joined into one text with `;`, `,`, `|`, blanks or line breaks. */
const JOINED_ENTRY = /smtp:[^;|,\s]*;\d+|[^;|,\s{}]+/gi
/** A list as a PowerShell literal: `@("smtp:*;1", "smtp:fabrikam.com;1")`. */
const LITERAL = /^\s*@\(\s*(?:(?:"[^"]*"|'[^']*')(?:\s*,)?\s*)*\)\s*$/
const QUOTED = /"([^"]*)"|'([^']*)'/g
const LONGEST_TEXT = 500
const LONGEST_NETWORK = 100
/** The command that makes Format-List print whole lists. */
const WHOLE_LIST = '$FormatEnumerationLimit = -1; Get-InboundConnector | Format-List'

type Entry = { readonly text: string; readonly steps: readonly (string | number)[] }

/** The entries of a multi-valued property; empty, with a problem, if some are missing. */
function readEntries(field: FieldReader, limit: number): Entry[] {
  const { value, steps } = unwrap(field.value)
  if (value === null || value === undefined || value === '') return []
  if (Array.isArray(value) && value.length > limit) {
    field.report('LIST_TOO_LONG', value.length, { limit })
    return []
  }
  const entries = Array.isArray(value)
    ? value.flatMap((one, i) => readEntry(field, one, [...steps, i]))
    : readOne(field, value, steps, limit)
  const cut = entries.find(({ text }) => TYPE_NAME.test(text) || CUT.test(text))
  if (cut !== undefined) {
    const command = field.origin === 'format-list' ? WHOLE_LIST : IMPORT_COMMAND
    field.report('LIST_CUT', cut.text, { command, printed: printedOf(entries) }, cut.steps)
    return []
  }
  if (entries.length > limit) {
    field.report('LIST_TOO_LONG', entries.length, { limit })
    return []
  }
  return entries
}

/** More entries than PowerShell prints of a list that it cuts. */
const MOST_PRINTED = 50

/** The printed entries of a list that was cut, so that the user only has to add the rest. */
const printedOf = (entries: readonly Entry[]): string =>
  entries
    .filter(({ text }) => !TYPE_NAME.test(text))
    .map(({ text }) => text.replace(CUT, '').trim())
    .filter((text) => text !== '' && text.length <= LONGEST_TEXT)
    .slice(0, MOST_PRINTED)
    .join(', ')

/** Windows PowerShell wraps some lists: `{ "value": [ … ], "Count": 2 }`. */
function unwrap(value: unknown): { value: unknown; steps: readonly string[] } {
  if (isRecord(value) && Array.isArray(value.value)) return { value: value.value, steps: ['value'] }
  return { value, steps: [] }
}

/** Reads one entry. Some tools write an empty list as `[null]`. */
function readEntry(field: FieldReader, value: unknown, steps: readonly (string | number)[]): Entry[] {
  if (value === null) return []
  const written = isRecord(value) ? value.value : value
  if (typeof written === 'string') {
    const text = readCompared(field, written, steps)
    return text === '' ? [] : [{ text, steps }]
  }
  field.report('NOT_TEXT', value, {}, steps)
  return []
}

function readOne(field: FieldReader, written: unknown, steps: readonly (string | number)[], limit: number): Entry[] {
  if (typeof written !== 'string') return readEntry(field, written, steps)
  const value = readCompared(field, written, steps)
  if (TYPE_NAME.test(value) || CUT.test(value)) return [{ text: value, steps }]
  if (value.startsWith('{') && !value.endsWith('}')) return [{ text: `${value}…`, steps }]
  if (LITERAL.test(value)) return [...value.matchAll(QUOTED)].map(([, one, two]) => ({ text: one ?? two ?? '', steps }))
  // No more than tell that there are too many.
  const entries: string[] = []
  for (const [entry] of value.matchAll(JOINED_ENTRY)) if (entries.push(entry) > limit) break
  // Where some entries have the prefix of a sender domain and others do not, a separator stood inside one of them.
  const prefixed = entries.filter((text) => /^smtp:/i.test(text)).length
  if (prefixed > 0 && prefixed < entries.length) field.report('SPLIT', value, { count: entries.length }, steps)
  return entries.map((text) => ({ text, steps }))
}

export function readNetworks(field: FieldReader): string[] {
  const { value } = field
  const isWhole =
    typeof value === 'string' && !TYPE_NAME.test(value) && !CUT.test(value) && !isTooLong(value) && !isPlainList(value)
  const written = isWhole ? networksIn(value) : null
  if (written !== null) return written
  return readEntries(field, LIMITS.networks).flatMap(({ text, steps }) => {
    // As `networkSchema` has it, without the cost of asking it for each of a million.
    const network = text.trim()
    if (isPlain(network)) return [network]
    const networks = network.length <= LONGEST_NETWORK ? networksIn(network) : null
    if (networks === null) field.report('NOT_A_NETWORK', text, {}, steps)
    return networks ?? []
  })
}

/** Reports whether a text is one entry as Exchange Online writes it. It is kept as it is, also if it comes twice. */
function isPlain(text: string): boolean {
  const form = text.length <= LONGEST_NETWORK ? parseNetwork(text)?.form : undefined
  // What reads like a range can be an address with a netmask.
  return form === 'range' ? networksIn(text)?.join() === text : form !== undefined
}

const isPlainList = (text: string): boolean => (text.match(JOINED_ENTRY) ?? []).every(isPlain)

const isTooLong = (text: string): boolean => (text.match(/[^;|,\s]+/g)?.length ?? 0) > LIMITS.networks

/** The networks in a text that holds nothing else: with netmasks, other dashes and quotes. Null for any other text. */
function networksIn(text: string): string[] | null {
  const { networks, leftOut } = readAddressList(text, { withIpv6: true, most: LIMITS.networks + 1 })
  return leftOut.length === 0 && networks.length > 0 ? networks.map(({ network }) => network) : null
}

export function readDomains(field: FieldReader): string[] {
  return readEntries(field, LIMITS.domains).flatMap(({ text, steps }) => readDomain(field, text, steps))
}

function readDomain(field: FieldReader, text: string, steps: readonly (string | number)[]): string[] {
  const domain = readDomainPattern(text)
  if (domain === null) field.report('NOT_A_DOMAIN', text, {}, steps)
  return domain === null ? [] : [domain]
}

/** The sender domains without prefix and cost. `raw` is the printed list if a cost in it must be kept. */
export function readSenderDomains(field: FieldReader): { domains: string[]; raw: string[] | null } {
  const entries = readEntries(field, LIMITS.domains)
  let isCostly = false
  const domains = entries.flatMap(({ text, steps }) => {
    const [, domain = text.replace(/^smtp:/i, ''), cost = '1'] = SENDER_DOMAIN_FORM.exec(text.trim()) ?? []
    if (cost !== '1') {
      isCostly = true
      field.report('COST', text, {}, steps)
    }
    return readDomain(field, domain, steps)
  })
  return { domains, raw: isCostly ? entries.map(({ text }) => text) : null }
}

/** The texts of a list. They may contain the separator, so a list that had to be split gets a problem. */
export function readTexts(field: FieldReader): string[] {
  const entries = readEntries(field, LIMITS.networks)
  if (isSplit(field, entries)) field.report('SPLIT', field.value, { count: entries.length })
  return entries.map(({ text, steps }) => {
    if (text.length > LONGEST_TEXT) field.report('TEXT_TOO_LONG', text, { limit: LONGEST_TEXT }, steps)
    return text.slice(0, LONGEST_TEXT)
  })
}

function isSplit({ origin, value }: FieldReader, entries: readonly Entry[]): boolean {
  // An empty list has nothing to split. Blanks where an entry would stand may be an entry: `{ }` is not empty.
  if (typeof value === 'string')
    return value !== '' && value !== '{}' && (entries.length !== 1 || entries[0]?.text !== value)
  // An entry that was left empty by splitting counts too: `{, }` may have been one entry, a comma and a blank.
  return origin === 'format-list' && Array.isArray(value) && value.length > 1
}
