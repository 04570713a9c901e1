import { type IpRange, parseNetwork } from '#lib/matcher'

/** IPv4 networks from which no internet mail comes, with the RFC that reserves them. */
const RESERVED = [
  ['0.0.0.0/8', 'RFC 1122'],
  ['10.0.0.0/8', 'RFC 1918'],
  ['100.64.0.0/10', 'RFC 6598'],
  ['127.0.0.0/8', 'RFC 1122'],
  ['169.254.0.0/16', 'RFC 3927'],
  ['172.16.0.0/12', 'RFC 1918'],
  ['192.0.0.0/24', 'RFC 6890'],
  ['192.0.2.0/24', 'RFC 5737'],
  ['192.168.0.0/16', 'RFC 1918'],
  ['198.18.0.0/15', 'RFC 2544'],
  ['198.51.100.0/24', 'RFC 5737'],
  ['203.0.113.0/24', 'RFC 5737'],
  ['224.0.0.0/4', 'RFC 5771'],
  ['240.0.0.0/4', 'RFC 1112'],
].map(([range = '', rfc = '']) => {
  const network = parseNetwork(range)
  return { range, rfc, first: Number(network?.range.first), last: Number(network?.range.last) }
})

/** Marks first octets with reserved networks, so that most addresses need one look-up. */
const OCTETS = new Uint8Array(256)
for (const { first, last } of RESERVED) OCTETS.fill(1, first / 2 ** 24, last / 2 ** 24 + 1)

/** The reserved network that contains the whole range, or null. */
export function findReservedRange({ first, last }: IpRange): { range: string; rfc: string } | null {
  if (typeof first !== 'number' || OCTETS[Math.floor(first / 2 ** 24)] === 0) return null
  for (const reserved of RESERVED)
    if (first >= reserved.first && last <= reserved.last) return { range: reserved.range, rfc: reserved.rfc }
  return null
}
