import { type CertificateSet, type ChannelSet, channelSet, simplify } from '#lib/matcher/cells/channels'

/** Channels that something holds for: without TLS, with TLS and no fitting name, and with one name, by atom. */
export type Admitted = { plain: boolean; none: boolean; readonly trusted: number[]; readonly untrusted: number[] }

export const noneAdmitted = (): Admitted => ({ plain: false, none: false, trusted: [], untrusted: [] })

/** Makes channel sets of single names; those made before are kept, since many rows have the same. */
export class ChannelMaker {
  private readonly made = new Map<string, ChannelSet>()

  constructor(readonly atomCount: number) {}

  /**
   * The channels that hold. A trusted certificate of two names holds if one of them does, unless one is shut; an untrusted
   * one only if both do, since its names can only make things worse (`joinWorlds` in lib/matcher/cells/short-verdict.ts).
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
