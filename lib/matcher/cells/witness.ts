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

/** Where a sender stands in the axes. */
export type WitnessPlace = {
  readonly row: number
  readonly selection: DomainSelection
  readonly atoms: readonly Atom[]
  readonly channel: SampleChannel
}

/** The row to take a witness from: one with a public address if there is one, of IPv4 if there is one. */
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

/** How far a witness is from what people find easy to read: lower is better. */
export function oddityOf({ samples }: AddressRows, { row, channel, selection }: WitnessPlace): number {
  return (
    (samples[row]?.isPublic ? 0 : 16) +
    (typeof samples[row]?.ip === 'number' ? 0 : 8) +
    2 * (channel.atoms.length + (channel.bySan ? 1 : 0)) +
    (channel.trusted ? 0 : 1) +
    (selection.from === '' ? 1 : 0)
  )
}

/** A sender of the place with every fact known: the proof that one can be there. */
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
