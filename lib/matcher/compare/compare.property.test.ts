import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GivenAnswer } from '#lib/matcher/cells/results'
import type { Side } from '#lib/matcher/cells/sides'
import type { Answers } from '#lib/matcher/model/questions'
import type { Verdict } from '#lib/matcher/model/verdict'
import { attribute } from '#lib/matcher/rules/attribute'
import { knownScene, often, type Scene } from '#lib/matcher/testing/arbitraries'
import type { KnownSender } from '#lib/matcher/testing/oracle'
import { waysThrough } from '#lib/matcher/testing/oracle-verdict'
import { regionReader } from '#lib/matcher/testing/regions'
import { type Comparison, compare } from './compare'

/** Laws that hold for any two sides. */

type Pair = {
  readonly before: Side
  readonly after: Side
  readonly senders: readonly KnownSender[]
  readonly answers: Answers
}

const sideOf = ({ tenant, connectors }: Scene): Side => ({ tenant, connectors })
/** The sender with clientAuth: regions speak of such certificates only (`clientAuthBounds`). */
const withClientAuth = (sender: KnownSender): KnownSender => ({ ...sender, certificateClientAuth: true })
const withTwoNames = (sender: KnownSender): KnownSender => ({
  ...sender,
  certificateNames: sender.certificateNames.slice(0, 2),
})

/** Two sides and some senders over one vocabulary. The second side is often an edit of the first. */
const pair = (maxConnectors = 3): fc.Arbitrary<Pair> =>
  fc
    .tuple(
      fc.array(knownScene(maxConnectors), { minLength: 2, maxLength: 12, size: 'max' }),
      fc.constantFrom('apart', 'one more', 'one less', 'other tenant'),
    )
    .map(([scenes, kind]) => {
      const [one, other] = scenes as [Scene<KnownSender>, Scene<KnownSender>]
      const before = sideOf(one)
      const after = {
        apart: sideOf(other),
        'one more': {
          ...before,
          connectors: [
            ...before.connectors,
            ...other.connectors.slice(0, 1).map((c) => ({ ...c, id: 'new', name: 'New' })),
          ],
        },
        'one less': { ...before, connectors: before.connectors.slice(1) },
        'other tenant': { ...before, tenant: other.tenant },
      }[kind]
      return { before, after, senders: scenes.map(({ sender }) => withTwoNames(sender)), answers: one.answers }
    })

const comparing = ({ before, after, answers }: Pair): Comparison =>
  compare(before, after, answers, { mostRegions: Number.POSITIVE_INFINITY })

const judged = ({ tenant, connectors }: Side, sender: KnownSender, answers: Answers): Verdict =>
  attribute(tenant, connectors, sender, answers)

const shortOf = ({ outcome, possible, reply }: Pick<Verdict, 'outcome' | 'possible' | 'reply'>): string =>
  `${outcome} ${possible.join()} ${reply?.enhancedCode}`

const namesOf = ({ connectors }: Side, ids: readonly string[]): string[] =>
  [...new Set(connectors.filter(({ id }) => ids.includes(id)).map(({ name }) => name.toLowerCase()))].sort()

/** Reports whether the sides differ for the sender under some consistent set of answers, by the ways of the oracle. */
function canDiffer({ before, after, answers }: Pair, sender: KnownSender): boolean {
  return waysThrough(before.tenant, before.connectors, sender, answers).some((way) =>
    waysThrough(after.tenant, after.connectors, sender, { ...answers, ...way.answers }).some(
      ({ result }) =>
        result.outcome !== way.result.outcome ||
        result.replyCode !== way.result.replyCode ||
        namesOf(after, result.attributedTo).join() !== namesOf(before, way.result.attributedTo).join(),
    ),
  )
}

