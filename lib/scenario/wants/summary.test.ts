import { expect, it } from 'vitest'
import { addressLock, certificateLock, filter, mx, phase, plan, tableOf } from '#lib/scenario/testing/plans'
import { judgePlan } from './plan'
import { RESULT_STATES, UNPROVED, worstOf } from './result-table'
import { summarizePlan } from './summary'

const OLD = '192.0.2.0/24'
const NEW = '198.51.100.0/24'
const lockOld = addressLock('lock-old', OLD)

it('what is lost of two services are two lines, each with its own phases', () => {
  const document = {
    services: [filter('old', OLD), filter('new', NEW)],
    phases: [
      phase('p1', mx('old'), [lockOld, addressLock('lock-new', NEW)]),
      phase('p2', mx('new'), [lockOld]),
      phase('p3', mx('new'), [addressLock('other', '203.0.113.0/24')]),
    ],
  }
  expect(tableOf(plan(document)).summary.lists.lost).toMatchObject([{ who: 'service:new', phaseIds: ['p2', 'p3'] }])
  const both = {
    ...document,
    phases: document.phases.with(1, phase('p2', mx('new'), [addressLock('other', '203.0.113.0/24')])),
  }
  expect(tableOf(plan(both)).summary.lists.lost.map(({ who, phaseIds }) => [who, phaseIds])).toEqual([
    ['service:old', ['p2']],
    ['service:new', ['p2', 'p3']],
  ])
})

it('what is perhaps lost is said beside what is certainly lost, in the same cell', () => {
  const document = {
    services: [filter('old', OLD, { networks: [OLD, NEW] })],
    phases: [
      phase('p1', mx('old'), [addressLock('lock', [OLD, NEW])]),
      phase('p2', mx('old'), [
        lockOld,
        addressLock('bank', '203.0.113.0/24', { senderDomains: ['bank.example'], requireTls: true }),
      ]),
    ],
  }
  const { lost } = tableOf(plan(document)).summary.lists
  expect(lost.map(({ state, certainty, phaseIds }) => [state, certainty, phaseIds])).toEqual([
    ['lost', 'certain', ['p2']],
    ['holdsIf', 'perhaps', ['p2']],
  ])
})

it('other customers who get in are said beside strangers who get in', () => {
  const document = {
    sideEntranceClosedFrom: 'p1',
    services: [filter('old', OLD, { shared: 'customers', certificateNames: ['mail.filter.example'], tls: true })],
    phases: [
      phase('p1', mx('old'), [certificateLock('lock', 'mail.filter.example')]),
      phase('p2', mx('old'), [{ id: 'tls', name: 'tls', senderDomains: ['*'], requireTls: true }]),
    ],
  }
  const whos = tableOf(plan(document)).summary.lists.entrance.map(({ who, phaseIds }) => `${who} ${phaseIds}`)
  expect(whos).toContain('everybodyElse p2')
  expect(tableOf(plan(document)).table['otherCustomers:old']).toMatch(/shared/)
})

it('what is not known of one part is said and keeps the plan from green, whatever its other parts come to', () => {
  const servers = { id: 'own', name: 'own', kind: 'onPremises', networks: ['203.0.113.0/24'], shared: 'no' }
  const document = plan({
    services: [filter('old', OLD), servers],
    phases: [phase('p1', mx('old'), [addressLock('lock', [OLD, '203.0.113.0/24'])])],
  })
  const [cells = []] = judgePlan(document)
  const isHere = ({ who }: (typeof cells)[number]) => who === 'service:own'
  for (const state of RESULT_STATES) {
    const changed = cells.map((cell) => {
      if (!isHere(cell)) return cell
      const parts = cell.parts.map((part) =>
        part.missing === null ? { ...part, state, faults: [{ state, certainty: null }] } : part,
      )
      return { ...cell, parts, ...worstOf(parts) }
    })
    const { green, lists } = summarizePlan(document, [changed])
    expect(green, state).toBe(false)
    expect(lists.notKnown, state).toContainEqual(expect.objectContaining({ who: 'service:own', state: 'noFacts' }))
  }
})

it('senders that were not looked at are said beside a fault, and are not as today', () => {
  const document = plan({
    services: [filter('old', OLD)],
    phases: ['p1', 'p2'].map((id) => phase(id, mx('old'), [addressLock('other', NEW)])),
  })
  const cells = judgePlan(document).map((row) =>
    row.map((cell) => ({
      ...cell,
      parts: cell.parts.map((part) => ({ ...part, faults: [...part.faults, UNPROVED] })),
    })),
  )
  const { green, lists } = summarizePlan(document, cells)
  expect(green).toBe(false)
  expect(lists.asToday).toContainEqual(expect.objectContaining({ who: 'service:old', state: 'lost' }))
  expect(lists.notKnown).toContainEqual(expect.objectContaining({ who: 'service:old', state: 'unproved' }))
})

it('a RejectDirectSend that nobody has read is a line, and the plan is not green', () => {
  const document = {
    services: [filter('old', OLD)],
    phases: [phase('p1', mx('old'), [lockOld]), phase('p2', mx('old'), [lockOld])],
  }
  expect(tableOf(plan(document)).summary.green).toBe(true)
  const { green, lists } = tableOf(plan({ ...document, rejectDirectSendNotRead: true })).summary
  expect(green).toBe(false)
  expect(lists.notKnown).toContainEqual({ kind: 'missing', fact: 'rejectDirectSend', phaseIds: ['p1', 'p2'] })
})
