import { formatIp } from '#lib/matcher/sets/ip'
import type { AddressRows } from './addresses'
import type { SampleChannel } from './channels'
import type { DomainSelection } from './selections'
import type { Axes } from './sides'
import type { Atom } from './walk'

/** A sender of whom everything is known. */
export type KnownSender = {
  readonly sourceIP: string
  readonly tls: boolean
  readonly certificateNames: readonly string[]
  readonly certificateTrusted: boolean
  readonly certificateClientAuth: boolean
  readonly mailFrom: string
  readonly recipient: string
}

/** The place of a sender on the axes. */
export type WitnessPlace = {
  readonly row: number
  readonly selection: DomainSelection
  readonly atoms: readonly Atom[]
  readonly channel: SampleChannel
}

/** The row from which a witness is taken: if possible one with a public address, and then one of IPv4. */
export function pickRow({ samples }: AddressRows, rows: readonly number[]): number {
  let best = rows[0] ?? 0
  let bestRank = 4
  for (const row of rows) {
    const sample = samples[row]
    const rank = (sample?.isPublic ? 0 : 2) + (typeof sample?.ip === 'number' ? 0 : 1)
    if (rank < bestRank) {
      best = row
      bestRank = rank
    }
    if (rank === 0) break
  }
  return best
}

/** How unusual a witness at the place would look: lower is better. */
export function oddityOf({ samples }: AddressRows, { row, channel, selection }: WitnessPlace): number {
  return (
    (samples[row]?.isPublic ? 0 : 16) +
    (typeof samples[row]?.ip === 'number' ? 0 : 8) +
    2 * (channel.atoms.length + (channel.bySan ? 1 : 0)) +
    (channel.trusted ? 0 : 1) +
    (selection.from === '' ? 1 : 0)
  )
}

/** Makes a sender of the place with every fact known, which proves that there is one. */
export function makeWitness(axes: Axes, { row, selection: { from, to }, atoms, channel }: WitnessPlace): KnownSender {
  const names = channel.atoms.flatMap((atom) => atoms[atom]?.name.sample ?? [])
  return {
    sourceIP: formatIp(axes.rows.samples[row]?.ip ?? 0),
    tls: channel.tls,
    certificateNames: channel.bySan ? [axes.strangerName, ...names] : names,
    certificateTrusted: channel.trusted,
    certificateClientAuth: true,
    mailFrom: from === '' ? '' : `a@${from}`,
    recipient: `b@${to}`,
  }
}
