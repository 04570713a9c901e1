import { expect, test } from 'vitest'
import { documentSchema } from '#lib/scenario/document'
import { newConnector } from '#lib/scenario/new-connector'
import { takeImport } from './draft-import'

const tenant = { acceptedDomains: ['contoso.com'], rejectDirectSend: false }
const filter = newConnector({ id: 'f', name: 'Filter' })
const other = newConnector({ id: 'o', name: 'Other' })
const phase = (id: string, connectors = [filter]) => ({ id, name: id, tenant, connectors })
const scenario = documentSchema.parse({
  schemaVersion: 1,
  title: 'Plan',
  phases: [phase('p1'), phase('p2'), phase('p3', [filter, other])],
})
const fresh = { acceptedDomains: ['contoso.com', '*.fabrikam.com'], rejectDirectSend: true }
const IMPORT = { phaseId: 'p1', connectors: [other], tenant: fresh } as const
const namesOf = ({ phases }: typeof scenario) =>
  phases.map(({ connectors }) => connectors.map(({ id }) => id).join(' '))

test('a tenant replaces facts and connectors where they were the same', () => {
  const next = takeImport({ ...IMPORT, mode: 'replace', carry: true })(scenario)
  expect(namesOf(next)).toEqual(['o', 'o', 'f o'])
  expect(next.phases.map((one) => one.tenant.rejectDirectSend)).toEqual([true, true, true])
})

test('later phases stay as they are if so wanted', () => {
  const next = takeImport({ ...IMPORT, mode: 'replace', carry: false })(scenario)
  expect(namesOf(next)).toEqual(['o', 'f', 'f o'])
  expect(next.phases.map((one) => one.tenant.rejectDirectSend)).toEqual([true, false, false])
})

test('facts alone leave the connectors, and connectors alone leave the facts', () => {
  const facts = takeImport({ ...IMPORT, connectors: [], mode: 'add', carry: false })(scenario)
  expect(facts.phases[0]).toEqual({ ...scenario.phases[0], tenant: fresh })
  const connectors = takeImport({ ...IMPORT, tenant: null, mode: 'add', carry: false })(scenario)
  expect(connectors.phases[0]).toEqual({ ...scenario.phases[0], connectors: [filter, other] })
})
