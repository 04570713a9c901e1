import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knownScene, often, type Scene } from '#lib/matcher/testing/arbitraries'
import { explore } from './choices'
import { type ClassPair, choosePairs } from './class-pairs'
import { classesOf } from './classes'
import { judge } from './judge'
import { type Facts, prepare, readFacts } from './prepare'

describe('the pairs of address and certificate name that are tried', { timeout: 120_000 }, () => {
  it('lead to the same results as all pairs, admitted by the same connectors', () => {
    const law = (scene: Scene) => {
      const { ips, names } = classesOf(prepare(scene.tenant, scene.connectors))
      const all = ips.flatMap((_, ip) => names.map((_, name): ClassPair => [ip, name]))
      const chosen = choosePairs(prepare(scene.tenant, scene.connectors))
      expect(chosen.length).toBeLessThanOrEqual(all.length)
      expect(resultsOf(scene, chosen)).toEqual(resultsOf(scene, all))
    }
    fc.assert(fc.property(knownScene(6), law), often(400))
  })
})

/** Each outcome with reply, and each set of answers, with the ids of all connectors that admit there. */
function resultsOf({ tenant, connectors, sender, answers }: Scene, pairs: readonly ClassPair[]) {
  const prepared = prepare(tenant, connectors)
  const { ips, names } = classesOf(prepared)
  const found: Record<string, string[]> = {}
  for (const [ip, name] of pairs) {
    const facts: Facts = { ...readFacts(sender), tls: true, ip: ips[ip] ?? 0, names: names[name] ?? [] }
    const { leaves } = explore((choices) => judge(prepared, facts, choices, null), answers, {
      everyAnswer: true,
      limit: 10_000,
    })
    for (const { value, path } of leaves) {
      const given = path.map(({ about, option }) => `${about}=${option}`).sort()
      for (const key of [`${value.outcome} ${value.reply?.enhancedCode}`, given.join()])
        found[key] = [...new Set([...(found[key] ?? []), ...value.attributedTo])].sort()
    }
  }
  return found
}
