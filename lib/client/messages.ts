import type { Language } from './languages'
import deConnectors from './messages/de/connectors.json'
import deRules from './messages/de/rules.json'
import deScenarios from './messages/de/scenarios.json'
import deShare from './messages/de/share.json'
import deShell from './messages/de/shell.json'
import deVerdicts from './messages/de/verdicts.json'
import deWorkspace from './messages/de/workspace.json'
import enConnectors from './messages/en/connectors.json'
import enRules from './messages/en/rules.json'
import enScenarios from './messages/en/scenarios.json'
import enShare from './messages/en/share.json'
import enShell from './messages/en/shell.json'
import enVerdicts from './messages/en/verdicts.json'
import enWorkspace from './messages/en/workspace.json'

/** One file per part of the screens; English is the shape that German is held to by a test. */
const en = {
  shell: enShell,
  scenarios: enScenarios,
  share: enShare,
  rules: enRules,
  workspace: enWorkspace,
  connectors: enConnectors,
  verdicts: enVerdicts,
}

const de: typeof en = {
  shell: deShell,
  scenarios: deScenarios,
  share: deShare,
  rules: deRules,
  workspace: deWorkspace,
  connectors: deConnectors,
  verdicts: deVerdicts,
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
