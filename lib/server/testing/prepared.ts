import { documentSchema } from '#lib/scenario/document/document'
import type { JsonText } from '#lib/server/json-text'
import { type PreparedRevision, prepareRevision } from '#lib/server/prepared-revision'

/** The smallest document with this title. */
export const documentTitled = (title: string) =>
  documentSchema.parse({
    schemaVersion: 2,
    title,
    phases: [{ id: 'p', name: 'As is', tenant: { acceptedDomains: [] } }],
  })

/** The smallest document with this title, as a save hands it to the store. */
export const preparedTitled = (title: string): PreparedRevision => prepareRevision(documentTitled(title))

/** An answer that is JSON, parsed. */
export const parsed = ({ jsonText }: JsonText) => JSON.parse(jsonText)
