import { describe, expect, it } from 'vitest'
import { documentSchema } from '#lib/scenario/document/document'
import { SCHEMA_VERSION } from '#lib/scenario/document/schema-version'
import { readDocument } from './versions'

const stored = {
  schemaVersion: SCHEMA_VERSION,
  title: 'T',
  phases: [{ id: 'p', name: 'As is', tenant: { acceptedDomains: ['contoso.com'] } }],
}

describe('a stored document', () => {
  it('a document of the current version is read unchanged', () => {
    expect(readDocument(stored)).toEqual(documentSchema.parse(stored))
  })

  it('an older document goes through every step to the current version, once', () => {
    const { title, ...rest } = stored
    type Step = (document: Readonly<Record<string, unknown>>) => Record<string, unknown>
    const steps = new Map<number, Step>([
      [SCHEMA_VERSION - 2, (document) => ({ ...document, heading: document.name, name: undefined })],
      [SCHEMA_VERSION - 1, ({ heading, name: _, ...document }) => ({ ...document, title: heading })],
    ])
    const old = { ...rest, schemaVersion: SCHEMA_VERSION - 2, name: title }
    expect(readDocument(old, steps)).toEqual(documentSchema.parse(stored))
  })

  it.each([
    ['a newer version than this program', { ...stored, schemaVersion: SCHEMA_VERSION + 1 }, 'Use a newer one'],
    ['a version that there never was', { ...stored, schemaVersion: 0 }, 'never was'],
    ['no version', { title: 'T' }, 'no schemaVersion'],
    ['no object', 'T', 'no schemaVersion'],
  ])('a document with %s is refused', (_, document, message) => {
    expect(() => readDocument(document)).toThrow(message)
  })
})
