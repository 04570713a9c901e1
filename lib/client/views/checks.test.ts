import { describe, expect, it } from 'vitest'
import { getPhase, getSender, msxfaq, vendorSwitch } from '#lib/client/testing/examples'
import { explain } from '#lib/matcher'
import { newConnector } from '#lib/scenario/document/new-connector'
import { checkColumns, decidingIn } from './checks'

describe('the table of checks', () => {
  it('a right address with a wrong certificate name fails in the certificate check alone', () => {
    const phase = getPhase(msxfaq, 'wrong-name')
    const sender = getSender(msxfaq, 'netatwork')
    const columns = checkColumns(phase, sender, explain(phase.tenant, phase.connectors, sender))
    const naw = columns.find(({ connector }) => connector.id === 'naw')
    expect(naw?.role).toBe('locks')
    expect(naw?.fields.sourceIP).toMatchObject({ kind: 'entry', result: 'pass' })
    expect(naw?.fields.certificate).toMatchObject({
      kind: 'entry',
      result: 'fail',
      entry: { code: 'CERTIFICATE_NAME_MISMATCH' },
    })
    expect(naw?.fields.senderDomain).toEqual({ kind: 'passed', shown: ['*'] })
  })

  it('the admitting connector comes first, and disabled connectors come last', () => {
    const phase = getPhase(vendorSwitch, 'mx-moved')
    const sender = getSender(vendorSwitch, 'internet-b')
    const columns = checkColumns(phase, sender, explain(phase.tenant, phase.connectors, sender))
    expect(columns.map(({ role }) => role)).toEqual(['admits', 'locks', 'locks', 'disabled'])
    expect(columns.at(-1)?.fields.tls).toEqual({ kind: 'notReached' })
  })

  it('a check on an unknown fact is shown as unknown', () => {
    const phase = getPhase(vendorSwitch, 'as-is')
    const sender = { ...getSender(vendorSwitch, 'internet-a'), sourceIP: null }
    const columns = checkColumns(phase, sender, explain(phase.tenant, phase.connectors, sender))
    expect(columns.find(({ connector }) => connector.id === 'filter-a')?.fields.sourceIP).toMatchObject({
      result: 'unknown',
    })
  })

  it('a check that takes place in some of the open cases is marked, and what decides is named once', () => {
    const phase = {
      ...getPhase(vendorSwitch, 'as-is'),
      connectors: [
        newConnector({
          id: 'own',
          name: 'Own',
          connectorType: 'OnPremises',
          tlsSenderCertificateName: 'mx.contoso.com',
        }),
        newConnector({
          id: 'lock',
          name: 'Lock',
          senderIPAddresses: ['192.0.2.1'],
          restrictDomainsToIPAddresses: true,
        }),
      ],
    }
    const sender = {
      ...getSender(vendorSwitch, 'internet-a'),
      sourceIP: '203.0.113.9',
      certificateNames: ['mx.contoso.com'],
      mailFrom: 'a@fabrikam.com',
    }
    const columns = checkColumns(phase, sender, explain(phase.tenant, phase.connectors, sender))
    expect(columns.map(({ role }) => role)).toEqual(['perhaps', 'locks'])
    const [own, lock] = columns
    expect(own?.fields.certificate).toMatchObject({ result: 'pass', isConditional: false })
    expect(lock?.fields.sourceIP).toMatchObject({ result: 'fail', isConditional: true })
    expect(decidingIn(columns)).toEqual(['Q17'])
  })
})
