import { expect, test } from 'vitest'
import { documentSchema } from '#lib/scenario/document/document'
import { newConnector } from '#lib/scenario/document/new-connector'
import { forgetCollected, takeImport } from './import'

const tenant = { acceptedDomains: ['contoso.com'], rejectDirectSend: false }
const filter = newConnector({ id: 'f', name: 'Filter' })
const other = newConnector({ id: 'o', name: 'Other' })
const phase = (id: string, connectors = [filter]) => ({ id, name: id, tenant, connectors })
const scenario = documentSchema.parse({
  schemaVersion: 2,
  title: 'Plan',
  phases: [phase('p1'), phase('p2'), phase('p3', [filter, other])],
})
const fresh = { acceptedDomains: ['contoso.com', '*.fabrikam.com'], rejectDirectSend: true }
const IMPORT = {
  phaseId: 'p1',
  connectors: [other],
  tenant: fresh,
  readsDirectSend: true,
  collected: null,
  dropsNotes: false,
} as const
const namesOf = ({ phases }: typeof scenario) =>
  phases.map(({ connectors }) => connectors.map(({ id }) => id).join(' '))

test('an import replaces tenant facts and connectors in later phases that had the same', () => {
  const next = takeImport({ ...IMPORT, mode: 'replace', withLaterPhases: true })(scenario)
  expect(namesOf(next)).toEqual(['o', 'o', 'f o'])
  expect(next.phases.map((one) => one.tenant.rejectDirectSend)).toEqual([true, true, true])
})

test('an import without later phases leaves them unchanged', () => {
  const next = takeImport({ ...IMPORT, mode: 'replace', withLaterPhases: false })(scenario)
  expect(namesOf(next)).toEqual(['o', 'f', 'f o'])
  expect(next.phases.map((one) => one.tenant.rejectDirectSend)).toEqual([true, false, false])
})

test('an import of facts leaves the connectors, and an import of connectors leaves the facts', () => {
  const facts = takeImport({ ...IMPORT, connectors: [], mode: 'add', withLaterPhases: false })(scenario)
  expect(facts.phases[0]).toEqual({ ...scenario.phases[0], tenant: fresh })
  const connectors = takeImport({ ...IMPORT, tenant: null, mode: 'add', withLaterPhases: false })(scenario)
  expect(connectors.phases[0]).toEqual({ ...scenario.phases[0], connectors: [filter, other] })
})

test('facts about the rest of the tenant stay with the scenario until they are forgotten', () => {
  const collected = {
    at: '2026-11-24T09:00:00Z',
    findings: [{ code: 'IPV6_ON', parameters: { domains: 'contoso.com' } }],
    notRead: [],
  }
  const next = takeImport({ ...IMPORT, mode: 'add', withLaterPhases: false, collected })(scenario)
  expect(documentSchema.parse(next).collected).toEqual(collected)
  expect(takeImport({ ...IMPORT, mode: 'add', withLaterPhases: false })(next).collected).toBe(collected)
  expect(forgetCollected(next)).not.toHaveProperty('collected')
})

test('the notes of phases whose connectors are replaced go, unless they are kept', () => {
  const noted = { ...scenario, phases: scenario.phases.map((one) => ({ ...one, note: 'The old filter alone.' })) }
  const notesOf = (dropsNotes: boolean) =>
    takeImport({ ...IMPORT, mode: 'replace', withLaterPhases: true, dropsNotes })(noted).phases.map(({ note }) => note)
  expect(notesOf(true)).toEqual(['', '', 'The old filter alone.'])
  expect(notesOf(false)).toEqual(noted.phases.map(({ note }) => note))
})

test('only an import that states RejectDirectSend says that it was read', () => {
  const unread = { ...scenario, rejectDirectSendNotRead: true }
  const taken = { ...IMPORT, mode: 'add', withLaterPhases: true } as const
  expect(takeImport(taken)(unread).rejectDirectSendNotRead).toBe(false)
  expect(takeImport({ ...taken, readsDirectSend: false })(unread).rejectDirectSendNotRead).toBe(true)
  expect(takeImport({ ...taken, tenant: null })(unread).rejectDirectSendNotRead).toBe(true)
})
