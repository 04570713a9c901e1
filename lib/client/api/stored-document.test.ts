import { expect, it } from 'vitest'
import { documentSchema } from '#lib/scenario/document/document'
import { withReadDocument } from './stored-document'

const old = { schemaVersion: 1, title: 'Old', phases: [{ id: 'p', name: 'P', tenant: { acceptedDomains: [] } }] }
const newest = documentSchema.parse({ ...old, schemaVersion: 2 })

it('a document of the newest form is taken as it is', async () => {
  expect(await withReadDocument({ revision: 1, document: newest })).toEqual({ revision: 1, document: newest })
})

it('a document that lacks what documents have gained is translated', async () => {
  expect(await withReadDocument({ revision: 1, document: old })).toEqual({ revision: 1, document: newest })
})

it('a document of a newer version is refused', async () => {
  await expect(withReadDocument({ document: { ...newest, schemaVersion: 3 } })).rejects.toThrow('Use a newer one')
})

it('an answer without a document stays what it is', async () => {
  expect(await withReadDocument({ scenarios: [] })).toEqual({ scenarios: [] })
  expect(await withReadDocument(null)).toBeNull()
})
