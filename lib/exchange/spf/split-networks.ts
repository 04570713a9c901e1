import { parseNetwork } from '#lib/matcher'
import type { FlattenedSpf } from './flattened-spf'
import { parseSpf } from './record'

/** A network that the record writes in one term, and how many entries of a connector stand for it. */
type SplitNetwork = { readonly network: string; readonly entries: number }

/** The networks of the records that are wider than /24 and went in as several entries, each once, in the order read. */
export function splitNetworks({ steps, networks }: Pick<FlattenedSpf, 'steps' | 'networks'>): SplitNetwork[] {
  const listed = new Set(networks)
  const split = new Map<string, number>()
  for (const { record } of steps) {
    for (const mechanism of record === null ? [] : parseSpf(record).mechanisms) {
      const [, text = ''] = /^\+?ip4:(.+)$/i.exec(mechanism.text) ?? []
      const network = parseNetwork(text)
      const length = network?.prefixLength ?? 32
      // Not in the list when an earlier term refuses it, or when it is too wide.
      if (network === null || length >= 24 || !listed.has(`${text.split('/')[0]}/24`)) continue
      split.set(text, 2 ** (24 - length))
    }
  }
  return [...split].map(([network, entries]) => ({ network, entries }))
}
