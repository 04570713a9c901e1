import type { Judging } from './judging'
import type { Result } from './results'
import type { RowView } from './walk'

/**
 * A set of channels: whether it holds senders without TLS, and which certificates it holds. Certificates are told apart
 * by groups of atoms (classes of names) that have the same effect. The effect of two names together follows from the
 * effects of each by the join law (docs/rules.md §5).
 */
export type ChannelSet = {
  /** equal for equal sets over the same atoms */
  readonly key: string
  readonly plain: boolean
  readonly trusted: CertificateSet
  readonly untrusted: CertificateSet
}

export type CertificateSet = {
  /** whether the set holds senders without a certificate, or with one whose names fit nothing */
  readonly none: boolean
  /** the places of the atoms of each group; an atom in no group makes no difference */
  readonly groups: readonly (readonly number[])[]
  /** by group: whether the set holds certificates with one name of the group */
  readonly single: readonly boolean[]
  /**
   * by two groups: whether it holds certificates with a name of each; null where only one name of a certificate counts
   */
  readonly pair: readonly (readonly boolean[])[] | null
}

/** The results of all channels in some rows. Names with the result of no name are left out. */
export type Profile = {
  readonly plain: Result
  readonly none: Result
  readonly trusted: readonly Group[]
  readonly untrusted: readonly Group[]
}
type Group = { readonly result: Result; readonly atoms: readonly number[] }

/** The key of a profile, equal for equal profiles, and a function that makes the profile when it is needed. */
export function profileOf({ plain, none, trusted, untrusted }: RowView): { key: string; make: () => Profile } {
  let key = `${plain.branches} ${none.branches}`
  for (let atom = 0; atom < trusted.length; atom++) {
    const [own, other] = [trusted[atom]?.branches, untrusted[atom]?.branches]
    if (own !== none.branches || other !== none.branches) key += `,${atom}:${own}:${other}`
  }
  const make = () => ({ plain, none, trusted: groupAtoms(trusted, none), untrusted: groupAtoms(untrusted, none) })
  return { key, make }
}

function groupAtoms(results: readonly Result[], none: Result): Group[] {
  const groups = new Map<number, { result: Result; atoms: number[] }>()
  for (const [atom, result] of results.entries()) {
    if (result.branches === none.branches) continue
    const group = groups.get(result.branches)
    if (group === undefined) groups.set(result.branches, { result, atoms: [atom] })
    else group.atoms.push(atom)
  }
  return [...groups.values()]
}

/**
 * The numbers of all pairs of short verdicts that channels of the profile get. `singly`: only one name of a certificate
 * counts.
 */
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

/** The channels of the profile that get the pair of short verdicts. */
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

/** Joins groups that the set treats alike, and leaves out groups that make no difference to it. */
export function simplify({ none, groups, single, pair }: CertificateSet): CertificateSet {
  const alike = (i: number, k: number) =>
    single[i] === single[k] &&
    (pair === null ||
      (pair[i]?.[k] === single[i] &&
        groups.every((_, other) => other === i || other === k || pair[i]?.[other] === pair[k]?.[other])))
  // Where certificates are in the set only by two names, a third name that changes neither alone can still lead out of
  // it.
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

/**
 * One channel. `atoms` are the classes of the certificate's names. `bySan`: they are SANs, and the subject fits
 * nothing.
 */
export type SampleChannel = {
  readonly tls: boolean
  readonly trusted: boolean
  readonly atoms: readonly number[]
  readonly bySan?: true
}

/**
 * The simplest channel of the set: TLS without a fitting name, else no TLS, else the fewest names. Null if the set is
 * empty.
 */
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
