import type { Language } from './languages'
import deConnectors from './messages/de/connectors.json'
import deDeliverers from './messages/de/deliverers.json'
import deEvidence from './messages/de/evidence.json'
import deReading from './messages/de/reading.json'
import deRules from './messages/de/rules.json'
import deScenarios from './messages/de/scenarios.json'
import deShare from './messages/de/share.json'
import deServices from './messages/de/services.json'
import deShell from './messages/de/shell.json'
import deSpf from './messages/de/spf.json'
import deVerdicts from './messages/de/verdicts.json'
import deWorkspace from './messages/de/workspace.json'
import enConnectors from './messages/en/connectors.json'
import enDeliverers from './messages/en/deliverers.json'
import enEvidence from './messages/en/evidence.json'
import enReading from './messages/en/reading.json'
import enRules from './messages/en/rules.json'
import enScenarios from './messages/en/scenarios.json'
import enShare from './messages/en/share.json'
import enServices from './messages/en/services.json'
import enShell from './messages/en/shell.json'
import enSpf from './messages/en/spf.json'
import enVerdicts from './messages/en/verdicts.json'
import enWorkspace from './messages/en/workspace.json'

/** One file per part of the screens; English is the shape that German is held to by a test. */
const en = {
  shell: enShell,
  scenarios: enScenarios,
  share: enShare,
  reading: enReading,
  rules: enRules,
  workspace: enWorkspace,
  connectors: enConnectors,
  deliverers: enDeliverers,
  spf: enSpf,
  verdicts: enVerdicts,
  evidence: enEvidence,
  services: enServices,
}

const de: typeof en = {
  shell: deShell,
  scenarios: deScenarios,
  share: deShare,
  reading: deReading,
  rules: deRules,
  workspace: deWorkspace,
  connectors: deConnectors,
  deliverers: deDeliverers,
  spf: deSpf,
  verdicts: deVerdicts,
  evidence: deEvidence,
  services: deServices,
}

export type Messages = typeof en

/** The texts of one language. Only the layout (on the server) calls this, so that a page is sent one language. */
export function loadMessages(language: Language): Messages {
  return language === 'de' ? de : en
}

declare module 'use-intl' {
  interface AppConfig {
    Locale: Language
    Messages: Messages
  }
}
