import { domainToASCII } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { often } from '#lib/matcher/testing/arbitraries'
import { covers, liesBelow } from '#lib/matcher/testing/oracle-text'
import { containsDomain, domainOf, domainSet, isBelowMember, normalizeDomain, specificity } from './domains'

/** Domains with letters of several scripts; node filters out those that IDNA refuses. */
const letter = fc.oneof(
  ...[
    [0x61, 0x7a],
    [0xdf, 0xf6],
    [0x3b1, 0x3c9],
    [0x410, 0x44f],
    [0x5d0, 0x5ea],
    [0x4e00, 0x4fff],
    [0x3042, 0x3094],
    [0x1e00, 0x1e95],
    [0x20000, 0x20080],
  ].map(([min, max]) => fc.integer({ min: min ?? 0, max: max ?? 0 }).map((point) => String.fromCodePoint(point))),
)
const label = fc.string({ unit: letter, minLength: 1, maxLength: 12 })
const international = fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => `${labels.join('.')}.example`)

describe('a domain', { timeout: 120_000 }, () => {
  it('is mapped as UTS 46 does, letter by letter', () => {
    const different: string[] = []
    for (let point = 0xa1; point < 0x1_1000; point++) {
      const letter = String.fromCodePoint(point)
      // Of the capital sharp s versions of UTS 46 make a small one, or ss.
      if (!/^\p{L}$/u.test(letter) || letter === '\u1e9e') continue
      const wanted = domainToASCII(`a${letter}b.example`)
      if (wanted !== '' && normalizeDomain(`a${letter}b.example`) !== wanted) different.push(point.toString(16))
    }
    expect(different).toEqual([])
  })

  it('is normalized to the A-labels that node gives', () => {
    const law = (domain: string) => {
      const wanted = domainToASCII(domain)
      fc.pre(wanted !== '')
      expect(normalizeDomain(domain)).toBe(wanted)
      expect(normalizeDomain(`${domain.toUpperCase()}.`)).toBe(domainToASCII(domain.toUpperCase()))
      expect(normalizeDomain(`*.${domain}`)).toBe(`*.${wanted}`)
    }
    fc.assert(fc.property(international, law), often(5000))
  })

  it.each([
    ['bücher.example', 'xn--bcher-kva.example'],
    ['BÜCHER.EXAMPLE.', 'xn--bcher-kva.example'],
    ['*.münchen.example', '*.xn--mnchen-3ya.example'],
    ['straße.example', 'xn--strae-oqa.example'],
    ['bücher。example', 'xn--bcher-kva.example'],
    ['ΟΔΟΣ.example', 'xn--pxavbq.example'],
    [' Contoso.com ', 'contoso.com'],
    ['.', ''],
    ['contoso.com..', 'contoso.com'],
    ['contoso.com 。', 'contoso.com'],
  ])('%s is %s', (text, wanted) => {
    expect(normalizeDomain(text)).toBe(wanted)
  })

  it('does not change if it is normalized again', () => {
    const law = (text: string) => {
      expect(normalizeDomain(normalizeDomain(text))).toBe(normalizeDomain(text))
    }
    const odd = fc.string({
      unit: fc.oneof(
        fc.constantFrom('.', '。', ' ', '*', 'a', '\u00a0', '．'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
    })
    fc.assert(fc.property(fc.oneof(international, odd), law), often(2000))
  })
})

describe('the domain of an address', { timeout: 120_000 }, () => {
  it.each([
    ['user@Contoso.com', 'contoso.com'],
    ['"odd@local"@contoso.com.', 'contoso.com'],
    ['', ''],
  ])('%s is %s', (address, domain) => {
    expect(domainOf(address)).toBe(domain)
  })
})

const short = fc
  .array(fc.constantFrom('a', 'b', 'ab'), { minLength: 1, maxLength: 4 })
  .map((labels) => labels.join('.'))
const pattern = fc.tuple(fc.constantFrom('', '', '*.'), short).map(([star, domain]) => star + domain)

describe('a set of domains', { timeout: 120_000 }, () => {
  it('contains what one of its patterns covers, and isBelowMember holds for no member', () => {
    const law = (patterns: string[], domain: string) => {
      const set = domainSet(patterns)
      const member = patterns.some((one) => covers(one, domain))
      expect(containsDomain(set, domain)).toBe(member)
      expect(isBelowMember(set, domain)).toBe(!member && patterns.some((one) => liesBelow(domain, one)))
    }
    fc.assert(fc.property(fc.array(pattern, { maxLength: 3 }), short, law), often(3000))
  })
})

describe('the specificity of a sender domain', { timeout: 120_000 }, () => {
  it('is -1 if it does not cover the domain, and greater for a longer name', () => {
    const law = (one: string, other: string, domain: string) => {
      for (const entry of [one, other]) expect(specificity(entry, domain) >= 0).toBe(covers(entry, domain))
      fc.pre(covers(one, domain) && covers(other, domain) && one !== other)
      const bare = (entry: string) => entry.replace('*.', '')
      const closer =
        bare(one).length === bare(other).length ? !one.startsWith('*.') : bare(one).length > bare(other).length
      expect(specificity(one, domain) > specificity(other, domain)).toBe(closer)
    }
    const related = short.chain((domain) => fc.tuple(patternFor(domain), patternFor(domain), fc.constant(domain)))
    fc.assert(
      fc.property(related, ([one, other, domain]) => law(one, other, domain)),
      often(2000),
    )
  })

  it('is least for *', () => {
    const law = (domain: string, entry: string) => {
      expect(specificity('*', domain)).toBe(0)
      if (covers(entry, domain)) expect(specificity(entry, domain)).toBeGreaterThan(0)
    }
    fc.assert(fc.property(short, pattern, law), often(500))
  })
})

/** The domain, one of its parents with a wildcard, or something else. */
const patternFor = (domain: string): fc.Arbitrary<string> => {
  const labels = domain.split('.')
  const parents = labels.map((_, i) => `*.${labels.slice(i).join('.')}`)
  return fc.oneof(fc.constantFrom(domain, ...parents), pattern)
}
