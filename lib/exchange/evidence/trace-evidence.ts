import { isInside, readAddress, readIp } from './addresses'
import { countUnreadable, findConnectorData } from './connector-data'
import {
  type Evidence,
  type EvidenceFacts,
  type EvidenceProblem,
  evidenceProblem,
  type Hint,
  type Known,
  NO_EVIDENCE,
  NO_FACTS,
  NOT_KNOWN,
  stated,
  type TextPosition,
} from './evidence'
import { findIsoDate } from './mail-date'
import { type Mep, readMeps } from './mep'
import { fromLines, lineAt, linesOf, lowerAscii, type PastedText, quoteOf } from './pasted-text'
import { columnOf } from './trace-labels'
import { ADDRESS_COLUMNS, isTraceRow } from './trace-rows'
import { normalizeTrace } from './trace-text'

const MARKS = ['inboundconnectordata=', 'tenantserviceprovider=', '<mep ', '\\u003cmep ', 'message received by: ']

/** Reports whether the text is the detail of a message trace, or rows of one. */
export function isTrace(pasted: PastedText): boolean {
  const lower = lowerAscii(pasted.text)
  return MARKS.some((mark) => lower.includes(mark)) || isTraceRow(pasted)
}

/**
 * Reads the detail of a message trace (docs/formats.md §8.2). Connector names are kept as written, though they compare
 * regardless of case.
 */
export function readTraceEvidence(original: PastedText): Evidence {
  const pasted = normalizeTrace(original)
  const { meps, problems: xmlProblems } = readMeps(pasted)
  const problems: EvidenceProblem[] = [...xmlProblems]
  const event = findReceiveEvent(meps)
  const attribution = readAttribution(pasted, meps, event, problems)
  return {
    ...NO_EVIDENCE,
    kind: 'trace',
    facts: readFacts(pasted, event, problems),
    hints: readHints(pasted, meps),
    ...attribution,
    tenantServiceProvider: findProvider(pasted, meps),
    receivedAt: readDate(pasted),
    problems,
  }
}

/** Reports whether the text was cut, so that the missing part may have named a connector. */
function isCut({ text }: PastedText, problems: readonly EvidenceProblem[]): boolean {
  const lower = lowerAscii(text)
  return problems.some(({ code }) => code === 'XML_BROKEN') || lower.lastIndexOf('<root') > lower.lastIndexOf('</root')
}

const named = (meps: readonly Mep[], name: string): Mep | null =>
  meps.find((mep) => mep.name.toLowerCase() === name.toLowerCase()) ?? null

/** The properties of the receiving event: the one that names a connector, else the first with a ConnectorId. */
function findReceiveEvent(meps: readonly Mep[]): readonly Mep[] {
  const deciding =
    meps.find(({ value }) => lowerAscii(value).includes('inboundconnectordata=')) ??
    named(meps, 'ConnectorId') ??
    meps[0]
  return deciding === undefined ? [] : meps.filter(({ event }) => event === deciding.event)
}

function readAttribution(
  pasted: PastedText,
  meps: readonly Mep[],
  event: readonly Mep[],
  problems: EvidenceProblem[],
): Pick<Evidence, 'connectorName' | 'attribution'> {
  const texts = meps.length === 0 ? [pasted] : meps.map((mep) => resolvedText(pasted, mep))
  const data = texts.flatMap(findConnectorData)
  const unreadable = texts.reduce((count, text) => count + countUnreadable(text, findConnectorData(text).length), 0)
  problems.push(...data.flatMap((entry) => entry.problems))
  if (unreadable > 0) problems.push(evidenceProblem('NAME_CUT'))
  const names = new Map(data.map(({ name }) => [name.toLowerCase(), name]))
  if (names.size > 1) problems.push(evidenceProblem('SEVERAL_CONNECTORS', [...names.values()].join(' · ')))
  const [connectorName, ...others] = names.values()
  if (connectorName !== undefined && others.length === 0) return { connectorName, attribution: 'named' }
  if (names.size > 1 || unreadable > 0) return { connectorName: null, attribution: 'not-said' }
  if (isCut(pasted, problems)) return { connectorName: null, attribution: 'not-said' }
  const server = named(event, 'ConnectorId')?.value
  if (server !== undefined)
    return { connectorName: null, attribution: isDefaultConnector(server) ? 'default' : 'not-said' }
  return attributionOfRows(pasted, problems)
}

