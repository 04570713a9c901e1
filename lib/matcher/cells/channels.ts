import type { Judging } from './judging'
import type { Result } from './results'
import type { RowView } from './walk'

/**
 * The channels of a set of senders: with or without TLS, and what their certificate shows. Certificates are told apart by
 * groups of atoms that behave alike; what two names do together follows from each by the join law.
 */
export type ChannelSet = {
  /** equal for equal sets of one universe of atoms */
  readonly key: string
  readonly plain: boolean
  readonly trusted: CertificateSet
  readonly untrusted: CertificateSet
}

export type CertificateSet = {
  /** with a certificate that fits nothing, or none */
  readonly none: boolean
  /** places of atoms, by group; what is in no group changes nothing */
  readonly groups: readonly (readonly number[])[]
  /** by group: with one such name */
  readonly single: readonly boolean[]
  /** by two groups: with a name of each; null where only one name of a certificate counts */
  readonly pair: readonly (readonly boolean[])[] | null
}

/** Rows in which all channels get the same answers: what stands for each, without the names that change nothing. */
export type Profile = {
  readonly plain: Result
  readonly none: Result
  readonly trusted: readonly Group[]
  readonly untrusted: readonly Group[]
}
type Group = { readonly result: Result; readonly atoms: readonly number[] }

/** A profile, made only when it is needed, and a key that equal profiles share. */
export function profileOf({ plain, none, trusted, untrusted }: RowView): { key: string; make: () => Profile } {
  let key = `${plain.worlds} ${none.worlds}`
  for (let atom = 0; atom < trusted.length; atom++) {
    const [own, other] = [trusted[atom]?.worlds, untrusted[atom]?.worlds]
    if (own !== none.worlds || other !== none.worlds) key += `,${atom}:${own}:${other}`
  }
  const make = () => ({ plain, none, trusted: groupAtoms(trusted, none), untrusted: groupAtoms(untrusted, none) })
  return { key, make }
}

function groupAtoms(results: readonly Result[], none: Result): Group[] {
  const groups = new Map<number, { result: Result; atoms: number[] }>()
  for (const [atom, result] of results.entries()) {
    if (result.worlds === none.worlds) continue
    const group = groups.get(result.worlds)
    if (group === undefined) groups.set(result.worlds, { result, atoms: [atom] })
    else group.atoms.push(atom)
  }
  return [...groups.values()]
}

/** Every pair of answers that some channel of the profile gets. With `singly`, certificates have one name that counts. */
export function pairsOf({ plain, none, trusted, untrusted }: Profile, judging: Judging, singly: boolean): Set<number> {
  const pairs = new Set([plain.pair, none.pair])
  for (const groups of [trusted, untrusted])
    for (const [i, { result }] of groups.entries()) {
      pairs.add(result.pair)
      if (singly) continue
      const base = groups === untrusted ? none : null
      for (const other of groups.slice(i + 1)) pairs.add(judging.join(result, other.result, base))
    }
  return pairs
}

/** The channels of the profile that get the pair of answers. */
export function channelsOf(profile: Profile, pair: number, judging: Judging, singly: boolean): ChannelSet {
  const none = profile.none.pair === pair
  const [trusted, untrusted] = [profile.trusted, profile.untrusted].map((groups) => {
    const single = groups.map(({ result }) => result.pair === pair)
    const base = groups === profile.untrusted ? profile.none : null
    const joined = groups.map(({ result }) => groups.map((other) => judging.join(result, other.result, base) === pair))
    return simplify({ none, groups: groups.map(({ atoms }) => atoms), single, pair: singly ? null : joined })
  }) as [CertificateSet, CertificateSet]
  return channelSet(profile.plain.pair === pair, trusted, untrusted)
}

export const channelSet = (plain: boolean, trusted: CertificateSet, untrusted: CertificateSet): ChannelSet => ({
  key: `${plain} ${keyOf(trusted)} ${keyOf(untrusted)}`,
  plain,
  trusted,
  untrusted,
})

/** Joins groups that are in the set on the same terms, and leaves out those that make no difference to it. */
export function simplify({ none, groups, single, pair }: CertificateSet): CertificateSet {
  const alike = (i: number, k: number) =>
    single[i] === single[k] &&
    (pair === null ||
      (pair[i]?.[k] === single[i] &&
        groups.every((_, other) => other === i || other === k || pair[i]?.[other] === pair[k]?.[other])))
  // Where it takes two names to be in the set, a third can lead out of it that makes no difference to either alone.
  const takesTwo = pair?.some((row, i) => row.some((isIn, k) => isIn && i !== k && !single[i] && !single[k])) === true
  const changesNothing = (i: number) =>
    !takesTwo &&
    single[i] === none &&
    (pair === null || groups.every((_, other) => other === i || pair[i]?.[other] === single[other]))
  const kept: { first: number; atoms: number[] }[] = []
  for (const [i, atoms] of groups.entries()) {
    if (changesNothing(i)) continue
    const like = kept.find(({ first }) => alike(first, i))
    if (like === undefined) kept.push({ first: i, atoms: [...atoms] })
    else like.atoms.push(...atoms)
  }
  const sorted = kept
    .map(({ first, atoms }) => ({ first, atoms: atoms.sort((a, b) => a - b) }))
    .sort((a, b) => (a.atoms[0] ?? 0) - (b.atoms[0] ?? 0))
  return {
    none,
    groups: sorted.map(({ atoms }) => atoms),
    single: sorted.map(({ first }) => single[first] === true),
    pair: pair && sorted.map((one) => sorted.map((other) => pair[one.first]?.[other.first] === true)),
  }
}

const keyOf = ({ none, groups, single, pair }: CertificateSet): string =>
  `${none}[${groups.map((atoms, i) => `${atoms.join('+')}:${single[i]}:${pair?.[i]?.map(Number).join('')}`).join(';')}]`

/** A channel as it is tried: the atoms are the names of the certificate, with `bySan` behind a subject that fits nothing. */
export type SampleChannel = {
  readonly tls: boolean
  readonly trusted: boolean
  readonly atoms: readonly number[]
  readonly bySan?: true
}

/** The simplest channel of the set; null of an empty one. */
export function sampleOf({ plain, trusted, untrusted }: ChannelSet): SampleChannel | null {
  if (trusted.none) return { tls: true, trusted: true, atoms: [] }
  if (plain) return { tls: false, trusted: true, atoms: [] }
  for (const names of [1, 2])
    for (const [isTrusted, { groups, single, pair }] of [[true, trusted] as const, [false, untrusted] as const])
      for (const [i, atoms] of groups.entries()) {
        if (names === 1 && single[i]) return { tls: true, trusted: isTrusted, atoms: atoms.slice(0, 1) }
        const other = names === 2 ? groups.findIndex((_, k) => k > i && pair?.[i]?.[k]) : -1
        if (other >= 0)
          return { tls: true, trusted: isTrusted, atoms: [...atoms.slice(0, 1), ...(groups[other] ?? []).slice(0, 1)] }
      }
  return null
}
