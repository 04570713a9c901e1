import { describe, expect, it } from 'vitest'
import { documentSchema } from './document'
import { readDocument } from './versions'

const stored = {
  schemaVersion: 1,
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
      [-1, (document) => ({ ...document, heading: document.name, name: undefined })],
      [0, ({ heading, name: _, ...document }) => ({ ...document, title: heading })],
    ])
    expect(readDocument({ ...rest, schemaVersion: -1, name: title }, steps)).toEqual(documentSchema.parse(stored))
  })

  it('records under `invariants` that are no invariants are left out', () => {
    const known = { id: 'i', kind: 'noPlainText', phaseIds: ['p'] }
    expect(readDocument({ ...stored, invariants: [{ note: 'nobody else' }, known] }).invariants).toEqual([known])
  })

  it.each([
    ['a newer version than this program', { ...stored, schemaVersion: 2 }, 'Use a newer one'],
    ['a version that there never was', { ...stored, schemaVersion: 0 }, 'never was'],
    ['no version', { title: 'T' }, 'no schemaVersion'],
    ['no object', 'T', 'no schemaVersion'],
  ])('a document with %s is refused', (_, document, message) => {
    expect(() => readDocument(document)).toThrow(message)
  })
})