/** The connector that rows name in a column. A row of the default connector names none. */
function attributionOfRows(
  pasted: PastedText,
  problems: EvidenceProblem[],
): Pick<Evidence, 'connectorName' | 'attribution'> {
  const values = readLines(pasted, ['ConnectorId', 'Connectors', 'InboundConnectorData'], readConnectorCell, true)
  const own = values.filter(({ value }) => !isDefaultConnector(value) && !value.includes('\\'))
  if (own.length > 1) problems.push(evidenceProblem('SEVERAL_CONNECTORS', own.map(({ value }) => value).join(' · ')))
  const [only, ...others] = own
  if (only !== undefined && others.length === 0) return { connectorName: only.value, attribution: 'named' }
  const isDefault = own.length === 0 && values.some(({ value }) => isDefaultConnector(value))
  return { connectorName: null, attribution: isDefault ? 'default' : 'not-said' }
}

/** The name in a cell, which may be the whole entry of the trace: `Name=…;ConnectorType=…`. */
const readConnectorCell = (text: string): string | null =>
  text
    .trim()
    .replace(/^Name=/i, '')
    .replace(/;ConnectorType=.*$/i, '') || null

/**
 * Reports whether the id is that of the default connector (`EXCH01\Default EXCH01`), used if no inbound connector
 * matched.
 */
const isDefaultConnector = (id: string): boolean => /^[^\\]{1,200}\\Default(?: |$)/i.test(id)

/** A value with entities resolved, as text at the line of its element. */
const resolvedText = (pasted: PastedText, { value, offset }: Mep): PastedText =>
  fromLines(value.split('\n').map((text) => ({ text, line: lineAt(pasted, offset) })))

function readFacts(pasted: PastedText, event: readonly Mep[], problems: EvidenceProblem[]): EvidenceFacts {
  const tls = readTls(pasted, event)
  return {
    ...NO_FACTS,
    sourceIP: readSourceIP(pasted, event, problems),
    tls,
    certificateNames: tls.value === false ? { value: [], how: 'inferred', from: tls.from } : NOT_KNOWN,
    mailFrom: readMailFrom(pasted, event),
    recipient: onlyValue(readLines(pasted, RECIPIENT_COLUMNS, readRecipient), 'RecipientAddress', problems),
  }
}

const RECIPIENT_COLUMNS = ['RecipientAddress', 'RecipientStatus', 'RecipientEmailAddress'] as const

/** Reports join recipient and status: `bob@contoso.com##Receive, Deliver`. No recipient is empty, as a sender may be. */
const readRecipient = (text: string): string | null => readAddress(text.split('##')[0] ?? '') || null

const placeOfMep = (pasted: PastedText, { name, value, offset }: Mep): TextPosition => ({
  line: lineAt(pasted, offset),
  quote: quoteOf(`${name}: ${value}`),
})

/**
 * The address from `ClientIP` of the receiving event or `FromIP` of the trace. `CIP` is only a hint (Enhanced
 * Filtering).
 */
function readSourceIP(pasted: PastedText, event: readonly Mep[], problems: EvidenceProblem[]): Known<string> {
  const client = named(event, 'ClientIP')
  const address = client === null ? null : readIp(client.value)
  if (client !== null && address !== null && !isInside(address)) return stated(address, placeOfMep(pasted, client))
  const rows = readLines(pasted, ADDRESS_COLUMNS, readIp)
  const [skipping] = readLines(pasted, ['SenderIPv4', 'SenderIPv6'], readIp)
  if (skipping !== undefined) problems.push(evidenceProblem('MAY_BE_SKIPPED_TO', skipping.value, skipping.from.line))
  const row = onlyValue(
    rows.filter(({ value }) => !isInside(value)),
    'FromIP',
    problems,
  )
  const inside = rows[0]?.value ?? address
  if (row.value === null && inside !== null && inside !== undefined && isInside(inside))
    problems.push(evidenceProblem('INTERNAL_ADDRESS', inside, client === null ? null : lineAt(pasted, client.offset)))
  return row
}

