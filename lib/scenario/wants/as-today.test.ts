import { expect, it } from 'vitest'
import { addressLock, filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { judgePlan } from './plan'

const signature = {
  id: 'signature',
  name: 'Signatures',
  kind: 'signature',
  networks: ['203.0.113.0/28'],
  tls: true,
  delivery: 'direct',
  shared: 'no',
}

/** The outbound leg of a signature service, which no OnPremises connector takes, in the second of two phases. */
function outboundLegWith(acceptedLater: readonly string[]) {
  const connectors = [addressLock('lock', '192.0.2.0/24')]
  const document = plan({
    services: [filter('old', '192.0.2.0/24'), signature],
    phases: [
      phase('p1', mx('old'), connectors),
      phase('p2', mx('old'), connectors, { tenant: { acceptedDomains: acceptedLater } }),
    ],
  })
  const cell = judgePlan(document)[1]?.find(({ who }) => who === 'service:signature')
  return cell?.parts.find(({ spec }) => spec.because === 'outbound-leg')
}

it('mail that is lost in the first phase too is lost as today', () => {
  expect(outboundLegWith(['contoso.com'])).toMatchObject({ state: 'lost', isAsToday: true })
})

it('what is lost from a domain that the tenant accepts only later is no fault of today, with the same connectors', () => {
  expect(outboundLegWith(['contoso.com', 'fabrikam.com'])).toMatchObject({ state: 'lost', isAsToday: false })
})
