import { describe, expect, it } from 'vitest'
import { addressLock, filter, mx, phase, plan, tableOf } from '#lib/scenario/testing/plans'
import { riskOfCell } from './accepted-risk'
import { judgePlan } from './plan'

const OLD = '192.0.2.0/24'
const others = 'otherCustomers:old'
const tls = { id: 'tls', name: 'tls', senderDomains: ['*'], requireTls: true }
const risk = (state: string, certainty = 'certain'): object => ({
  who: others,
  phaseIds: ['p1'],
  state,
  certainty,
  reason: 'They check their customers',
  by: 'Anna Berg',
})

/** A plan of one phase in which other customers of the filter get in. `shared: anyone` makes it worse. */
const planWith = (acceptedRisks: readonly object[], shared = 'customers') =>
  plan({
    services: [filter('old', OLD, { shared })],
    phases: [phase('p1', mx('old'), [addressLock('lock', OLD)])],
    acceptedRisks,
  })

function riskIn(document: ReturnType<typeof plan>) {
  const cell = judgePlan(document)[0]?.find(({ who }) => who === others)
  if (cell === undefined) throw new Error('There is no such row.')
  return riskOfCell(document.acceptedRisks, cell)
}

describe('the acceptance of a risk', () => {
  it('covers what it was given for, in the lists and in the cell', () => {
    const document = planWith([risk('shared')])
    expect(riskIn(document)).toMatchObject({ open: { state: 'shared' }, accepted: [{ by: 'Anna Berg' }], voided: null })
    const { lists, green } = tableOf(document).summary
    expect(lists.entrance).toMatchObject([{ who: others, accepted: { by: 'Anna Berg' } }])
    expect(green).toBe(true)
  })

  it('is void once the state is worse', () => {
    const document = planWith([risk('shared')], 'anyone')
    expect(riskIn(document)).toMatchObject({ open: { state: 'open' }, accepted: [], voided: { by: 'Anna Berg' } })
    expect(tableOf(document).summary).toMatchObject({ green: false, lists: { entrance: [{ accepted: null }] } })
  })

  it('is void once what was perhaps so is certain', () => {
    expect(riskIn(planWith([risk('shared', 'perhaps')]))).toMatchObject({ accepted: [], voided: { state: 'shared' } })
  })

  it('covers what is better than what it was given for', () => {
    expect(riskIn(planWith([risk('open')]))).toMatchObject({ open: { state: 'shared' }, voided: null })
  })

  it('names every acceptance that covers the risk, and what covers less only where none does', () => {
    const [kim, less] = [
      { ...risk('open'), by: 'Kim Roth' },
      { ...risk('shared', 'perhaps'), by: 'Li Wei' },
    ]
    const by = ({ accepted, voided }: ReturnType<typeof riskIn>) => [accepted.map((one) => one.by), voided?.by]
    expect(by(riskIn(planWith([less, risk('shared'), kim])))).toEqual([['Anna Berg', 'Kim Roth'], undefined])
    expect(by(riskIn(planWith([less, kim])))).toEqual([['Kim Roth'], undefined])
    expect(by(riskIn(planWith([less])))).toEqual([[], 'Li Wei'])
  })

  it('never covers other customers who could relay', () => {
    const relay = addressLock('relay', OLD, { connectorType: 'OnPremises', restrictDomainsToIPAddresses: false })
    const document = plan({
      services: [filter('old', OLD, { shared: 'customers' })],
      phases: [phase('p1', mx('old'), [tls, relay])],
      acceptedRisks: [risk('open')],
    })
    expect(tableOf(document).summary.green).toBe(false)
  })
})
