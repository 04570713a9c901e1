import compile from 'icu-minify/compile'
import type { Language } from '#lib/scenario/language'
import deConnectors from './messages/de/connectors.json'
import deDeliverers from './messages/de/deliverers.json'
import deEvidence from './messages/de/evidence.json'
import deProving from './messages/de/proving.json'
import deReading from './messages/de/reading.json'
import deRules from './messages/de/rules.json'
import deScenarios from './messages/de/scenarios.json'
import deServices from './messages/de/services.json'
import deShare from './messages/de/share.json'
import deShell from './messages/de/shell.json'
import deSpf from './messages/de/spf.json'
import deVerdicts from './messages/de/verdicts.json'
import deWorkspace from './messages/de/workspace.json'
import enConnectors from './messages/en/connectors.json'
import enDeliverers from './messages/en/deliverers.json'
import enEvidence from './messages/en/evidence.json'
import enProving from './messages/en/proving.json'
import enReading from './messages/en/reading.json'
import enRules from './messages/en/rules.json'
import enScenarios from './messages/en/scenarios.json'
import enServices from './messages/en/services.json'
import enShare from './messages/en/share.json'
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
  proving: enProving,
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
  proving: deProving,
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

/** The texts of one language, as they are written. */
export function loadMessages(language: Language): Messages {
  return language === 'de' ? de : en
}

const compiled = new Map<Language, Messages>()

/**
 * The texts of one language, read already: the page then needs no parser for them (next.config.js leaves it out). Only the
 * layout (on the server) calls this, so that a page is sent one language.
 */
export function compileMessages(language: Language): Messages {
  // A copy, because what a page is sent must be of plain objects.
  const known = compiled.get(language) ?? (structuredClone(compileAll(loadMessages(language))) as Messages)
  compiled.set(language, known)
  return known
}

type Catalogue = { readonly [key: string]: string | Catalogue }

const compileAll = (catalogue: Catalogue): object =>
  Object.fromEntries(
    Object.entries(catalogue).map(([key, text]) => [key, typeof text === 'string' ? compile(text) : compileAll(text)]),
  )

declare module 'use-intl' {
  interface AppConfig {
    Locale: Language
    Messages: Messages
  }
}
