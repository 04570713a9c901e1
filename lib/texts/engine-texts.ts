import { type Catalogue, catalogue, loadCatalogue } from './catalogue'
import type { Language } from './language'

/** What the engine has to say, by its codes. The engine itself returns codes and values; format.ts fills the texts with them. */
export const ENGINE_TEXTS = {
  findings: catalogue(
    () => import('./en/findings.json'),
    () => import('./de/findings.json'),
  ),
  'collector-findings': catalogue(
    () => import('./en/collector-findings.json'),
    () => import('./de/collector-findings.json'),
  ),
  'plan-findings': catalogue(
    () => import('./en/plan-findings.json'),
    () => import('./de/plan-findings.json'),
  ),
  'import-problems': catalogue(
    () => import('./en/import-problems.json'),
    () => import('./de/import-problems.json'),
  ),
  'runbook-steps': catalogue(
    () => import('./en/runbook-steps.json'),
    () => import('./de/runbook-steps.json'),
  ),
  'runbook-notes': catalogue(
    () => import('./en/runbook-notes.json'),
    () => import('./de/runbook-notes.json'),
  ),
  'evidence-problems': catalogue(
    () => import('./en/evidence-problems.json'),
    () => import('./de/evidence-problems.json'),
  ),
  'spf-problems': catalogue(
    () => import('./en/spf-problems.json'),
    () => import('./de/spf-problems.json'),
  ),
  'spf-reasons': catalogue(
    () => import('./en/spf-reasons.json'),
    () => import('./de/spf-reasons.json'),
  ),
  'address-reasons': catalogue(
    () => import('./en/address-reasons.json'),
    () => import('./de/address-reasons.json'),
  ),
  'scenario-file-problems': catalogue(
    () => import('./en/scenario-file-problems.json'),
    () => import('./de/scenario-file-problems.json'),
  ),
  requirements: catalogue(
    () => import('./en/requirements.json'),
    () => import('./de/requirements.json'),
  ),
  examples: catalogue(
    () => import('./en/examples.json'),
    () => import('./de/examples.json'),
  ),
}

type Catalogues = typeof ENGINE_TEXTS

/** The catalogues of the engine by their names, which are those of their files. */
export type EngineCatalogue = keyof Catalogues
type EngineTexts<Name extends EngineCatalogue> = Catalogues[Name] extends Catalogue<infer Texts> ? Texts : never

/** One catalogue of the engine in one language. In the browser it is fetched with the first call, so that no page waits for it. */
export function loadEngineTexts<Name extends EngineCatalogue>(
  name: Name,
  language: Language,
): Promise<EngineTexts<Name>>
export function loadEngineTexts(name: EngineCatalogue, language: Language): Promise<object> {
  return loadCatalogue<object>(ENGINE_TEXTS[name], language)
}
