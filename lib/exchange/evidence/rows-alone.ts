import { readAddress, readIp } from './addresses'

/** The columns of a report of Start-HistoricalSearch and of a message tracking log, in their order (docs/formats.md §8.3). */
const OF_REPORT = [
  ...[
    'date_time_utc',
    'client_ip',
    'client_hostname',
    'server_ip',
    'server_hostname',
    'source_context',
    'connector_id',
  ],
  ...['source', 'event_id', 'internal_message_id', 'message_id', 'network_message_id', 'recipient_address'],
  ...[
    'recipient_status',
    'total_bytes',
    'recipient_count',
    'related_recipient_address',
    'reference',
    'message_subject',
  ],
  ...['sender_address', 'return_path', 'message_info', 'directionality', 'tenant_id', 'original_client_ip'],
  ...['original_server_ip', 'custom_data'],
]
/** The columns of Get-MessageTraceV2, and of Get-MessageTrace from the id of the message on. */
const OF_TRACES = [
  ['Received', 'SenderAddress', 'RecipientAddress', 'Subject', 'Status', 'FromIP', 'ToIP', 'Size', 'MessageId'],
  ['MessageId', 'Received', 'SenderAddress', 'RecipientAddress', 'Subject', 'Status', 'ToIP', 'FromIP', 'Size'],
] as const

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?Z?$/
const SOURCE = /^(?:SMTP|STOREDRIVER|AGENT|ROUTING|DSN|GATEWAY|RESOLVER|QUEUE|MAILBOXRULE)$/
const STATUS =
  /^(?:delivered|failed|pending|quarantined|filteredasspam|expanded|gettingstatus|resolved|none|zugestellt|fehler|ausstehend|isoliert)$/i
/** Servers of Exchange Online: `DB9PR04MB2`, `AM0EUR02FT001`, with or without their domain. */
const ONLINE = /^[A-Z]{2,3}\d?[A-Z0-9]{0,6}(?:MB|FT|CA)\d{1,6}\b|\.(?:prod|protection)\.outlook\.com$/i

/** The names of the cells of a row that has lost its header; null for a row that could be anything else. */
export function namesOfRow(cells: readonly string[]): readonly string[] | null {
  return namesOfReport(cells) ?? namesOfTrace(cells)
}

/** A row of a server of the company itself is about another hop than that into Exchange Online, so it is not read. */
function namesOfReport(cells: readonly string[]): readonly string[] | null {
  if (cells.length < OF_REPORT.length - 1 || cells.length > OF_REPORT.length) return null
  const cell = (name: string) => cells[OF_REPORT.indexOf(name)]?.trim() ?? ''
  const isReport = ISO.test(cell('date_time_utc')) && SOURCE.test(cell('source')) && /^[A-Z]+$/.test(cell('event_id'))
  return isReport && cell('event_id') === 'RECEIVE' && ONLINE.test(cell('server_hostname')) ? OF_REPORT : null
}

/** With the id of the message in its place the version is sure, and so which of the two addresses is that of the sender. */
function namesOfTrace(cells: readonly string[]): readonly string[] | null {
  for (const names of OF_TRACES)
    for (let start = 0; start + names.length <= cells.length; start++) {
      const cell = (name: (typeof names)[number]) =>
        cells[start + (names as readonly string[]).indexOf(name)]?.trim() ?? ''
      const isAddress = (text: string) => text === '' || readIp(text) !== null
      const isRow =
        readAddress(cell('SenderAddress')) !== null &&
        readAddress(cell('RecipientAddress')) !== null &&
        STATUS.test(cell('Status')) &&
        isAddress(cell('FromIP')) &&
        isAddress(cell('ToIP')) &&
        /^\d+$/.test(cell('Size')) &&
        /^<?[^\s@]+@[^\s@]+>?$/.test(cell('MessageId'))
      if (isRow) return cells.map((_, at) => names[at - start] ?? `column${at}`)
    }
  return null
}
