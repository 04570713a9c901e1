import { describe, expect, it } from 'vitest'
import { addressLock, filter, mx, phase, plan, tableOf } from '#lib/scenario/testing/plans'
import type { PartSpec } from './part'
import { specsOfPhase, strictest } from './part-specs'

const OLD = '192.0.2.0/24'
const NEW = '198.51.100.0/24'
const lockOld = addressLock('lock-old', OLD)
const lockNew = addressLock('lock-new', NEW)

/** The parts of one row in a phase. */
const partsOf = (document: Parameters<typeof plan>[0], index: number, who: string): readonly PartSpec[] =>
  specsOfPhase(plan(document), index).find((row) => row.who.key === who)?.specs ?? []

const one = (id: string, rest: object): object => ({ id, phaseIds: ['p1'], ...rest })

describe('the phase from which the side entrance is closed', () => {
  it('counts in a scenario of one phase', () => {
    const open = { services: [filter('old', OLD)], phases: [phase('p1', mx('old'), [])] }
    expect(tableOf(plan(open)).table.everybodyElse).toBe('either')
    expect(tableOf(plan({ ...open, sideEntranceClosedFrom: 'p1' })).table.everybodyElse).toBe('open')
  })

  it('counts for the experiment that it names, and for no other', () => {
    const document = {
      unordered: true,
      sideEntranceClosedFrom: 'p1',
      services: [filter('old', OLD)],
      phases: [phase('p1', mx('old'), []), phase('p2', mx('old'), []), phase('p3', mx('old'), [lockOld])],
    }
    expect(tableOf(plan(document)).table.everybodyElse).toBe('open either holds')
  })

  it('counts in a phase that states no MX', () => {
    const document = {
      sideEntranceClosedFrom: 'p2',
      services: [filter('old', OLD)],
      phases: [phase('p1', mx('old'), []), phase('p2', [], []), phase('p3', [], [])],
    }
    expect(tableOf(plan(document)).table.everybodyElse).toBe('either open open')
  })
})

describe('a phase that states no MX', () => {
  it('leaves open what is wanted of a filter that handed over earlier', () => {
    const document = {
      services: [filter('old', OLD), filter('new', NEW)],
      phases: [
        phase('p1', mx('old'), [lockOld, lockNew]),
        phase('p2', mx('new'), [lockOld, lockNew]),
        phase('p3', [], [lockOld, lockNew]),
      ],
    }
    expect(tableOf(plan(document)).table).toMatchObject({
      'service:old': 'holds holds noFacts',
      'service:new': 'holds holds holds',
    })
  })

  it('is said where no row asks for it, so that no plan is green by silence', () => {
    const scanner = { id: 'scanner', name: 'scanner', kind: 'device', networks: [OLD], tls: false, shared: 'no' }
    const document = { services: [scanner], phases: [phase('p1', [], [lockOld])] }
    const { table, summary } = tableOf(plan(document))
    expect(table).toEqual({ 'service:scanner': 'holds', everybodyElse: 'holds' })
    expect(summary.lists.notKnown).toContainEqual({ kind: 'missing', fact: 'mx', phaseIds: ['p1'] })
    expect(summary.green).toBe(false)
  })

  it('is not asked for where exceptions say what is wanted', () => {
    const document = {
      unordered: true,
      services: [filter('old', OLD)],
      phases: [phase('p1', [], [lockOld])],
      wants: [one('w', { who: 'service:old', want: 'accepted' })],
    }
    expect(tableOf(plan(document)).summary.green).toBe(true)
  })
})

describe('MAIL FROM beside the own domains', () => {
  const elsewhere = addressLock('elsewhere', '203.0.113.0/24', { senderDomains: ['scan.example'] })
  const stateWith = (mailFromDomains: readonly string[] | null) => {
    const service = { id: 's', name: 's', kind: 'device', networks: [OLD], tls: false, shared: 'no' }
    const services = [{ ...service, mailFromDomains }]
    return tableOf(plan({ services, phases: [phase('p1', mx('microsoft'), [elsewhere])] })).table['service:s']
  }

  it('of a device is judged once it is stated', () => {
    expect(stateWith(null)).toBe('holds')
    expect(stateWith([])).toBe('holds')
    expect(stateWith(['scan.example'])).toBe('lost')
    expect(stateWith(['*'])).toBe('lost')
  })
})

