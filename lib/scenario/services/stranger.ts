import { containsIp, ipSetOf, parseIp } from '#lib/matcher'

/** Documentation addresses first (RFC 5737, RFC 3849), since they belong to nobody; then some that plans hardly use. */
const IPV4 = [
  '203.0.113.200',
  '198.51.100.200',
  '192.0.2.200',
  ...Array.from({ length: 90 }, (_, i) => `${i + 130}.99.99.99`),
]
const IPV6 = ['2001:db8::200', '2001:db8:f::200', '3fff::200', '3fff:fff::200']

/** An address for a stranger that is in none of the networks; the first one if all are taken. */
export function strangerAddress(networks: readonly string[], family: 4 | 6 = 4): string {
  const taken = ipSetOf(networks)
  const addresses = family === 4 ? IPV4 : IPV6
  const free = addresses.find((address) => {
    const ip = parseIp(address)
    return ip !== null && !containsIp(taken, ip)
  })
  return free ?? addresses[0] ?? ''
}
