import { fromLines, type Line, linesOf, lowerAscii, type PastedText } from './pasted-text'

/** What screens, cards and their translations call a column of a trace or of EmailEvents. */
const ALIASES: Readonly<Record<string, string>> = {
  fromipaddress: 'fromip',
  vonip: 'fromip',
  'von-ip': 'fromip',
  quellip: 'fromip',
  ipsource: 'fromip',
  senderip: 'senderipv4',
  senderipaddress: 'senderipv4',
  absenderip: 'senderipv4',
  'absender-ip': 'senderipv4',
  'absender-ip-adresse': 'senderipv4',
  sendermailfrom: 'sendermailfromaddress',
  sendermailaddress: 'sendermailfromaddress',
  senderemailfromaddress: 'sendermailfromaddress',
  mailfrom: 'sendermailfromaddress',
  mailfromaddress: 'sendermailfromaddress',
  sender: 'senderaddress',
  absender: 'senderaddress',
  absenderadresse: 'senderaddress',
  recipient: 'recipientaddress',
  recipients: 'recipientaddress',
  empfänger: 'recipientaddress',
  empfängeradresse: 'recipientaddress',
  destinataire: 'recipientaddress',
  'connector(s)': 'connectors',
  connector: 'connectors',
  inboundconnector: 'connectors',
  nachrichtenid: 'messageid',
  'nachrichten-id': 'messageid',
  'netzwerknachrichten-id': 'networkmessageid',
}

/** A column as exports and screens spell it: `original_client_ip`, `From IP`, `SenderIPv4`, `Von IP`. */
export function columnOf(label: string): string {
  const name = lowerAscii(label).replace(/[\s_"\ufeff]/g, '')
  return Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name
}

const LONGEST_LABEL = 60

/**
 * A card of a screen as `name : value` lines: a label with its value behind a tab or a colon, or on the line below. `isColumn` tells the
 * labels. Null if the text has no label without a colon.
 */
export function cardAsLines(pasted: PastedText, isColumn: (name: string) => boolean): PastedText | null {
  const lines = linesOf(pasted).filter(({ text }) => text.trim() !== '')
  const found: Line[] = []
  let isCard = false
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]
    if (line === undefined) break
    const [, label = '', mark = '', rest = ''] =
      /^\s*([^\t:]{1,60}?)\s*(\t|:|$)\s*(.*)$/.exec(line.text.slice(0, 700)) ?? []
    const column = label.length > LONGEST_LABEL ? '' : columnOf(label)
    if (!isColumn(column)) continue
    const below = lines[at + 1]?.text.trim() ?? ''
    const isBelow = rest.trim() === '' && !isColumn(columnOf(below))
    const value = isBelow ? below : rest.trim()
    if (value === '') continue
    if (isBelow) at++
    isCard ||= isBelow || mark === '\t'
    found.push({ text: `${column} : ${value}`, line: line.line })
  }
  return isCard ? fromLines(found) : null
}