describe('comparing', { timeout: 120_000 }, () => {
  it('a side with itself finds nothing', () => {
    const law = ({ before, answers }: Pair) => {
      const one = { ...before, connectors: before.connectors.map((own, i) => ({ ...own, name: caseOf(i, own.name) })) }
      const same = { ...one, connectors: one.connectors.map((connector) => ({ ...connector })) }
      expect(compare(one, same, answers)).toMatchObject({
        equivalent: true,
        equivalentUnderDefaults: true,
        changes: [],
        possibleChanges: [],
        attributionChanges: [],
        renamed: [],
      })
    }
    /** Two of three connectors have the same name in different case. */
    const caseOf = (i: number, name: string) => ['Twice', 'TWICE', name][i % 3] ?? name
    fc.assert(fc.property(pair(), law), often(300))
  })

  it('says of every sender what the matcher says, in exactly one region if its answer changes and in none otherwise', () => {
    const law = (own: Pair) => {
      const { changes } = comparing(own)
      const holds = regionReader([own.before, own.after], own.answers)
      for (const sender of own.senders.map(withClientAuth)) {
        const [was, is] = [judged(own.before, sender, own.answers), judged(own.after, sender, own.answers)]
        const holding = changes.flatMap((change) =>
          change.regions
            .filter((region) => holds(region, sender))
            .map(() => `${shortOf(change.before)} → ${shortOf(change.after)}`),
        )
        const expected = shortOf(was) === shortOf(is) ? [] : [`${shortOf(was)} → ${shortOf(is)}`]
        expect({ sender, holding }).toEqual({ sender, holding: expected })
      }
    }
    fc.assert(fc.property(pair(), law), often(400))
  })

  it('calls sides equivalent only if no sender is told or attributed otherwise under any answers', () => {
    const law = (own: Pair) => {
      const { equivalent, equivalentUnderDefaults, changes, possibleChanges, attributionChanges } = comparing(own)
      expect(equivalent).toBe(changes.length + possibleChanges.length + attributionChanges.length === 0)
      for (const sender of own.senders) {
        if (equivalent) expect({ sender, differs: canDiffer(own, sender) }).toEqual({ sender, differs: false })
        if (!equivalentUnderDefaults) continue
        const [was, is] = [judged(own.before, sender, own.answers), judged(own.after, sender, own.answers)]
        expect(shortOf(is)).toBe(shortOf(was))
        expect(namesOf(own.after, is.attributedTo)).toEqual(namesOf(own.before, was.attributedTo))
      }
    }
    fc.assert(fc.property(pair(2), law), often(300))
  })

  it('gives witnesses whose verdicts differ as it says', () => {
    const law = (own: Pair) => {
      const { changes, possibleChanges, attributionChanges } = comparing(own)
      for (const { witness, before, after } of changes) {
        expect(shortOf(judged(own.before, witness, own.answers))).toBe(shortOf(before))
        expect(shortOf(judged(own.after, witness, own.answers))).toBe(shortOf(after))
      }
      for (const { witness, before, after, given } of possibleChanges) {
        const answers = { ...own.answers, ...answersOf(given) }
        expect(given.length).toBeGreaterThan(0)
        expect(shortOf(judged(own.before, witness, answers))).toBe(shortOf(before))
        expect(shortOf(judged(own.after, witness, answers))).toBe(shortOf(after))
      }
      for (const { witness, from, to, given = [] } of attributionChanges) {
        const answers = { ...own.answers, ...answersOf(given) }
        const [was, is] = [judged(own.before, witness, answers), judged(own.after, witness, answers)]
        expect(shortOf(is)).toBe(shortOf(was))
        expect(namesOf(own.before, was.attributedTo)).toEqual(from.map((name) => name.toLowerCase()).sort())
        expect(namesOf(own.after, is.attributedTo)).toEqual(to.map((name) => name.toLowerCase()).sort())
      }
    }
    fc.assert(fc.property(pair(), law), often(200))
  })

  it('in the other direction gives the mirrored result', () => {
    const law = (own: Pair) => {
      const there = comparing(own)
      const back = comparing({ ...own, before: own.after, after: own.before })
      expect(back.equivalent).toBe(there.equivalent)
      expect(back.equivalentUnderDefaults).toBe(there.equivalentUnderDefaults)
      const changed = ({ changes }: Comparison, mirror: boolean) =>
        changes
          .map(({ before, after, addresses }) =>
            JSON.stringify([
              ...(mirror ? [shortOf(after), shortOf(before)] : [shortOf(before), shortOf(after)]),
              addresses,
            ]),
          )
          .sort()
      expect(changed(back, true)).toEqual(changed(there, false))
      const possible = ({ possibleChanges }: Comparison, mirror: boolean) =>
        possibleChanges
          .map(({ before, after, addresses, given }) =>
            JSON.stringify([(mirror ? [after, before] : [before, after]).map(shortOf), addresses, given]),
          )
          .sort()
      expect(possible(back, true)).toEqual(possible(there, false))
      const attributed = ({ attributionChanges }: Comparison, mirror: boolean) =>
        attributionChanges
          .map(({ from, to, addresses, given }) =>
            JSON.stringify([
              (mirror ? [to, from] : [from, to]).map((names) => names.map((name) => name.toLowerCase()).sort()),
              addresses,
              given,
            ]),
          )
          .sort()
      expect(attributed(back, true)).toEqual(attributed(there, false))
    }
    fc.assert(fc.property(pair(), law), often(150))
  })
})

const answersOf = (given: readonly GivenAnswer[]): Answers =>
  Object.fromEntries(given.map(({ question, answer }) => [question, answer]))
