import type { Language } from './language'

type Module<Texts> = { readonly default: Texts }

/** The texts of one subject: a file of the same name and with the same keys in each language, loaded when it is asked for. */
export type Catalogue<Texts> = { readonly [Own in Language]: () => Promise<Module<Texts>> }

/** A key that the German file lacks fails to compile here; one that it has too many fails in catalogues.test.ts. */
export const catalogue = <Texts>(
  en: () => Promise<Module<Texts>>,
  de: () => Promise<Module<NoInfer<Texts>>>,
): Catalogue<Texts> => ({ en, de })

/** The texts of a catalogue in one language. */
export async function loadCatalogue<Texts>(of: Catalogue<Texts>, language: Language): Promise<Texts> {
  return (await of[language]()).default
}