describe('exceptions', () => {
  it('that ask for a connector count while the service hands mail over', () => {
    const document = {
      services: [filter('old', OLD)],
      phases: [phase('p1', mx('old'), [lockOld, addressLock('second', OLD)])],
      wants: [one('w', { who: 'service:old', want: 'accepted', connectorId: 'third' })],
    }
    expect(partsOf(document, 0, 'service:old')).toMatchObject([
      { wish: 'accepted', because: 'handover', connectorId: 'third', wantId: 'w' },
    ])
    expect(tableOf(plan(document)).table['service:old']).toMatch(/^elsewhere/)
  })

  it('for a signature service speak of outgoing mail too', () => {
    const signer = { id: 'signer', name: 'signer', kind: 'signature', networks: [NEW], tls: true, shared: 'no' }
    const document = {
      services: [filter('old', OLD), signer],
      phases: [phase('p1', mx('old'), [lockOld])],
      wants: [one('w', { who: 'service:signer', want: 'accepted' })],
    }
    expect(partsOf(document, 0, 'service:signer')).toMatchObject([
      { domains: ['contoso.com'], because: 'override' },
      { domains: null, mailFrom: 'own', wish: 'accepted', because: 'override' },
    ])
  })

  it('never allow other customers to relay', () => {
    const document = {
      services: [filter('old', OLD, { shared: 'customers' })],
      phases: [phase('p1', mx('old'), [addressLock('relay', OLD, { connectorType: 'OnPremises' })])],
      wants: [one('w', { who: 'otherCustomers:old', want: 'either' })],
    }
    expect(partsOf(document, 0, 'otherCustomers:old')).toMatchObject([
      { wish: 'either', because: 'override' },
      { domains: null, wish: 'refused', because: 'relay' },
    ])
  })

  it('of one rank count by the strictest: one with a connector before one without', () => {
    const { wants } = plan({
      services: [filter('old', OLD)],
      phases: [phase('p1', mx('old'), [])],
      wants: [
        one('any', { who: 'service:old', want: 'accepted' }),
        one('named', { who: 'service:old', want: 'accepted', connectorId: 'lock' }),
        one('either', { who: 'service:old', want: 'either' }),
      ],
    })
    expect(strictest(wants).map(({ id }) => id)).toEqual(['named'])
    expect(strictest(wants.toReversed()).map(({ id }) => id)).toEqual(['named'])
  })

  it('that contradict each other all count, so that one fails', () => {
    const document = {
      services: [filter('old', OLD), filter('idle', NEW)],
      phases: [phase('p1', mx('old'), [lockOld, lockNew])],
      wants: [
        one('in', { who: 'service:idle', want: 'accepted' }),
        one('out', { who: 'service:idle', want: 'refused' }),
      ],
    }
    expect(partsOf(document, 0, 'service:idle').map(({ wantId }) => wantId)).toEqual(['in', 'out'])
    expect(tableOf(plan(document)).table['service:idle']).toBe('open')
  })
})

it('nothing is wanted of other customers for a domain without MX while another one points to Microsoft', () => {
  const tenant = { acceptedDomains: ['contoso.com', 'contoso.onmicrosoft.com'] }
  const document = {
    services: [filter('old', OLD, { shared: 'customers' })],
    phases: [
      phase('p1', mx('old'), [lockOld], { tenant }),
      phase('p2', mx('old'), [], { tenant }),
      phase('p3', mx('microsoft'), [], { tenant }),
    ],
  }
  expect(partsOf(document, 2, 'otherCustomers:old')).toMatchObject([
    { domains: ['contoso.com'], wish: 'accepted' },
    { domains: ['contoso.onmicrosoft.com'], wish: 'either', because: 'no-mx' },
  ])
})

it('the switch on plain text holds for a filter that hands over for no domain', () => {
  const document = {
    switches: { plainTextRefusedFrom: 'p1' },
    services: [filter('old', OLD), filter('idle', NEW, { tls: null })],
    phases: [phase('p1', mx('old'), [lockOld, lockNew])],
  }
  expect(partsOf(document, 0, 'service:idle')).toMatchObject([
    { wish: 'either', tls: true },
    { wish: 'refused', tls: false, because: 'plain-text-switch' },
  ])
  expect(tableOf(plan(document)).table['service:idle']).toBe('open')
})
