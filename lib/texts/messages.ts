import compile from 'icu-minify/compile'
import { type Catalogue, catalogue, loadCatalogue } from './catalogue'
import type { Language } from './language'

/** What screens say: one catalogue for each part of them, in ICU MessageFormat. */
export const SCREENS = {
  shell: catalogue(
    () => import('./en/shell.json'),
    () => import('./de/shell.json'),
  ),
  scenarios: catalogue(
    () => import('./en/scenarios.json'),
    () => import('./de/scenarios.json'),
  ),
  share: catalogue(
    () => import('./en/share.json'),
    () => import('./de/share.json'),
  ),
  import: catalogue(
    () => import('./en/import.json'),
    () => import('./de/import.json'),
  ),
  proof: catalogue(
    () => import('./en/proof.json'),
    () => import('./de/proof.json'),
  ),
  plan: catalogue(
    () => import('./en/plan.json'),
    () => import('./de/plan.json'),
  ),
  night: catalogue(
    () => import('./en/night.json'),
    () => import('./de/night.json'),
  ),
  rules: catalogue(
    () => import('./en/rules.json'),
    () => import('./de/rules.json'),
  ),
  review: catalogue(
    () => import('./en/review.json'),
    () => import('./de/review.json'),
  ),
  workspace: catalogue(
    () => import('./en/workspace.json'),
    () => import('./de/workspace.json'),
  ),
  connectors: catalogue(
    () => import('./en/connectors.json'),
    () => import('./de/connectors.json'),
  ),
  deliverers: catalogue(
    () => import('./en/deliverers.json'),
    () => import('./de/deliverers.json'),
  ),
  spf: catalogue(
    () => import('./en/spf.json'),
    () => import('./de/spf.json'),
  ),
  verdicts: catalogue(
    () => import('./en/verdicts.json'),
    () => import('./de/verdicts.json'),
  ),
  evidence: catalogue(
    () => import('./en/evidence.json'),
    () => import('./de/evidence.json'),
  ),
  services: catalogue(
    () => import('./en/services.json'),
    () => import('./de/services.json'),
  ),
  documents: catalogue(
    () => import('./en/documents.json'),
    () => import('./de/documents.json'),
  ),
}

type Screens = typeof SCREENS
export type Messages = {
  readonly [Name in keyof Screens]: Screens[Name] extends Catalogue<infer Texts> ? Texts : never
}

/** The texts of all screens in one language, as they are written. */
export function loadMessages(language: Language): Promise<Messages>
export async function loadMessages(language: Language): Promise<object> {
  const loaded = Object.entries<Catalogue<object>>(SCREENS).map(
    async ([name, screen]) => [name, await loadCatalogue(screen, language)] as const,
  )
  return Object.fromEntries(await Promise.all(loaded))
}

const compiled = new Map<Language, Promise<Messages>>()

/**
 * The texts of one language, read already: the page then needs no parser for them (next.config.js leaves it out). Only the
 * layout (on the server) calls this, so that a page is sent one language.
 */
export function compileMessages(language: Language): Promise<Messages> {
  const known = compiled.get(language) ?? compileAll(language)
  compiled.set(language, known)
  return known
}

function compileAll(language: Language): Promise<Messages>
async function compileAll(language: Language): Promise<object> {
  // A copy, because what a page is sent must be of plain objects.
  return structuredClone(compileTexts(await loadMessages(language)))
}

type Texts = { readonly [key: string]: string | Texts }

const compileTexts = (texts: Texts): object =>
  Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key, typeof text === 'string' ? compile(text) : compileTexts(text)]),
  )

declare module 'use-intl' {
  interface AppConfig {
    Locale: Language
    Messages: Messages
  }
}
