import { readAddressList } from '#lib/exchange/addresses/address-list'
import { readDomainList } from '#lib/exchange/addresses/domain-list'
import { importConnectors } from '#lib/exchange/connectors/import-connectors'
import { readEvidence } from '#lib/exchange/evidence/read-evidence'
import { readPastedSpf } from '#lib/exchange/spf/pasted-record'

/** One kind of text: milliseconds of processor time per KiB at each size, and how much more a KiB of the largest text costs than of the smallest. */
export type ReadingRow = {
  readonly kind: string
  readonly perKib: readonly number[]
  readonly ratio: number
}

/** The sizes of the texts, in KiB. The largest is the longest that is read as evidence. */
export const SIZES = [16, 64, 256, 1024] as const
const RUNS = 5

const address = (i: number) => `${20 + (i >> 16)}.${(i >> 8) & 255}.${i & 255}.7`
const network = (i: number) => `20.${(i >> 8) & 255}.${i & 255}.0/24`

const connector = (i: number) => ({
  Name: `Filter ${i}`,
  Enabled: true,
  ConnectorType: 'Partner',
  SenderDomains: ['smtp:*;1'],
  SenderIPAddresses: [network(i), address(i)],
  RestrictDomainsToIPAddresses: true,
  RestrictDomainsToCertificate: false,
  RequireTls: true,
  TlsSenderCertificateName: null,
  AssociatedAcceptedDomains: [],
})
const formatList = (i: number) =>
  `${Object.entries(connector(i))
    .map(([name, value]) => `${name.padEnd(28)} : ${Array.isArray(value) ? `{${value.join(', ')}}` : (value ?? '')}`)
    .join('\n')}\n\n`
const csv = (i: number) =>
  `"Filter ${i}","True","Partner","smtp:*;1","${network(i)} ${address(i)}","True","False","True","",""\n`
const CSV_HEADER = `${Object.keys(connector(0))
  .map((name) => `"${name}"`)
  .join(',')}\n`
const noise = (i: number) =>
  `PS C:\\> Get-Mailbox user${i} | fl\nWARNING: nothing of this is a connector, at 10:15:${i % 60}\n> quoted ${address(i)} said: text\n\n`
const received = (i: number) =>
  `Received: from mx${i}.filter.example (${address(i)}) by AM0EUR0${i % 9}.mail.protection.outlook.com (10.0.0.1)\n with Microsoft SMTP Server; Tue, 12 May 2026 17:52:14 +0000\n`
const mailLog = (i: number) =>
  `Nov 20 09:12:${10 + (i % 50)} mx postfix/smtp[${i}]: ${i}A: to=<user${i}@contoso.com>, relay=mx[52.101.8.36]:25, status=bounced (host said: 250 ok)\n`
const traceRow = (i: number) =>
  `2026-11-20T09:12:33Z,ann@fabrikam.example,user${i}@contoso.com,${address(i)},Delivered,${i}\n`
const LOCK = '550 5.7.51 TenantInboundAttribution; There is a partner connector configured\n'

type Kind = readonly [
  name: string,
  read: (text: string) => unknown,
  piece: (i: number) => string,
  ends?: readonly [string, string],
]

const KINDS: readonly Kind[] = [
  ['Format-List, connectors', importConnectors, formatList],
  [
    'Format-List, one long list',
    importConnectors,
    (i) => `${network(i)}, `,
    ['Name : A\nSenderIPAddresses : {', '20.0.0.1}\n'],
  ],
  [
    'JSON, connectors',
    importConnectors,
    (i) => `${JSON.stringify(connector(i))},`,
    ['[', `${JSON.stringify(connector(0))}]`],
  ],
  [
    'JSON, one long list',
    importConnectors,
    (i) => `"${network(i)}",`,
    ['[{"Name":"A","SenderIPAddresses":[', '"20.0.0.1"]}]'],
  ],
  ['JSON, broken off', importConnectors, (i) => `${JSON.stringify(connector(i))},`, ['[', '{"Name": "A"']],
  ['CSV', importConnectors, csv, [CSV_HEADER, '']],
  ['transcript with noise', importConnectors, noise, [formatList(1), formatList(2)]],
  ['noise alone', importConnectors, noise],
  [
    'PowerShell',
    importConnectors,
    (i) =>
      `New-InboundConnector -Name "Filter ${i}" -SenderDomains * -SenderIPAddresses ${network(i)} -RequireTls $true\n`,
  ],
  ['addresses, a line each', readAddressList, (i) => `${network(i)}\n`],
  ['addresses, one line', readAddressList, (i) => `${address(i)}, `],
  ['addresses, wrong ones', readAddressList, (i) => `300.${i}.1.1, none, ${address(i)}/40; `],
  ['domains', readDomainList, (i) => `smtp:d${i}.contoso.com;1, `],
  ['SPF, one record', readPastedSpf, (i) => `ip4:${network(i)} `, ['v=spf1 ', '-all']],
  ['SPF, many records', readPastedSpf, (i) => `d${i}.example. 300 IN TXT "v=spf1 ip4:${network(i)}" " -all"\n`],
  ['SPF, terms alone', readPastedSpf, (i) => `ip4:${network(i)}\n`],
  ['evidence, headers', readEvidence, received, ['', 'Return-Path: ann@fabrikam.example\nSubject: Hello\n\n']],
  ['evidence, a mail log', readEvidence, mailLog, ['', LOCK]],
  ['evidence, many replies', readEvidence, (i) => `<user${i}@contoso.com>: host mx[52.101.8.36] said: ${LOCK}`],
  [
    'evidence, rows of a trace',
    readEvidence,
    traceRow,
    ['Received,SenderAddress,RecipientAddress,FromIP,Status,MessageId\n', ''],
  ],
  ['evidence, none', readEvidence, noise],
]

function textOf([, , piece, [start, end] = ['', '']]: Kind, kib: number): string {
  const length = kib * 1024 - start.length - end.length
  const pieces: string[] = []
  for (let i = 0, size = 0; ; i++) {
    const next = piece(i)
    size += next.length
    if (size > length) return start + pieces.join('') + end
    pieces.push(next)
  }
}

/** Reads texts of each kind at each size. Processor time is counted, and the fastest of several runs. */
export function* measureReading(): Generator<ReadingRow> {
  for (const kind of KINDS) {
    const [name, read] = kind
    const perKib = SIZES.map((kib) => {
      const text = textOf(kind, kib)
      read(text)
      const times = Array.from({ length: kib > 100 ? RUNS : 3 * RUNS }, () => {
        const before = process.cpuUsage()
        read(text)
        const { user, system } = process.cpuUsage(before)
        return (user + system) / 1000
      })
      return Math.min(...times) / kib
    })
    yield { kind: name, perKib, ratio: (perKib.at(-1) ?? 0) / (perKib[0] || 1) }
  }
}
