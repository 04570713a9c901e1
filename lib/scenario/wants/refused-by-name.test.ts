import { describe, expect, it } from 'vitest'
import { runToEnd } from '#lib/matcher'
import { addressLock, certificateLock, filter, mx, phase, plan, tableOf } from '#lib/scenario/testing/plans'
import { assess } from './assessment'
import { specsOfPhase } from './part-specs'
import { reportPlanInSteps } from './plan-report'

const BANK = certificateLock('bank', 'mail.hausbank.example', { senderDomains: ['hausbank.example'] })
const rejecting = { tenant: { acceptedDomains: ['contoso.com'], rejectDirectSend: true } }
const sample = (id: string, mailFrom: string) => ({
  id,
  sourceIP: '203.0.113.9',
  tls: true,
  certificateNames: [],
  mailFrom,
  recipient: 'user@contoso.com',
})
const document = plan({
  unordered: true,
  services: [filter('mailer', '192.0.2.0/24', { shared: 'customers' })],
  senders: [
    sample('own', 'user@contoso.com'),
    sample('bank', 'konto@hausbank.example'),
    sample('other', 'someone@adatum.example'),
  ],
  phases: [
    phase('both', mx('microsoft'), [BANK], rejecting),
    phase('partner', mx('microsoft'), [BANK]),
    phase('none', mx('microsoft'), [{ ...BANK, enabled: false }]),
    phase('locked', mx('mailer'), [addressLock('lock', '192.0.2.0/24'), BANK], rejecting),
  ],
})

describe('where everybody delivers, whom the team refuses by name', () => {
  it('is not meant by the parts of everybody else and of other customers, which say so', () => {
    const { cells } = runToEnd(reportPlanInSteps(document))
    const leftOut = (who: string) =>
      cells.filter((cell) => cell.who === who).map(({ parts }) => parts.map(({ exceptMailFrom }) => exceptMailFrom))
    const expected = [[['contoso.com', 'hausbank.example']], [['hausbank.example']], [[]], [[]]]
    expect(leftOut('everybodyElse')).toEqual(expected)
    expect(leftOut('otherCustomers:mailer')).toEqual(expected)
    expect(tableOf(document).table.everybodyElse).toMatch(/^holds holds holds /)
  })

  it('is wanted nowhere as a sample, so that no sample is lost beneath a cell that holds', () => {
    const said = document.senders.map((sender) =>
      [0, 1, 2].map((index) => {
        const { state, want } = assess(document, index, sender)
        return `${state} ${want.because}`
      }),
    )
    expect(said).toEqual([
      ['shut refused-by-name', 'in everybody-delivers', 'in everybody-delivers'],
      ['shut refused-by-name', 'shut refused-by-name', 'in everybody-delivers'],
      ['in everybody-delivers', 'in everybody-delivers', 'in everybody-delivers'],
    ])
  })

  it('is meant where everybody else is to stay out', () => {
    const everybody = specsOfPhase(document, 3).find(({ who }) => who.key === 'everybodyElse')
    expect(everybody?.specs.map(({ wish, mailFrom }) => [wish, mailFrom])).toEqual([['refused', 'any']])
    expect(assess(document, 3, document.senders[0] ?? expect.fail()).want.because).toBe('side-entrance-closed')
  })
})
