import { describe, expect, it } from 'vitest'
import { survey } from '#lib/matcher/survey/survey'
import { regionReader } from '#lib/matcher/testing/regions'
import { addressLock, certificateLock, connector, side } from '#lib/matcher/testing/sides'
import { compare, compareInSteps } from './compare'

const LISTED = '198.18.0.0/24'
const ACCEPTED = { outcome: 'accepted', possible: ['accepted'], reply: null }
const LOCKED = { outcome: 'rejected', possible: ['rejected'], reply: { code: 550, enhancedCode: '5.7.51' } }

describe('comparing two connector sets', () => {
  it('finds a forgotten network, and no other change', () => {
    const before = side([addressLock('IONOS', ['212.227.126.128/25', '212.227.15.0/24'])])
    const after = side([addressLock('IONOS', ['212.227.15.0/24'])])
    expect(compare(before, after)).toMatchObject({
      equivalent: false,
      equivalentUnderDefaults: false,
      changes: [
        {
          before: ACCEPTED,
          after: LOCKED,
          witness: {
            sourceIP: '212.227.126.128',
            tls: true,
            certificateNames: [],
            certificateTrusted: true,
            mailFrom: 'a@any.example',
            recipient: 'b@contoso.com',
          },
          addresses: { ipv4: '128', ipv6: '0' },
          regions: [
            {
              sourceIP: ['212.227.126.128-212.227.126.255'],
              channel: 'any',
              mailFrom: 'any',
              recipient: [{ domain: 'contoso.com' }],
            },
          ],
          regionsLeft: 0,
        },
      ],
      possibleChanges: [],
      attributionChanges: [],
      bounds: [{ axis: 'certificateNames', names: 2, exactFor: ['equivalent', 'outcomePairs'] }],
    })
  })

  it('calls lists equivalent that hold the same addresses in another form', () => {
    const before = side([addressLock('Filter', ['192.0.2.0/24', '198.51.100.0/25', '198.51.100.128/25'])])
    const after = side([addressLock('Filter', ['198.51.100.0/24', '192.0.2.128/25', '192.0.2.0/25', '192.0.2.7'])])
    expect(compare(before, after)).toMatchObject({ equivalent: true, equivalentUnderDefaults: true, changes: [] })
  })

  it('treats a name in different case as the same name, and lists it as renamed', () => {
    const before = side([addressLock('NaW', [LISTED])])
    const after = side([{ ...addressLock('NAW', [LISTED]), id: 'other' }])
    expect(compare(before, after)).toMatchObject({ equivalent: true, renamed: [{ from: 'NaW', to: 'NAW' }] })
  })

  it('lists by name who admits, if only that differs', () => {
    const before = side([addressLock('IONOS', ['192.0.2.0/30'])])
    const after = side([addressLock('NaW', ['192.0.2.0/30'])])
    expect(compare(before, after)).toMatchObject({
      equivalent: false,
      equivalentUnderDefaults: false,
      changes: [],
      attributionChanges: [{ from: ['IONOS'], to: ['NaW'], addresses: { ipv4: '4', ipv6: '0' } }],
    })
  })

  it('names the answer under which the sides differ, if they agree by default', () => {
    const before = side([addressLock('Filter', [LISTED])])
    const after = side([addressLock('Filter', [LISTED]), connector('Scanner')])
    const comparison = compare(before, after)
    expect(comparison).toMatchObject({
      equivalent: false,
      equivalentUnderDefaults: true,
      changes: [],
      possibleChanges: [{ given: [{ question: 'Q2', answer: 'rescues' }], before: LOCKED, after: ACCEPTED }],
    })
    expect(compare(before, after, { Q2: 'no' }).equivalent).toBe(true)
    expect(compare(before, after, { Q2: 'rescues' }).changes).toHaveLength(1)
  })

  it('finds a difference that depends on whether SANs count', () => {
    const [before, after] = [side([]), side([certificateLock('Lock', 'mx.contoso.com')])]
    const sans = compare(before, after).possibleChanges.filter(({ given }) => given.some((g) => g.question === 'Q19'))
    expect(sans).toMatchObject([
      {
        given: [{ question: 'Q19', answer: 'no' }],
        before: ACCEPTED,
        after: LOCKED,
        witness: { certificateNames: ['any.example', 'mx.contoso.com'], certificateTrusted: true },
      },
    ])
    expect(compare(before, after, { Q19: 'yes' }).possibleChanges).not.toContainEqual(sans[0])
  })

  it('tells untrusted chains and disputed names from names that fit', () => {
    const { changes } = compare(side([]), side([certificateLock('NSP', '*.cloud.nospamproxy.com')]))
    const byOutcome = Object.fromEntries(
      changes.map(({ after, regions }) => [after.possible.join(), regions.map(({ channel }) => channel)]),
    )
    const pattern = '*.cloud.nospamproxy.com'
    expect(byOutcome).toMatchObject({
      'deferred,rejected': [
        [
          { tls: false },
          { tls: true, trusted: false, matches: [{ pattern, how: 'exact' }], matchesNot: [] },
          { tls: true, trusted: false, matches: [{ pattern, how: 'below' }], matchesNot: [] },
          { tls: true, trusted: false, matches: [{ pattern, how: 'apex' }], matchesNot: [] },
        ],
      ],
      'accepted,rejected': [
        [
          {
            tls: true,
            trusted: true,
            matches: [{ pattern, how: 'apex' }],
            matchesNot: [
              { pattern, how: 'exact' },
              { pattern, how: 'below' },
            ],
          },
        ],
      ],
    })
  })

  it('finds changes that take two names on one certificate', () => {
    const before = side([certificateLock('One', 'one.example'), addressLock('Any', ['192.0.2.1'])])
    const after = side([certificateLock('Two', 'two.example'), addressLock('Any', ['192.0.2.1'])])
    const pairs = compare(before, after).changes.map((change) => `${change.before.possible} → ${change.after.possible}`)
    expect(pairs).toContain('accepted → accepted,rejected')
    expect(pairs).toContain('accepted,rejected → accepted')
  })

  it.each([
    '.',
    '..',
    'CN=.',
    'CN=',
    '。',
    '*.',
    '*..',
    '* .',
    '*. contoso.com',
    'contoso.com .',
    '.contoso.com',
    'a..b',
  ])('gives witnesses that differ where an import left %o as certificate name', (name) => {
    const [before, after] = [side([]), side([certificateLock('Odd', name), addressLock('Filter', [LISTED])])]
    expect(compare(before, after).changes.length).toBeGreaterThan(0)
    for (const { witness } of [...compare(before, after).changes, survey(after).total])
      expect(witness?.certificateNames).not.toContain('')
  })

  it.each(['.', 'CN=.', '。 .'])('takes %o for no certificate name', (name) => {
    const [before, after] = [side([certificateLock('Odd', name)]), side([certificateLock('Odd', '')])]
    expect(compare(before, after)).toMatchObject({ equivalent: true })
  })

  it.each(['*contoso.com', 'a.*.contoso.com', '*.*', `${'a'.repeat(64)}.com`])(
    'takes no mail from a domain or for one that fits %s only as text',
    (pattern) => {
      const acceptedDomains = ['contoso.com', pattern]
      const before = side([addressLock('Filter', [LISTED])], { acceptedDomains })
      const after = side([addressLock('Filter', [LISTED], { senderDomains: [pattern, '*.fabrikam.com'] })], {
        acceptedDomains,
        rejectDirectSend: true,
      })
      const { changes } = compare(before, after)
      expect(changes.length).toBeGreaterThan(0)
      for (const { witness } of [...changes, survey(after).total]) {
        expect(witness?.mailFrom).toMatch(/^$|^a@[a-z.]+$/)
        expect(witness?.recipient).toBe('b@contoso.com')
      }
    },
  )

  it('prefers public addresses for witnesses', () => {
    const [change] = compare(side([]), side([addressLock('Inside', ['10.0.0.0/8', '192.0.2.0/24'])])).changes
    expect(change?.witness.sourceIP).toBe('1.0.0.1')
  })

  it('sends at most as many regions as asked for, and counts the rest', () => {
    const partners = Array.from({ length: 30 }, (_, i) =>
      addressLock(`Partner ${i}`, [`192.0.2.${i}`], { senderDomains: [`partner${i}.example`] }),
    )
    const [change] = compare(side([]), side(partners), {}, { mostRegions: 7 }).changes
    expect(change?.regions).toHaveLength(7)
    expect(change?.regionsLeft).toBe(23)
  })

  it('judges two names on one certificate before it calls sides equivalent', () => {
    const identified = connector('C1', { tlsSenderCertificateName: 'one.example', requireTls: true })
    const locked = { ...identified, restrictDomainsToCertificate: true }
    const other = certificateLock('L', 'two.example')
    const answers = {
      Q12: 'admits',
      'Q11-below': 'no-match',
      'Q11-wildcard': 'no-match',
      Q4: 'rejected',
      Q2: 'no',
      Q19: 'yes',
    } as const
    const comparison = compare(side([identified, other]), side([locked, other]), answers)
    expect(comparison).toMatchObject({
      equivalent: false,
      changes: [],
      attributionChanges: [{ from: ['L'], to: ['C1', 'L'] }],
    })
    expect(comparison.attributionChanges[0]?.witness.certificateNames).toHaveLength(2)
  })

  it('tells one name that fits and is an accepted domain from two names of which each is one of the two', () => {
    const hybrid = connector('Hybrid', { connectorType: 'OnPremises', tlsSenderCertificateName: '*.contoso.com' })
    const acceptedDomains = ['mail.contoso.com', 'contoso.onmicrosoft.com']
    const before = { ...side([hybrid]), tenant: { acceptedDomains, rejectDirectSend: false } }
    const after = side([])
    const { changes } = compare(before, after)
    const holds = regionReader([before, after], {})
    const presenting = (...certificateNames: string[]): string[] => {
      const channel = { sourceIP: '192.0.2.10', tls: true, certificateNames, certificateTrusted: true }
      const sender = { ...channel, certificateClientAuth: true, mailFrom: '', recipient: 'u@other.example' }
      return changes.filter(({ regions }) => regions.some((r) => holds(r, sender))).map((c) => c.before.outcome)
    }
    expect(presenting('mail.contoso.com')).toEqual(['accepted'])
    expect(presenting('a.mail.contoso.com')).toEqual(['uncertain'])
    expect(presenting('mail.contoso.com', 'a.mail.contoso.com')).toEqual(['accepted'])
    expect(presenting('contoso.onmicrosoft.com', 'a.mail.contoso.com')).toEqual(['uncertain'])
    expect(presenting('contoso.onmicrosoft.com', 'www.contoso.com')).toEqual([])
  })

  it('reports progress, and stops when the caller stops', () => {
    const lists = (at: number) => Array.from({ length: 9 }, (_, i) => addressLock(`F${i}`, netsOf(i + at)))
    const steps = compareInSteps(side(lists(0)), side(lists(3)))
    const first = steps.next()
    expect(first).toMatchObject({ done: false, value: { done: 0 } })
    let reports = 0
    for (const { done, total } of steps) {
      expect(done).toBeLessThanOrEqual(total)
      reports += 1
    }
    expect(reports).toBeGreaterThan(0)
  })
})

/** Networks that overlap those of other seeds in many ways. */
const netsOf = (seed: number): string[] => Array.from({ length: 200 }, (_, i) => `192.0.${(i * (seed + 3)) % 251}.0/24`)
