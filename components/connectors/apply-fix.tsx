import type { Change } from '#lib/client/draft'
import { type Reach, setProperties } from '#lib/client/draft-connectors'
import { isNetwork, readLines } from '#lib/client/draft-lines'
import type { Finding } from '#lib/scenario/contract'
import { fieldName } from './property-names'

/** Sets a property to what a finding proposes. Lines of its field that cannot be read yet stay, below what was fixed. */
export function applyFix(reach: Reach, { property, value }: NonNullable<Finding['fix']>): Change {
  const field = fieldName(reach.phaseId, reach.connectorId, property)
  return (draft) => {
    const document = setProperties(reach, { [property]: value })(draft.document)
    const typed = draft.raw[field]
    if (typed === undefined || !Array.isArray(value)) return { ...draft, document }
    const unread = readLines(typed, isNetwork).unread.map(({ text }) => text)
    return { ...draft, document, raw: { ...draft.raw, [field]: [...value, ...unread].join('\n') } }
  }
}
