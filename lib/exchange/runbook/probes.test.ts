import { describe, expect, it } from 'vitest'
import { addressLock, filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { examplesIn } from '#lib/scenario/testing/texts'
import { PLACEHOLDERS, rcptOnlyLines } from './probe-lines'
import { probedDomains } from './probed-domains'
import { probesOf } from './probes'
import { ATTACKS } from './testing/attacks'
import { descendantsOf, powershellParser } from './testing/parse-powershell'

const OLD = '192.0.2.0/24'
const lockedFor = (recipient: string) =>
  plan({
    services: [filter('old', OLD)],
    phases: [phase('p1', mx('old'), [addressLock('lock', OLD)])],
    senders: [{ id: 's', recipient }],
  })
const locked = lockedFor('ann@contoso.com')

it('the null sender is probed first, then a stranger, then each service, with the answers of the model', () => {
  const [first] = locked.phases
  if (first === undefined) throw new Error('A phase is missing.')
  expect(probesOf(locked, first).map(({ code, who, expected, reply }) => [code, who, expected, reply])).toEqual([
    ['NULL_SENDER', 'everybodyElse', ['rejected'], '550 5.7.51'],
    ['STRANGER', 'everybodyElse', ['rejected'], '550 5.7.51'],
    ['SERVICE', 'service:old', ['accepted'], null],
  ])
})

it('a probe from outside has a line for each tool, and one through a filter a message to its own host', () => {
  const [first] = locked.phases
  if (first === undefined) throw new Error('A phase is missing.')
  const [bounce, , through] = probesOf(locked, first)
  expect(bounce?.lines.map(({ tool }) => tool)).toEqual(['swaks', 'openssl', 'powershell'])
  expect(bounce?.lines[1]?.text).toBe(
    "for line in 'EHLO probe.example.org' 'MAIL FROM:<>' 'RCPT TO:<ann@contoso.com>' 'QUIT'; do sleep 2; printf '%s\\n' \"$line\"; done | openssl s_client -starttls smtp -crlf -quiet -connect 'contoso-com.mail.protection.outlook.com:25'",
  )
  expect(through?.lines.map(({ tool }) => tool)).toEqual(['swaks', 'powershell'])
  for (const { text } of through?.lines ?? []) {
    expect(text).toContain(`'${PLACEHOLDERS.host}'`)
    expect(text).toContain(`'${PLACEHOLDERS.mailFrom}'`)
  }
})

it('a device sends its message by itself', () => {
  const document = plan({
    services: [filter('printer', OLD, { kind: 'device' })],
    phases: [phase('p1', mx('microsoft'), [])],
  })
  const [first] = document.phases
  if (first === undefined) throw new Error('A phase is missing.')
  expect(probesOf(document, first).find(({ code }) => code === 'SERVICE')?.lines).toEqual([])
})

/** Addresses as people may have them in a scenario: all of them are addresses by RFC 5322. */
const HOSTILE = [
  '"it\u2019s; calc; \u2019"@contoso.com',
  '"$(calc)"@contoso.com',
  '"`calc`"@contoso.com',
  '"a; calc"@contoso.com',
  "o'brien;calc@contoso.com",
  '--server@contoso.com',
]

it.each(HOSTILE)('the recipient %s stands in no command', (recipient) => {
  const document = lockedFor(recipient)
  const [first] = document.phases
  if (first === undefined) throw new Error('A phase is missing.')
  const lines = probesOf(document, first).flatMap((probe) => probe.lines)
  expect(lines.length).toBeGreaterThan(0)
  for (const { text } of lines) {
    expect(text).toMatch(/^[\x20-\x7e]*$/)
    expect(text).not.toMatch(/calc|--server@/)
  }
})

it('a text cannot become code in any line, whatever stands in it', async () => {
  const parse = await powershellParser()
  const commands = (text: string) => descendantsOf(parse(text), 'command').map((one) => one.text)
  const benign = rcptOnlyLines('h', 'a@b', 'c@d').find(({ tool }) => tool === 'powershell')?.text ?? ''
  for (const attack of ATTACKS) {
    const lines = new Map(rcptOnlyLines('h', attack, attack).map(({ tool, text }) => [tool, text]))
    expect(commands(lines.get('powershell') ?? '')).toEqual(commands(benign))
    for (const tool of ['swaks', 'openssl'] as const) {
      // Without what stands in quotation marks nothing of the attack is left.
      const bare = (text: string) => text.replaceAll("'\\''", '').replace(/'[^']*'/gs, '')
      const own = rcptOnlyLines('h', 'a@b', 'c@d').find((line) => line.tool === tool)?.text ?? ''
      expect(bare(lines.get(tool) ?? '')).toBe(bare(own))
    }
  }
})

it('each row of the worked switch has a probe in every phase', () => {
  const [, example] = examplesIn('en')
  for (const one of example.phases)
    expect(probesOf(example, one).map(({ who }) => who)).toEqual([
      'everybodyElse',
      'everybodyElse',
      'service:filter-a',
      'service:filter-b',
      'service:scanner',
    ])
})

/** The domains of the probes from outside, and those of messages through services. */
function domainsIn(document: Parameters<typeof probesOf>[0], index: number) {
  const one = document.phases[index]
  if (one === undefined) throw new Error('A phase is missing.')
  const probes = probesOf(document, one)
  const of = (code: string) => probes.filter((probe) => probe.code === code)
  for (const { sender, domain } of probes) expect(sender.recipient).toBe(`user@${domain}`)
  return {
    outside: of('STRANGER').map(({ domain }) => domain),
    through: of('SERVICE').map(({ who, domain }) => `${who} ${domain}`),
  }
}

describe('two domains that move one after the other', () => {
  const NEW = '198.51.100.0/24'
  const tenant = { tenant: { acceptedDomains: ['contoso.com', 'contoso.de', 'contoso.onmicrosoft.com'] } }
  const both = [addressLock('lock', [OLD, NEW])]
  const document = plan({
    services: [filter('old', OLD), filter('new', NEW)],
    phases: [
      phase('p1', mx({ 'contoso.com': 'old', 'contoso.de': 'old' }), both, tenant),
      phase('p2', mx({ 'contoso.com': 'old', 'contoso.de': 'new' }), both, tenant),
      phase('p3', mx({ 'contoso.com': 'old', 'contoso.de': 'new' }), [addressLock('lock', NEW)], tenant),
    ],
  })

  it('a phase in which one domain moves probes that one, through both filters', () => {
    expect(domainsIn(document, 1)).toEqual({
      outside: ['contoso.de'],
      through: ['service:old contoso.de', 'service:new contoso.de'],
    })
  })

  it('a phase whose lock changes probes every domain that has an MX', () => {
    expect(domainsIn(document, 2)).toEqual({
      outside: ['contoso.com', 'contoso.de'],
      through: [
        'service:old contoso.com',
        'service:new contoso.com',
        'service:old contoso.de',
        'service:new contoso.de',
      ],
    })
  })

  it('more domains than anybody probes at night are named instead', () => {
    const names = Array.from({ length: 9 }, (_, number) => `d${number}.example`)
    const many = { tenant: { acceptedDomains: names } }
    const records = (to: string) => mx(Object.fromEntries(names.map((name) => [name, to])))
    const long = plan({
      ...document,
      phases: [phase('p1', records('old'), both, many), phase('p2', records('new'), both, many)],
    })
    expect(domainsIn(long, 1).outside).toEqual(names.slice(0, 6))
    const [, last] = long.phases
    expect(last === undefined ? [] : probedDomains(long, last).left).toEqual(names.slice(6))
  })
})
