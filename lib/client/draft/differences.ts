import type { ScenarioDocument } from '#lib/scenario/document/document'
import { isEqual } from './structural-sharing'

/** The parts of a document other than its phases, in the order in which their differences are told. */
const PARTS = [
  'title',
  'description',
  'answers',
  'wants',
  'sideEntranceClosedFrom',
  'unordered',
  'switches',
  'rejectDirectSendNotRead',
  'acceptedRisks',
  'evidence',
  'deliverers',
  'spfAnswers',
  'domainRecords',
  'collected',
  'senders',
  'services',
] as const

export type DocumentPart = (typeof PARTS)[number]

/** The parts other than phases in which two documents differ. Phases are compared field by field elsewhere. */
export const differingParts = (mine: ScenarioDocument, theirs: ScenarioDocument): DocumentPart[] =>
  PARTS.filter((part) => !isEqual(mine[part], theirs[part]))
