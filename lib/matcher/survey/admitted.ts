import { type CertificateSet, type ChannelSet, channelSet, simplify } from '#lib/matcher/cells/channels'

/**
 * Channels by which senders are admitted: without TLS, with TLS and no fitting name, and with one name, by place of its
 * atom.
 */
export type Admitted = { plain: boolean; none: boolean; readonly trusted: number[]; readonly untrusted: number[] }

export const noneAdmitted = (): Admitted => ({ plain: false, none: false, trusted: [], untrusted: [] })

/** Makes channel sets from channels of single names. It keeps the sets, because many rows have the same. */
export class ChannelMaker {
  private readonly made = new Map<string, ChannelSet>()

  constructor(readonly atomCount: number) {}

  /**
   * The set of the channels in `holds`, extended to two names. A trusted certificate with two names is in it if one of
   * them holds and none is in `shut`. An untrusted one is in it only if both hold, since its names can only worsen the
   * answer (`joinBranches` in lib/matcher/cells/short-verdict.ts).
   */
  make(holds: Admitted, shut: Admitted): ChannelSet {
    const key = [holds, shut].map((one) => `${one.plain}${one.none}${one.trusted}|${one.untrusted}`).join('/')
    let made = this.made.get(key)
    if (made === undefined) {
      const trusted = this.setOf(holds.none, holds.trusted, shut.trusted, ALONE_OR_TOGETHER)
      made = channelSet(holds.plain, trusted, this.setOf(holds.none, holds.untrusted, shut.untrusted, ONLY_TOGETHER))
      this.made.set(key, made)
    }
    return made
  }

  private setOf(none: boolean, on: readonly number[], shut: readonly number[], rule: Together): CertificateSet {
    const known = new Set([...on, ...shut])
    const off = Array.from({ length: this.atomCount }, (_, atom) => atom).filter((atom) => !known.has(atom))
    const groups = { on, shut, off }
    const holds = (['on', 'shut', 'off'] as const).filter((hold) => groups[hold].length > 0)
    return simplify({
      none,
      groups: holds.map((hold) => groups[hold]),
      single: holds.map((hold) => hold === 'on'),
      pair: holds.map((one) => holds.map((other) => rule(one, other))),
    })
  }
}

type Hold = 'on' | 'shut' | 'off'
type Together = (one: Hold, other: Hold) => boolean

const ALONE_OR_TOGETHER: Together = (one, other) =>
  one !== 'shut' && other !== 'shut' && (one === 'on' || other === 'on')
const ONLY_TOGETHER: Together = (one, other) => one === 'on' && other === 'on'
