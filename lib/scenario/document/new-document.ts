import type { Phase, ScenarioDocument } from './document'
import { SCHEMA_VERSION } from './schema-version'

/** A document of which only what is given was said: nothing recorded, no exceptions, no risks, no tests. */
export const newDocument = (
  given: Pick<ScenarioDocument, 'title' | 'phases'> & Partial<ScenarioDocument>,
): ScenarioDocument => ({
  schemaVersion: SCHEMA_VERSION,
  description: '',
  services: [],
  senders: [],
  answers: {},
  deliverers: [],
  spfAnswers: [],
  domainRecords: [],
  wants: [],
  sideEntranceClosedFrom: null,
  unordered: false,
  switches: { plainTextRefusedFrom: null, nobodyRefusedInBetween: [] },
  rejectDirectSendNotRead: false,
  acceptedRisks: [],
  evidence: [],
  ...given,
})

/** A phase with nothing in it but what is given. */
export const newPhase = (given: Pick<Phase, 'id' | 'name'> & Partial<Phase>): Phase => ({
  note: '',
  tenant: { acceptedDomains: [], rejectDirectSend: false },
  mx: [],
  connectors: [],
  plannedOn: null,
  mxTtl: null,
  changeRequest: null,
  ...given,
})
