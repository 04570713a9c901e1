import { describe, expect, it } from 'vitest'
import { newConnector } from '#lib/scenario/document/new-connector'
import { newService } from '#lib/scenario/document/new-service'
import { exposureOf } from './exposure'

describe('who a connector lets in', () => {
  const services = [
    newService({
      id: 'f',
      name: 'Filter',
      kind: 'filter',
      networks: ['192.0.2.0/24'],
      certificateNames: ['*.filter.example'],
      tls: true,
      shared: 'customers',
    }),
  ]
  const lock = {
    id: 'c',
    name: 'C',
    senderIPAddresses: ['192.0.2.0/25', '198.51.100.1'],
    restrictDomainsToIPAddresses: true,
  }

  it('listed addresses are counted, and a shared service among them is named', () => {
    expect(exposureOf(newConnector(lock), services)).toMatchObject({
      kind: 'listed',
      addresses: 129,
      needsTls: true,
      sharedBy: ['Filter'],
    })
    expect(exposureOf(newConnector({ ...lock, senderIPAddresses: ['198.51.100.1'] }), services)).toMatchObject({
      addresses: 1,
      sharedBy: [],
    })
  })

  it('a certificate name that is this tenant’s alone keeps other customers out, though the addresses are shared', () => {
    const [filter] = services
    if (filter === undefined) throw new Error()
    const own = { ...filter, certificateNames: ['mx.filter.example', 'contoso.filter.example'] }
    const shared = [{ ...own, ownCertificateNames: ['contoso.filter.example'] }]
    const named = (tlsSenderCertificateName: string) =>
      exposureOf(newConnector({ ...lock, restrictDomainsToCertificate: true, tlsSenderCertificateName }), shared)
    expect(named('contoso.filter.example')).toMatchObject({ sharedBy: [], unused: [], keptOut: ['Filter'] })
    // By addresses alone, or by a name that others present too, they get in.
    expect(exposureOf(newConnector(lock), shared)).toMatchObject({
      sharedBy: ['Filter'],
      unused: ['Filter'],
      keptOut: [],
    })
    expect(named('*.filter.example')).toMatchObject({ sharedBy: ['Filter'], unused: ['Filter'], keptOut: [] })
    expect(named('mx.filter.example')).toMatchObject({ sharedBy: ['Filter'], unused: ['Filter'] })
    expect(exposureOf(newConnector(lock), services)).toMatchObject({ sharedBy: ['Filter'], unused: [] })
  })

  it('a connector by name admits any address, one without a lock everybody, and a disabled one nobody', () => {
    const byName = {
      id: 'c',
      name: 'C',
      restrictDomainsToCertificate: true,
      tlsSenderCertificateName: '*.filter.example',
    }
    expect(exposureOf(newConnector(byName), services)).toMatchObject({
      kind: 'anywhere',
      certificateName: '*.filter.example',
      sharedBy: ['Filter'],
      width: 1,
    })
    expect(exposureOf(newConnector({ id: 'c', name: 'C' }), services)).toMatchObject({
      kind: 'anywhere',
      certificateName: null,
      sharedBy: [],
    })
    expect(exposureOf(newConnector({ ...lock, enabled: false }), services)).toMatchObject({
      kind: 'off',
      width: 0,
      sharedBy: [],
    })
    expect(exposureOf(newConnector({ ...lock, senderIPAddresses: [] }), services)).toMatchObject({ kind: 'nobody' })
    expect(exposureOf(newConnector({ ...lock, connectorType: 'OnPremises' }), services)).toMatchObject({
      kind: 'recognises',
    })
  })
})
