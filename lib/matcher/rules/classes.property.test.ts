import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Sender } from '#lib/matcher/model/sender'
import { formatIp } from '#lib/matcher/sets/ip'
import { knownScene, often, type Scene } from '#lib/matcher/testing/arbitraries'
import { compareNames, covers, domainAfterAt, liesBelow, listHolds } from '#lib/matcher/testing/oracle-text'
import { worldsOf } from '#lib/matcher/testing/oracle-worlds'
import { classesOf } from './classes'
import { prepare } from './prepare'

/** Each possible value of an unknown fact has a class whose representative no connector can tell apart from it. */
describe('the classes of an unknown fact', { timeout: 120_000 }, () => {
  const enabledOf = ({ connectors }: Scene) => connectors.filter(({ enabled }) => enabled)
  const classesIn = ({ tenant, connectors }: Scene) => classesOf(prepare(tenant, connectors))
  const valuesOf = ({ tenant, connectors, sender }: Scene, unknown: Partial<Sender>) =>
    worldsOf(tenant, connectors, { ...sender, tls: true, ...unknown })
  /** How closely the closest entry covers a domain: by its number of labels, and an exact entry before a wildcard. */
  const closenessOf = (entries: readonly string[]) =>
    Math.max(
      -1,
      ...entries.map((entry) =>
        entry === '*' ? 0 : entry.replace('*.', '').split('.').length * 2 + Number(!entry.startsWith('*')),
      ),
    )
  const expectLike = (values: readonly string[], classes: readonly string[], look: (value: string) => string) => {
    const known = classes.map(look)
    expect(values.filter((value) => !known.includes(look(value)))).toEqual([])
  }

  it('hold an address for every combination of lists', () => {
    const law = (scene: Scene) => {
      const look = (ip: string) =>
        enabledOf(scene)
          .map(({ senderIPAddresses }) => Number(listHolds(senderIPAddresses, ip)))
          .join()
      const values = valuesOf(scene, { sourceIP: null }).map(({ sourceIP }) => sourceIP)
      expectLike(values, classesIn(scene).ips.map(formatIp), look)
    }
    fc.assert(fc.property(knownScene(), law), often(500))
  })

  it('hold a name for every way to fit the connectors and the accepted domains', () => {
    const law = (scene: Scene) => {
      const { acceptedDomains } = scene.tenant
      const look = (name: string) =>
        [
          ...enabledOf(scene).map(({ tlsSenderCertificateName: wanted }) => wanted && compareNames(wanted, name)),
          acceptedDomains.some((domain) => covers(domain, name))
            ? 'own'
            : acceptedDomains.some((domain) => liesBelow(name, domain)),
        ].join()
      const values = valuesOf(scene, { certificateNames: null }).flatMap(({ certificateNames }) => certificateNames)
      expectLike(values, classesIn(scene).names.flat(), look)
    }
    fc.assert(fc.property(knownScene(), law), often(500))
  })

  it('hold a MAIL FROM domain for every combination of sender domains', () => {
    const law = (scene: Scene) => {
      const partners = enabledOf(scene).filter(({ connectorType }) => connectorType === 'Partner')
      const look = (domain: string) =>
        [
          domain === '',
          ...partners.map(({ senderDomains }) => closenessOf(senderDomains.filter((entry) => covers(entry, domain)))),
          scene.tenant.acceptedDomains.some((entry) => covers(entry, domain)),
        ].join()
      const values = valuesOf(scene, { mailFrom: null }).map(({ mailFrom }) => domainAfterAt(mailFrom))
      expectLike(values, classesIn(scene).from, look)
    }
    fc.assert(fc.property(knownScene(), law), often(500))
  })

  it('hold a recipient domain for every combination of accepted domains and limits', () => {
    const law = (scene: Scene) => {
      const entries = enabledOf(scene)
        .filter(({ connectorType }) => connectorType === 'Partner')
        .map(({ associatedAcceptedDomains }) => associatedAcceptedDomains)
      const look = (domain: string) =>
        [...entries, scene.tenant.acceptedDomains].map((set) => set.some((entry) => covers(entry, domain))).join()
      const values = valuesOf(scene, { recipient: null }).map(({ recipient }) => domainAfterAt(recipient))
      expectLike(values, classesIn(scene).to, look)
    }
    fc.assert(fc.property(knownScene(), law), often(500))
  })
})