/** The detail of the receiving event: `Message received by: DB9PR04MB2 using TLS1.2 with AES256`. */
const RECEIVED_WITH = /\bMessage received by: [\w.-]{1,255} using (TLS[\d.]{0,5})\b/i
const TLS_VERSION = /(?:^|[;:\s"])S:tlsversion=([A-Za-z0-9_]{1,60})/i
const TLS_COLUMN = /^\s{0,100}"?TLS ?Version"?\s{0,60}[:=]\s{0,10}"?([A-Za-z0-9_.]{1,60})/i

function readTls(pasted: PastedText, event: readonly Mep[]): Known<boolean> {
  for (const mep of event) {
    const tls = tlsOfVersion(TLS_VERSION.exec(mep.value)?.[1])
    if (tls !== null) return stated(tls, placeOfMep(pasted, mep))
  }
  const rows = linesOf(pasted).flatMap(({ text, line }) => {
    const inRow = event.length > 0 ? null : (TLS_COLUMN.exec(text) ?? TLS_VERSION.exec(text))
    const tls = tlsOfVersion((inRow ?? RECEIVED_WITH.exec(text))?.[1])
    return tls === null ? [] : [{ tls, from: { line, quote: quoteOf(text) } }]
  })
  const [first, ...others] = rows
  return first === undefined || others.some(({ tls }) => tls !== first.tls) ? NOT_KNOWN : stated(first.tls, first.from)
}

/** Whether a version means TLS: `SP_PROT_TLS1_3_SERVER` and others do, `…NONE` is plain text. */
function tlsOfVersion(version: string | undefined): boolean | null {
  if (version === undefined) return null
  if (/NONE$/i.test(version)) return false
  return /TLS|SSL/i.test(version) ? true : null
}

function readMailFrom(pasted: PastedText, event: readonly Mep[]): Known<string> {
  const mep = named(event, 'ReturnPath')
  const address = mep === null ? null : readAddress(mep.value)
  if (mep !== null && address !== null) return stated(address, placeOfMep(pasted, mep))
  const [only, ...others] = readLines(pasted, ['SenderMailFromAddress', 'ReturnPath'], readAddress)
  return only === undefined || others.length > 0 ? NOT_KNOWN : stated(only.value, only.from)
}

/** `CIP` of any event of the message, and the sender's address, which can be that of the From header. */
function readHints(pasted: PastedText, meps: readonly Mep[]): Hint[] {
  const cip = named(meps, 'CIP')
  const address = cip === null ? null : readIp(cip.value)
  const senders = readLines(pasted, ['SenderAddress'], readAddress)
  const hints: Hint[] = senders.map(({ value, from }) => ({ fact: 'mailFrom', value, from }))
  return cip === null || address === null
    ? hints
    : [{ fact: 'sourceIP', value: address, from: placeOfMep(pasted, cip) }, ...hints]
}

type FoundValue = { readonly value: string; readonly from: TextPosition }

/** The values of properties in `name : value` lines, each once. `isWhole`: of the whole rest of the line. */
function readLines(
  pasted: PastedText,
  properties: readonly string[],
  read: (text: string) => string | null,
  isWhole = false,
): FoundValue[] {
  const wanted = new Set(properties.map(columnOf))
  const found = new Map<string, FoundValue>()
  for (const { text, line } of linesOf(pasted)) {
    const match = /^\s{0,100}"?([A-Za-z][A-Za-z0-9_ ]{0,60}?)"?\s{0,60}[:=](?!\/\/)\s{0,10}"?(.{1,600})/.exec(
      text.slice(0, 700),
    )
    if (match === null || !wanted.has(columnOf(match[1] ?? ''))) continue
    const rest = match[2] ?? ''
    const value = read(isWhole ? rest.replace(/",?\s*$/, '') : (/^[^",\s]{1,330}/.exec(rest)?.[0] ?? ''))
    if (value !== null && found.size < 10)
      found.set(value.toLowerCase(), { value, from: { line, quote: quoteOf(text.slice(0, 700)) } })
  }
  return [...found.values()]
}

function onlyValue(values: readonly FoundValue[], name: string, problems: EvidenceProblem[]): Known<string> {
  const [first, ...others] = values
  if (others.length > 0) problems.push(evidenceProblem('SEVERAL_VALUES', name, first?.from.line ?? null))
  return first === undefined || others.length > 0 ? NOT_KNOWN : stated(first.value, first.from)
}

function findProvider(pasted: PastedText, meps: readonly Mep[]): string | null {
  const texts = meps.length === 0 ? [pasted.text] : meps.map(({ value }) => value)
  for (const text of texts) {
    const provider = /TenantServiceProvider=([^;'"<\s]{1,100})/i.exec(text)?.[1]
    if (provider !== undefined) return provider.replace(/\.{3,}$/, '')
  }
  return null
}

/** The date, only if it states its zone: others depend on the computer that printed them. */
function readDate(pasted: PastedText): string | null {
  const line = linesOf(pasted).find(({ text }) =>
    /^\s{0,100}"?(?:Date|Received|dateTime|Timestamp|receivedDateTime|origin_timestamp(?:_utc)?|date_time_utc)"?\s{0,60}[:=]/i.test(
      text.slice(0, 250),
    ),
  )
  return line === undefined ? null : findIsoDate(line.text.slice(0, 250))
}
