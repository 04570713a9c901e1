import { parseNetwork } from '#lib/matcher'
import type { FlattenedSpf } from './flattened-spf'
import { parseSpf } from './record'

/** A network of the record, and the count of connector entries that it was split into. */
type SplitNetwork = { readonly network: string; readonly entries: number }

/** The networks wider than /24 that were split into several entries, each once, in reading order. */
export function splitNetworks({ steps, networks }: Pick<FlattenedSpf, 'steps' | 'networks'>): SplitNetwork[] {
  const listed = new Set(networks)
  const split = new Map<string, number>()
  for (const { record } of steps) {
    for (const mechanism of record === null ? [] : parseSpf(record).mechanisms) {
      const [, text = ''] = /^\+?ip4:(.+)$/i.exec(mechanism.text) ?? []
      const network = parseNetwork(text)
      const length = network?.prefixLength ?? 32
      // The network is not in the list if an earlier term refuses it, or it is too wide.
      if (network === null || length >= 24 || !listed.has(`${text.split('/')[0]}/24`)) continue
      split.set(text, 2 ** (24 - length))
    }
  }
  return [...split].map(([network, entries]) => ({ network, entries }))
}
