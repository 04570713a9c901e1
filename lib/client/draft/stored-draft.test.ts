import { describe, expect, it } from 'vitest'
import { documentSchema } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import { SCHEMA_VERSION } from '#lib/scenario/document/schema-version'
import { readStoredDraft } from './stored-draft'

const tenant = { acceptedDomains: ['contoso.com'] }
const document = documentSchema.parse({
  schemaVersion: SCHEMA_VERSION,
  title: 'Contoso',
  phases: [{ id: 'p1', name: 'As is', tenant }],
})
const draft = {
  document,
  raw: { title: '' },
  revision: 3,
  scenarioId: 's1',
  storedAt: '2026-01-02T03:04:05.678Z',
}

describe('a draft that this browser kept', () => {
  it('a stored draft is read as it was written', () => {
    expect(readStoredDraft(draft)).toEqual(draft)
  })

  it('an older stored draft gets the lists that were added since', () => {
    const { deliverers: _, spfAnswers: __, wants: ___, evidence: ____, ...older } = document
    expect(readStoredDraft({ ...draft, document: older })).toEqual(draft)
  })

  it('a stored draft of schema version 1 is translated', () => {
    const older = { schemaVersion: 1, title: 'Contoso', phases: [{ id: 'p1', name: 'As is', tenant }] }
    expect(readStoredDraft({ ...draft, document: older })).toEqual(draft)
  })

  it('a stored draft beyond the limits of the server is read, so that a person can shorten it', () => {
    const acceptedDomains = Array.from({ length: LIMITS.domains + 1 }, (_, i) => `d${i}.contoso.com`)
    const [phase] = document.phases
    const long = { ...document, phases: [{ ...phase, tenant: { ...tenant, acceptedDomains } }] }
    expect(readStoredDraft({ ...draft, document: long })?.document).toEqual(long)
  })

  it.each([
    ['of a newer version', { ...draft, document: { ...document, schemaVersion: SCHEMA_VERSION + 1 } }],
    ['with a list that this version does not know', { ...draft, document: { ...document, journal: [] } }],
    ['with a value of another kind', { ...draft, document: { ...document, phases: 'none' } }],
    ['without a document', { ...draft, document: undefined }],
    ['with text of fields that is none', { ...draft, raw: { title: 7 } }],
    ['that is no draft', 'a text'],
  ])('a stored draft is not read %s', (_, stored) => {
    expect(readStoredDraft(stored)).toBeNull()
  })
})
