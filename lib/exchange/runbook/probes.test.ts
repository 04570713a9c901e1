import { expect, it } from 'vitest'
import { addressLock, filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { examplesIn } from '#lib/scenario/testing/texts'
import { probesOf } from './probes'
import { tokensOf } from './testing/powershell-tokens'

const OLD = '192.0.2.0/24'
const locked = plan({
  services: [filter('old', OLD)],
  phases: [phase('p1', mx('old'), [addressLock('lock', OLD)])],
  senders: [{ id: 's', recipient: '"it\u2019s $(calc)"@contoso.com' }],
})

it('the null sender is probed first, then a stranger, then each service, with the answers of the model', () => {
  const [first] = locked.phases
  if (first === undefined) throw new Error('A phase is missing.')
  expect(probesOf(locked, first).map(({ code, who, expected, reply }) => [code, who, expected, reply])).toEqual([
    ['NULL_SENDER', 'everybodyElse', ['rejected'], '550 5.7.51'],
    ['STRANGER', 'everybodyElse', ['rejected'], '550 5.7.51'],
    ['SERVICE', 'service:old', ['accepted'], null],
  ])
})

it('a recipient cannot become code in a line of the shell or of PowerShell', () => {
  const [first] = locked.phases
  if (first === undefined) throw new Error('A phase is missing.')
  const [probe] = probesOf(locked, first)
  expect(probe?.swaks).toContain(`--to '"it\u2019s $(calc)"@contoso.com' `)
  expect(probe?.powershell).toMatch(/^[\x20-\x7e]*$/)
  const code = tokensOf(probe?.powershell ?? '').flatMap(({ kind, text }) => (kind === 'code' ? [text] : []))
  expect(code.join('')).not.toContain('calc')
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
