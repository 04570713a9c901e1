import { documentSchema, type ScenarioDocument } from '#lib/scenario/document/document'
import { evaluateInvariants } from '#lib/scenario/wants/evaluate'
import type { Gate } from '#lib/scenario/wants/gates'

export const TENANT = { acceptedDomains: ['contoso.com'] }
export const lock = (id: string, networks: readonly string[], own: object = {}) => ({
  id,
  name: id,
  senderDomains: ['*'],
  senderIPAddresses: networks,
  restrictDomainsToIPAddresses: true,
  requireTls: false,
  ...own,
})
export const certificateLock = (id: string, name: string, own: object = {}) => ({
  id,
  name: id,
  senderDomains: ['*'],
  restrictDomainsToCertificate: true,
  tlsSenderCertificateName: name,
  ...own,
})
export const A = { id: 'a', name: 'A', networks: ['192.0.2.0/24', '198.51.100.0/23'], tls: true }

type Parts = {
  readonly sets: readonly (readonly object[])[]
  readonly invariants: readonly object[]
  readonly services?: readonly object[]
  readonly mx?: readonly string[]
  readonly answers?: object
  readonly tenant?: object
}

export function make({
  sets,
  invariants,
  services = [A],
  mx = [],
  answers = {},
  tenant = TENANT,
}: Parts): ScenarioDocument {
  const phases = sets.map((connectors, index) => ({
    id: `p${index}`,
    name: `p${index}`,
    tenant,
    mx: mx[index] === undefined ? [] : [{ domain: 'contoso.com', to: mx[index] }],
    connectors,
  }))
  const all = phases.map(({ id }) => id)
  return documentSchema.parse({
    schemaVersion: 1,
    title: 'T',
    services,
    phases,
    answers,
    invariants: invariants.map((own, index) => ({ id: `i${index}`, phaseIds: all, ...own })),
  })
}

export const evaluate = (parts: Parts): Gate[] => evaluateInvariants(make(parts))
export const only = (parts: Parts): Gate => {
  const [gate] = evaluate(parts)
  if (gate === undefined) throw new Error('no gate')
  return gate
}
export const THROUGH_A = { kind: 'getsThrough', serviceId: 'a' }
export const NOBODY = { kind: 'nobodyElse', serviceIds: ['a'] }
export const Q6 = { Q6: 'yes' }
