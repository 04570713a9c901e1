import { type AddressRows, countRows } from '#lib/matcher/cells/addresses'
import {
  type AddressCount,
  type Area,
  entriesIn,
  type Limits,
  MOST_ENTRIES,
  type Region,
} from '#lib/matcher/cells/regions'
import { fitsMicrosoft } from './microsoft-names'

/**
 * A group of senders that get in, in the widest sense: everyone in the listed addresses; everyone with a certificate
 * name that fits the pattern, which all customers of a service or all tenants of Microsoft 365 may share; everyone with
 * TLS; or everyone. All but `listed-addresses` are an open side entrance: they let in strangers past every filter.
 */
export type Door = {
  readonly to: 'everyone' | 'everyone-with-tls' | 'every-microsoft-365-tenant' | 'customers-of' | 'listed-addresses'
  /** the certificate name that must fit; null if none must */
  readonly pattern: string | null
  /** the addresses it is open to */
  readonly addresses: AddressCount
  /** MAIL FROM and recipients it is limited to */
  readonly mailFrom: Region['mailFrom']
  readonly recipient: Region['recipient']
}

/**
 * The doors of all areas together, the widest first. Doors with the same opening and limits are one, and its width
 * follows from all its addresses, since senders from anywhere can be spread over many areas. `isCut`: some areas were
 * left out.
 */
export function doorsOf(areas: readonly Area[], rows: AddressRows): { doors: Door[]; isCut: boolean } {
  const found = new Map<string, { opening: Opening; limits: Limits; rows: (readonly number[])[] }>()
  let entries = 0
  for (const area of areas) {
    if (entries >= MOST_ENTRIES) return { doors: judgeDoors(found.values(), rows), isCut: true }
    const limits = area.describe()
    for (const opening of openingsOf(limits.channel)) {
      const key = `${opening.tls} ${opening.pattern}|${area.limits}`
      const known = found.get(key)
      if (known !== undefined) known.rows.push(area.rows)
      else {
        found.set(key, { opening, limits, rows: [area.rows] })
        entries += entriesIn({ ...limits, channel: 'any' })
      }
    }
  }
  return { doors: judgeDoors(found.values(), rows), isCut: false }
}

/** What a sender needs to come in: a name that fits the pattern, or only TLS, or nothing. */
type Opening = { readonly tls: boolean; readonly pattern: string | null }

function openingsOf(channel: Region['channel']): Opening[] {
  if (channel === 'any' || channel.some(({ tls }) => !tls)) return [{ tls: false, pattern: null }]
  const patterns = channel.map((one) => (one.tls ? (one.matches[0]?.pattern ?? null) : null))
  return (patterns.includes(null) ? [null] : [...new Set(patterns)]).map((pattern) => ({ tls: true, pattern }))
}

function judgeDoors(
  found: Iterable<{ readonly opening: Opening; readonly limits: Limits; readonly rows: (readonly number[])[] }>,
  rows: AddressRows,
): Door[] {
  return [...found]
    .map(({ opening, limits: { mailFrom, recipient }, rows: own }) => {
      const addresses = countRows(rows, own.flat())
      return { to: widthOf(opening, addresses), pattern: opening.pattern, addresses, mailFrom, recipient }
    })
    .sort((a, b) => WIDTH.indexOf(a.to) - WIDTH.indexOf(b.to))
}

const WIDTH = ['everyone', 'everyone-with-tls', 'every-microsoft-365-tenant', 'customers-of', 'listed-addresses']

function widthOf({ tls, pattern }: Opening, addresses: AddressCount): Door['to'] {
  if (!isAnywhere(addresses)) return 'listed-addresses'
  if (pattern === null) return tls ? 'everyone-with-tls' : 'everyone'
  return fitsMicrosoft(pattern) ? 'every-microsoft-365-tenant' : 'customers-of'
}

/** Reports whether the addresses are more than half of a family: no list that anybody writes is so long. */
const isAnywhere = ({ ipv4, ipv6 }: AddressCount): boolean => BigInt(ipv4) > 2n ** 31n || BigInt(ipv6) > 2n ** 127n
