import compile from 'icu-minify/compile'
import type { Language } from '#lib/scenario/document/language'
import deConnectors from './de/connectors.json'
import deDeliverers from './de/deliverers.json'
import deEvidence from './de/evidence.json'
import deImport from './de/import.json'
import deProof from './de/proof.json'
import deRules from './de/rules.json'
import deScenarios from './de/scenarios.json'
import deServices from './de/services.json'
import deShare from './de/share.json'
import deShell from './de/shell.json'
import deSpf from './de/spf.json'
import deVerdicts from './de/verdicts.json'
import deWorkspace from './de/workspace.json'
import enConnectors from './en/connectors.json'
import enDeliverers from './en/deliverers.json'
import enEvidence from './en/evidence.json'
import enImport from './en/import.json'
import enProof from './en/proof.json'
import enRules from './en/rules.json'
import enScenarios from './en/scenarios.json'
import enServices from './en/services.json'
import enShare from './en/share.json'
import enShell from './en/shell.json'
import enSpf from './en/spf.json'
import enVerdicts from './en/verdicts.json'
import enWorkspace from './en/workspace.json'

/** One file per part of the screens; English is the shape that German is held to by a test. */
const en = {
  shell: enShell,
  scenarios: enScenarios,
  share: enShare,
  import: enImport,
  proof: enProof,
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
  import: deImport,
  proof: deProof,
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
