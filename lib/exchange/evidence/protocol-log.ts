import { csvRows } from '#lib/exchange/read/csv-rows'
import { readDomainPattern } from '#lib/scenario/document/forms'
import type { TextPosition } from './evidence'
import { type Line, quoteOf } from './pasted-text'

/** A row of the protocol log of an Exchange server: `<` is what it received, `>` what it sent, `*` a remark. */
export type ProtocolRow = {
  readonly session: string
  readonly event: string
  readonly data: string
  readonly context: string
  readonly line: Line
}

const ROW = /^"?\d{4}-\d\d-\d\dT[\d:.]{5,20}Z"?,/
const EVENT = /^[<>*+-]$/
/** The columns before the data: time, connector, session, number, local and remote endpoint, event. */
const BEFORE_DATA = 7

/** Reads a row; null for any other line. A comma in the data parts nothing, though the log may leave out its quotes. */
export function readProtocolRow(line: Line): ProtocolRow | null {
  if (!ROW.test(line.text)) return null
  const cells = csvRows(line.text, ',', 1).next().value?.cells ?? []
  const event = cells[BEFORE_DATA - 1] ?? ''
  if (cells.length <= BEFORE_DATA || !EVENT.test(event)) return null
  const hasContext = cells.length > BEFORE_DATA + 1
  return {
    session: cells[2] ?? '',
    event,
    data: cells.slice(BEFORE_DATA, hasContext ? -1 : undefined).join(','),
    context: hasContext ? (cells.at(-1) ?? '') : '',
    line,
  }
}

/** The rows of the session in which the answer stands; null if it stands in no such log. */
export function sessionOf(lines: readonly Line[], answerLine: number | null): readonly ProtocolRow[] | null {
  const answer = lines.find(({ line }) => line === answerLine && line !== null)
  const row = answer === undefined ? null : readProtocolRow(answer)
  if (row === null) return null
  return lines.flatMap((line) => {
    const other = readProtocolRow(line)
    return other === null || other.session !== row.session ? [] : [other]
  })
}

const MOST_NAMES = 100

/**
 * The names of the certificate that the server sent which received the answer: in one row with everything, or, of older versions, in a row for
 * each part. Null if the session shows none.
 */
export function sentCertificate(
  rows: readonly ProtocolRow[],
  answerLine: number | null,
): { readonly value: readonly string[]; readonly from: TextPosition } | null {
  if (!rows.some(({ event, line }) => line.line === answerLine && event === '<')) return null
  const at = rows.findIndex(({ event, context }) => event === '*' && /^Sending certificate\b/i.test(context))
  const first = rows[at]
  if (first === undefined) return null
  const names = first.data.trim() === '' ? namesOfParts(rows.slice(at + 1)) : namesOfWhole(first.data)
  const known = names.flatMap((name) => readDomainPattern(name)?.toLowerCase() ?? []).filter((name) => name !== '*')
  if (known.length === 0) return null
  return {
    value: [...new Set(known)].slice(0, MOST_NAMES),
    from: { line: first.line.line, quote: quoteOf(`${first.context}: ${first.data || known.join(';')}`) },
  }
}

/** Subject, issuer, serial number, thumbprint and two times come before the alternate names. */
const namesOfWhole = (data: string): string[] => [
  ...commonName(data),
  ...(/Z\s+(\S{1,2000})\s*$/.exec(data)?.[1] ?? '').split(/[;,]/),
]

function namesOfParts(rows: readonly ProtocolRow[]): string[] {
  const end = rows.findIndex(({ event, context }) => event !== '*' || !/^Certificate\b/i.test(context))
  const parts = rows.slice(0, end < 0 ? rows.length : end)
  const subject = parts.find(({ context }) => /^Certificate subject$/i.test(context))
  const others = parts.find(({ context }) => /^Certificate alternate names$/i.test(context))
  return [...commonName(subject?.data ?? ''), ...(others?.data ?? '').split(/[;,\s]/)]
}

/** The name of the subject, which comes first. Names with blanks are those of a person or a company. */
const commonName = (data: string): string[] => /^\s*CN=([^\s,;"]{1,253})/i.exec(data)?.slice(1) ?? []
