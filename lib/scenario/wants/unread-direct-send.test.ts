import { expect, it } from 'vitest'
import { addressLock, filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { judgePlan } from './plan'
import type { WhoKey } from './who'

const OLD = '192.0.2.0/24'
const device = { id: 'scanner', name: 'Scanner', kind: 'device', networks: ['203.0.113.9'], tls: false, shared: 'no' }
const documentWith = (rest: object, on = false) =>
  plan({
    services: [filter('old', OLD), device],
    phases: ['p1', 'p2'].map((id) =>
      phase(id, mx('old'), id === 'p1' ? [] : [addressLock('lock', [OLD, '203.0.113.9'])], {
        tenant: { acceptedDomains: ['contoso.com'], rejectDirectSend: on },
      }),
    ),
    ...rest,
  })
const doesHang = (document: ReturnType<typeof plan>, index: number, who: WhoKey) =>
  judgePlan(document)
    [index]?.find((cell) => cell.who === who)
    ?.parts.some(({ hangsOn }) => hangsOn.some((one) => 'fact' in one && one.fact === 'rejectDirectSend'))

it('a row of which RejectDirectSend would refuse some hangs on it where nobody has read it', () => {
  const unread = documentWith({ rejectDirectSendNotRead: true })
  expect(doesHang(unread, 0, 'service:scanner')).toBe(true)
  // A connector that lists its address knows it, whatever RejectDirectSend says.
  expect(doesHang(unread, 1, 'service:scanner')).toBe(false)
})

it('nothing hangs on it that was read, or that is on', () => {
  expect(doesHang(documentWith({}), 0, 'service:scanner')).toBe(false)
  expect(doesHang(documentWith({ rejectDirectSendNotRead: true }, true), 0, 'service:scanner')).toBe(false)
})

it('an exception for a sample hangs on it too', () => {
  const sample = {
    id: 'mine',
    name: 'Mine',
    sourceIP: '203.0.113.77',
    tls: true,
    certificateNames: [],
    mailFrom: 'a@contoso.com',
    recipient: 'b@contoso.com',
  }
  const want = { id: 'w', who: 'sample:mine', phaseIds: ['p1'], want: 'accepted', reason: 'monitoring', by: 'Anna' }
  const document = documentWith({ rejectDirectSendNotRead: true, senders: [sample], wants: [want] })
  expect(doesHang(document, 0, 'everybodyElse')).toBe(true)
})
