import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Connector } from '#lib/matcher/model/connector'
import type { Sender } from '#lib/matcher/model/sender'
import type { Tenant } from '#lib/matcher/model/tenant'
import { domainOf, normalizeDomain } from '#lib/matcher/sets/domains'
import { parseIp, parseNetwork } from '#lib/matcher/sets/ip'
import { certificateNameIn } from '#lib/matcher/sets/names'
import { often } from '#lib/matcher/testing/arbitraries'
import { completeConnector, completeSender, loadCases } from '#lib/matcher/testing/cases'
import { type Smudge, smudges } from '#lib/matcher/testing/invisible'
import { attribute } from './attribute'
import { explain } from './explain'

const cases = loadCases()
const domains = ['contoso.com', '*.contoso.com', '*', 'müller.example', 'xn--mller-kva.example', 'a.b.fabrikam.com.']
const names = ['mail.contoso.com', '*.filter.example', '<I>CN=issuer<S>CN=mail.contoso.com, O=Contoso']
const addresses = ['192.0.2.10', '2001:db8::1', '::ffff:192.0.2.1', '192.0.2.300', '']
const networks = ['192.0.2.0/24', '192.0.2.1-192.0.2.9', '2001:db8::/32', '::ffff:192.0.2.0/120', '10.0.0.0/33']

const parsers: readonly [string, readonly string[], (text: string) => unknown][] = [
  ['normalizeDomain', domains, normalizeDomain],
  ['domainOf', domains.map((domain) => `user@${domain}`).concat(''), domainOf],
  ['certificateNameIn', names, certificateNameIn],
  ['parseIp', addresses, parseIp],
  ['parseNetwork', [...networks, ...addresses], parseNetwork],
]

describe('invisible characters anywhere in a text', () => {
  it.each(parsers)('do not change what %s reads', (_, texts, parse) => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), smudges, (text, smudge) => {
        expect(parse(smudge(text))).toEqual(parse(text))
      }),
      often(300),
    )
  })

  it('do not change the verdict and the checks of a golden case', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cases), smudges, ({ tenant, connectors, sender, answers }, smudge) => {
        const clean = [tenant, connectors.map(completeConnector), completeSender(sender)] as const
        const dirty = [
          smudgeTenant(clean[0], smudge),
          clean[1].map(smudgeConnector(smudge)),
          smudgeSender(clean[2], smudge),
        ] as const
        expect(attribute(...dirty, answers)).toEqual(attribute(...clean, answers))
        const checksOf = ({ trace }: ReturnType<typeof explain>) =>
          trace.map(({ connectorId, check, code, result }) => ({ connectorId, check, code, result }))
        expect(checksOf(explain(...dirty, answers))).toEqual(checksOf(explain(...clean, answers)))
      }),
      often(400),
    )
  })
})

const smudgeTenant = (tenant: Tenant, smudge: Smudge): Tenant => ({
  ...tenant,
  acceptedDomains: tenant.acceptedDomains.map(smudge),
})

const smudgeConnector =
  (smudge: Smudge) =>
  (connector: Connector): Connector => ({
    ...connector,
    senderDomains: connector.senderDomains.map(smudge),
    senderIPAddresses: connector.senderIPAddresses.map(smudge),
    associatedAcceptedDomains: connector.associatedAcceptedDomains.map(smudge),
    tlsSenderCertificateName:
      connector.tlsSenderCertificateName === null ? null : smudge(connector.tlsSenderCertificateName),
  })

const smudgeSender = (sender: Sender, smudge: Smudge): Sender => ({
  ...sender,
  sourceIP: sender.sourceIP === null ? null : smudge(sender.sourceIP),
  certificateNames: sender.certificateNames === null ? null : sender.certificateNames.map(smudge),
  mailFrom: sender.mailFrom === null ? null : smudge(sender.mailFrom),
  recipient: sender.recipient === null ? null : smudge(sender.recipient),
})
