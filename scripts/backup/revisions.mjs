import { createHash } from 'node:crypto'

/** Collects the revisions whose document is not the one that its hash was made of, as "revision 3 of scenario …". */
export function wrongRevisions() {
  const found = []
  return {
    found,
    /** `row` has the columns of a table by name */
    look(table, { scenarioId, number, document, hash }) {
      if (table !== 'Revision') return
      if (createHash('sha256').update(document).digest('hex') !== hash)
        found.push(`revision ${number} of scenario ${scenarioId}`)
    },
  }
}
