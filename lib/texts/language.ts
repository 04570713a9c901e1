/** Languages the product is written in. The first is the one for everybody whose language is not among them. */
export const LANGUAGES = ['en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]

/** Holds the language that was chosen by hand. */
export const LANGUAGE_COOKIE = 'language'

const isLanguage = (text: string): text is Language => (LANGUAGES as readonly string[]).includes(text)

/** The language to speak: the one chosen before, else the first of the browser's that we have, else English. */
export function chooseLanguage(chosen: string | undefined, acceptLanguage: string | null): Language {
  if (chosen !== undefined && isLanguage(chosen)) return chosen
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(';q=')
      return { language: tag.slice(0, 2).toLowerCase(), quality: quality === undefined ? 1 : Number(quality) || 0 }
    })
    .sort((a, b) => b.quality - a.quality)
  return wanted.map(({ language }) => language).find(isLanguage) ?? 'en'
}
